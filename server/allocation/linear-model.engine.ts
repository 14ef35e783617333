/** A linear model that grows column by column and row by row: maximise `cost` within bounds, some columns whole numbers. */
export class LinearModel {
  readonly cost: number[] = [];
  readonly upper: number[] = [];
  readonly lower: number[] = [];
  readonly isInteger: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** A whole number from `lower` to `upper`; answers its index. */
  addWhole(cost: number, lower = 0, upper = 1): number {
    this.lower.push(lower);
    this.upper.push(upper);
    this.isInteger.push(1);
    return this.cost.push(cost) - 1;
  }

  /** lower <= sum of terms <= upper; a term is a column and its coefficient. */
  addRow(lower: number, upper: number, terms: Iterable<readonly [column: number, coefficient: number]>): void {
    for (const [column, coefficient] of terms) {
      this.indices.push(column);
      this.values.push(coefficient);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  /** Puts another objective in place of the last: the columns named, 0 for the rest. */
  aim(terms: Iterable<readonly [column: number, coefficient: number]>): void {
    this.cost.fill(0);
    for (const [column, coefficient] of terms) this.cost[column] = coefficient;
  }
}
