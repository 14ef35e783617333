import { PlaceFlow } from './flow.engine';

export interface OneToOne {
  /** Column of each row. */
  readonly columnOf: readonly number[];
  readonly cost: number;
}

/**
 * The cheapest one-to-one assignment of a square matrix of whole costs, row by row. Throws a RangeError where costs are so large
 * that sums of them would not be exact.
 */
export function cheapestOneToOne(costs: Float64Array, size: number): OneToOne {
  let [least, most] = [Infinity, -Infinity];
  for (const cost of costs) [least, most] = [Math.min(least, cost), Math.max(most, cost)];
  const penalty = 2 * (size + 1) * (most - least) + 1;
  if (!(penalty * 4 < Number.MAX_SAFE_INTEGER)) throw new RangeError('The costs are too large for exact sums.');
  const flow = new PlaceFlow({
    studentCount: size,
    dateCount: size,
    gain: costs.map((cost) => most - cost),
    capacity: new Int32Array(size).fill(1),
    allowance: new Int32Array(size).fill(1),
    slotOf: Int32Array.from({ length: size }, (_, column) => column),
  });
  const nobody = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) flow.enter(row, penalty, nobody);
  const columnOf = flow.places.of.map(([column]) => column!);
  return { columnOf, cost: columnOf.reduce((sum, column, row) => sum + costs[row * size + column]!, 0) };
}
