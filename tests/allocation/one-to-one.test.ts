import loadHighs from 'highs';
import { cheapestOneToOne } from '../../server/allocation/one-to-one.engine';
import { randomFrom } from './problems';

/** As OR-Library makes them: whole costs from 1 to 100. */
function matrix(size: number, seed: number): Float64Array {
  const random = randomFrom(seed);
  return Float64Array.from({ length: size * size }, () => 1 + Math.floor(random() * 100));
}

/** The Hungarian method as textbooks print it, with potentials of rows and columns; shares nothing with the solver. */
function hungarian(costs: Float64Array, size: number): number {
  const [u, v] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    const [least, from, isUsed] = [new Float64Array(size + 1).fill(Infinity), new Int32Array(size + 1), new Uint8Array(size + 1)];
    rowOf[0] = row;
    let column = 0;
    do {
      isUsed[column] = 1;
      let [delta, next] = [Infinity, 0];
      for (let other = 1; other <= size; other += 1) {
        if (isUsed[other]) continue;
        const reduced = costs[(rowOf[column]! - 1) * size + other - 1]! - u[rowOf[column]!]! - v[other]!;
        if (reduced < least[other]!) [least[other], from[other]] = [reduced, column];
        if (least[other]! < delta) [delta, next] = [least[other]!, other];
      }
      for (let other = 0; other <= size; other += 1)
        if (isUsed[other]) [u[rowOf[other]!], v[other]] = [u[rowOf[other]!]! + delta, v[other]! - delta];
        else least[other]! -= delta;
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = from[column]!) rowOf[column] = rowOf[from[column]!]!;
  }
  return -v[0]!;
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
    expect(cost).toBe(hungarian(costs, size));
  });

  it('takes negative costs', () => {
    expect(cheapestOneToOne(Float64Array.from([-5, 2, 3, -1]), 2)).toEqual({ columnOf: [0, 1], cost: -6 });
  });

  it('refuses costs whose sums would not be exact', () => {
    expect(() => cheapestOneToOne(Float64Array.from([0, 2 ** 51, 1, 0]), 2)).toThrow(RangeError);
  });
});
