import fc from 'fast-check';
import { projectOnto } from '../../server/matching/projection.engine';

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);
const distance = (one: readonly number[], other: readonly number[]): number =>
  Math.hypot(...one.map((part, index) => part - (other[index] ?? Number.NaN)));
const fine = (most: number) => fc.integer({ min: 0, max: most }).map((thousandths) => thousandths / 1000);

/** A point, bounds, and a total that some point within them has. */
const problem = fc
  .array(fc.record({ part: fc.integer({ min: -1500, max: 1500 }).map((n) => n / 1000), low: fine(400), width: fine(600) }), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((parts) => {
    const low = parts.map((one) => one.low);
    const high = parts.map((one) => one.low + one.width);
    const total = fine(1000).map((share) => sumOf(low) + share * (sumOf(high) - sumOf(low)));
    return fc.record({ point: fc.constant(parts.map(({ part }) => part)), bounds: fc.constant({ low, high }), total });
  });

/** The nearest of all points on a grid within the bounds that sum to the total, for three parts: the third makes up the sum. */
function nearestOnGrid(point: readonly number[], low: readonly number[], high: readonly number[], total: number): number {
  const steps = 120;
  let nearest = Number.POSITIVE_INFINITY;
  const at = (index: number, step: number): number => low[index]! + (step / steps) * (high[index]! - low[index]!);
  for (let one = 0; one <= steps; one += 1) {
    for (let other = 0; other <= steps; other += 1) {
      const [first, second] = [at(0, one), at(1, other)];
      const third = total - first - second;
      if (third < low[2]! || third > high[2]!) continue;
      nearest = Math.min(nearest, distance(point, [first, second, third]));
    }
  }
  return nearest;
}

describe('the projection', () => {
  it('lies within the bounds and sums to the total', () => {
    fc.assert(
      fc.property(problem, ({ point, bounds, total }) => {
        const found = projectOnto(point, bounds, total);
        expect(Math.abs(sumOf(found) - total)).toBeLessThan(1e-9);
        found.forEach((part, index) => {
          expect(part).toBeGreaterThanOrEqual(bounds.low[index]!);
          expect(part).toBeLessThanOrEqual(bounds.high[index]!);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('is nowhere beaten by a search of the whole grid', () => {
    const three = problem.filter(({ point }) => point.length === 3);
    fc.assert(
      fc.property(three, ({ point, bounds: { low, high }, total }) => {
        const found = projectOnto(point, { low, high }, total);
        expect(distance(point, found)).toBeLessThanOrEqual(nearestOnGrid(point, low, high, total) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('is nowhere beaten by moving a little from one part to another', () => {
    fc.assert(
      fc.property(problem, ({ point, bounds: { low, high }, total }) => {
        const found = projectOnto(point, { low, high }, total);
        for (const [from] of found.entries()) {
          for (const [to] of found.entries()) {
            const most = Math.min(found[from]! - low[from]!, high[to]! - found[to]!);
            if (from === to || most <= 0) continue;
            for (const much of [most, most / 2, most / 1000]) {
              const other = found.map((part, index) => (index === from ? part - much : index === to ? part + much : part));
              expect(distance(point, found)).toBeLessThanOrEqual(distance(point, other) + 1e-12);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a point that fits where it is', () => {
    const found = projectOnto([0.2, 0.3, 0.5], { low: [0, 0, 0], high: [1, 1, 1] }, 1);
    expect(distance(found, [0.2, 0.3, 0.5])).toBeLessThan(1e-12);
  });

  it.each([0.1, 2.1])('says so where no point within the bounds sums to %d', (total) => {
    expect(() => projectOnto([0.5, 0.5], { low: [0.1, 0.1], high: [1, 1] }, total)).toThrow(RangeError);
  });
});
