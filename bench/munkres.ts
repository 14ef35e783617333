/**
 * Munkres' algorithm as it is printed and copied: stars, primes and covered lines over the whole matrix, looking for the next
 * zero from the beginning each time. The cheapest one-to-one assignment of a square matrix; answers its cost.
 */
export function munkres(costs: Float64Array, size: number): number {
  return new Munkres(costs, size).solve();
}

class Munkres {
  private readonly matrix: Float64Array[];
  private readonly star: Int32Array;
  private readonly starOfColumn: Int32Array;
  private readonly prime: Int32Array;
  private readonly isRowCovered: Uint8Array;
  private readonly isColumnCovered: Uint8Array;

  constructor(
    private readonly costs: Float64Array,
    private readonly size: number,
  ) {
    this.matrix = Array.from({ length: size }, (_, row) => {
      const values = costs.slice(row * size, (row + 1) * size);
      const least = values.reduce((one, other) => Math.min(one, other));
      return values.map((value) => value - least);
    });
    this.star = new Int32Array(size).fill(-1);
    this.starOfColumn = new Int32Array(size).fill(-1);
    this.prime = new Int32Array(size).fill(-1);
    this.isRowCovered = new Uint8Array(size);
    this.isColumnCovered = new Uint8Array(size);
  }

  solve(): number {
    this.matrix.forEach((values, row) => {
      const column = values.findIndex((value, place) => value === 0 && this.starOfColumn[place] === -1);
      if (column >= 0) this.setStar(row, column);
    });
    while (this.coverStarred() < this.size) this.addStar();
    return this.star.reduce((sum, column, row) => sum + (this.costs[row * this.size + column] ?? NaN), 0);
  }

  private setStar(row: number, column: number): void {
    this.star[row] = column;
    this.starOfColumn[column] = row;
  }

  private coverStarred(): number {
    this.isRowCovered.fill(0);
    this.prime.fill(-1);
    this.starOfColumn.forEach((row, column) => (this.isColumnCovered[column] = Number(row >= 0)));
    return this.isColumnCovered.reduce((sum, one) => sum + one, 0);
  }

  private addStar(): void {
    for (;;) {
      const zero = this.uncoveredZero();
      if (!zero) {
        this.makeZero();
        continue;
      }
      const [row, column] = zero;
      this.prime[row] = column;
      const starred = this.star[row] ?? -1;
      if (starred < 0) {
        this.swapAlong(row, column);
        return;
      }
      this.isRowCovered[row] = 1;
      this.isColumnCovered[starred] = 0;
    }
  }

  private uncoveredZero(): readonly [row: number, column: number] | null {
    for (const [row, values] of this.matrix.entries()) {
      if (this.isRowCovered[row] === 1) continue;
      const column = values.findIndex((value, place) => value === 0 && this.isColumnCovered[place] === 0);
      if (column >= 0) return [row, column];
    }
    return null;
  }

  private makeZero(): void {
    let least = Infinity;
    for (const [row, values] of this.matrix.entries())
      if (this.isRowCovered[row] === 0)
        values.forEach((value, column) => {
          if (this.isColumnCovered[column] === 0 && value < least) least = value;
        });
    for (const [row, values] of this.matrix.entries())
      for (const [column, value] of values.entries())
        values[column] = value + (this.isRowCovered[row] === 1 ? least : 0) - (this.isColumnCovered[column] === 0 ? least : 0);
  }

  private swapAlong(row: number, column: number): void {
    for (let [at, to] = [row, column]; ;) {
      const before = this.starOfColumn[to] ?? -1;
      this.setStar(at, to);
      if (before < 0) return;
      at = before;
      to = this.prime[before] ?? -1;
    }
  }
}
