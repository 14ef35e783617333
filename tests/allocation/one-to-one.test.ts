import loadHighs from 'highs';
import { cheapestOneToOne } from '../../server/allocation/one-to-one.engine';
import { randomFrom } from './problems';

/** As OR-Library makes them: whole costs from 1 to 100. */
function matrix(size: number, seed: number): Float64Array {
  const random = randomFrom(seed);
  return Float64Array.from({ length: size * size }, () => 1 + Math.floor(random() * 100));
}

/** The Hungarian method as textbooks print it, with potentials of rows and columns; shares nothing with the solver. */
class Hungarian {
  private readonly ofRow: Float64Array;
  private readonly ofColumn: Float64Array;
  private readonly rowOf: Int32Array;

  constructor(
    private readonly costs: Float64Array,
    private readonly size: number,
  ) {
    this.ofRow = new Float64Array(size + 1);
    this.ofColumn = new Float64Array(size + 1);
    this.rowOf = new Int32Array(size + 1);
  }

  cheapest(): number {
    for (let row = 1; row <= this.size; row += 1) this.add(row);
    return -this.ofColumn[0]!;
  }

  /** Columns are counted from 1; column 0 is where the new row waits. */
  private add(row: number): void {
    const { rowOf, size } = this;
    const least = new Float64Array(size + 1).fill(Infinity);
    const from = new Int32Array(size + 1);
    const isUsed = new Uint8Array(size + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      isUsed[column] = 1;
      this.look(column, { least, from, isUsed });
      const free = [...least.keys()].filter((other) => other > 0 && isUsed[other] === 0);
      const next = free.reduce((one, other) => (least[other]! < least[one]! ? other : one));
      this.shift(least[next]!, least, isUsed);
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = from[column]!) rowOf[column] = rowOf[from[column]!]!;
  }

  private look(column: number, { least, from, isUsed }: { least: Float64Array; from: Int32Array; isUsed: Uint8Array }): void {
    const row = this.rowOf[column]!;
    for (let other = 1; other <= this.size; other += 1) {
      const reduced = this.costs[(row - 1) * this.size + other - 1]! - this.ofRow[row]! - this.ofColumn[other]!;
      if (isUsed[other] === 0 && reduced < least[other]!) [least[other], from[other]] = [reduced, column];
    }
  }

  private shift(by: number, least: Float64Array, isUsed: Uint8Array): void {
    for (let column = 0; column <= this.size; column += 1)
      if (isUsed[column] === 1) {
        this.ofRow[this.rowOf[column]!]! += by;
        this.ofColumn[column]! -= by;
      } else least[column]! -= by;
  }
}

async function byLinearProgramme(costs: Float64Array, size: number): Promise<number> {
  const highs = await loadHighs();
  const rows = [...Array(size).keys()];
  const name = (row: number, column: number) => `x${row}_${column}`;
  const text = [
    'Minimize',
    `cost: ${rows.map((row) => rows.map((column) => `${costs[row * size + column]!} ${name(row, column)}`).join(' + ')).join('\n + ')}`,
    'Subject To',
    ...rows.map((row) => `row${row}: ${rows.map((column) => name(row, column)).join(' + ')} = 1`),
    ...rows.map((column) => `column${column}: ${rows.map((row) => name(row, column)).join(' + ')} = 1`),
    'End',
  ].join('\n');
  return highs.solve(text, { output_flag: false }).ObjectiveValue;
}

describe('one-to-one assignment', () => {
  it('of 100 costs what a linear programme says', async () => {
    const costs = matrix(100, 1);
    expect(cheapestOneToOne(costs, 100).cost).toBeCloseTo(await byLinearProgramme(costs, 100), 6);
  });

  it.each([100, 400, 800])('of %d costs what the Hungarian method says, each column once', (size) => {
    const costs = matrix(size, size);
    const { columnOf, cost } = cheapestOneToOne(costs, size);
    expect(new Set(columnOf).size).toBe(size);
    expect(cost).toBe(new Hungarian(costs, size).cheapest());
  });

  it('takes negative costs', () => {
    expect(cheapestOneToOne(Float64Array.from([-5, 2, 3, -1]), 2)).toEqual({ columnOf: [0, 1], cost: -6 });
  });

  it('refuses costs whose sums would not be exact', () => {
    expect(() => cheapestOneToOne(Float64Array.from([0, 2 ** 51, 1, 0]), 2)).toThrow(RangeError);
  });
});
