import fc from 'fast-check';
import type { AllocationProblem } from '../../server/allocation/allocation.types';
import { conflictsOf } from '../../server/allocation/conflicts.rules';
import { aimsOf, broken, compareAims, exhaustive, valueOf } from './independent';
import { dateOf, problemOf, randomFrom, smallProblem, solve } from './problems';

const SEED = 20260701;

/** Solves, and holds the answer against trying every plan. */
async function isTheBest(problem: AllocationProblem): Promise<void> {
  fc.pre(conflictsOf(problem).length === 0);
  const solution = await solve(problem);
  const best = exhaustive(problem);
  if (!best) {
    expect(solution.status).toBe('INFEASIBLE');
    expect(solution.conflicts.length).toBeGreaterThan(0);
    return;
  }
  expect(solution.status).toBe('OPTIMAL');
  expect(solution.gap).toBe(0);
  expect(broken(problem, solution.places)).toEqual([]);
  expect(solution.value).toBeCloseTo(valueOf(problem, solution.places), 7);
  const aims = aimsOf(problem, solution.places);
  expect({ problem, aims, difference: compareAims(aims, best) }).toEqual({ problem, aims, difference: 0 });
}

const check = (shape: Parameters<typeof smallProblem>[0], numRuns: number) =>
  fc.assert(fc.asyncProperty(smallProblem(shape), isTheBest), { seed: SEED, numRuns, endOnFailure: true });

describe('plans against every plan there is', () => {
  it('are the best where flows are all there is', () =>
    check({ students: 5, dates: 4, hasClashes: false, hasMinimums: false }, 400));

  it('are the best where dates clash', () => check({ students: 4, dates: 5, hasClashes: true, hasMinimums: false }, 300));

  it('are the best where dates need a minimum audience', () =>
    check({ students: 5, dates: 3, hasClashes: false, hasMinimums: true }, 250));

  it('are the best where dates clash and need a minimum audience', () =>
    check({ students: 4, dates: 4, hasClashes: true, hasMinimums: true }, 250));
});

describe('a school too large for whole numbers', () => {
  it.each(['BEST_FIT', 'FAIR'] as const)('gets a plan within all constraints, and the gap (%s)', async (mode) => {
    const random = randomFrom(17);
    const problem = problemOf(
      Array.from({ length: 3_100 }, () => Array.from({ length: 100 }, (_, date) => random() ** (1 + date / 25))),
      { mode, offerDates: Array.from({ length: 100 }, (_, index) => dateOf(index, { capacity: 33, minimumAudience: 20 })) },
    );
    const solution = await solve(problem, { timeLeft: () => 4_000 });
    expect(solution).toMatchObject({ status: 'FEASIBLE', method: 'MIXED_INTEGER', prices: null });
    expect(solution.gap).toBeGreaterThanOrEqual(0);
    expect(solution.gap).toBeLessThan(0.05);
    expect(broken(problem, solution.places)).toEqual([]);
  });
});
