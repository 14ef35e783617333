import fc from 'fast-check';
import { AllocationSolver } from '../../server/allocation/allocation.solver';
import type { AllocationProblem, AllocationSolution } from '../../server/allocation/allocation.types';
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

/** A thousand students, 110 dates of 55 offers with minimum audiences, many at overlapping times. */
function wholeSchool(mode: AllocationProblem['mode']): AllocationProblem {
  const random = randomFrom(31);
  const offerDates = Array.from({ length: 110 }, (_, index) => {
    const capacity = [12, 20, 30, 60][Math.floor(random() * 4)]!;
    const startsAt = Math.floor(random() * 60) * 10 + (index % 2) * 700;
    return dateOf(index, {
      ...{ offerId: `offer-${Math.floor(index / 2)}`, startsAt, endsAt: startsAt + 8 + Math.floor(random() * 8) },
      ...{ capacity, minimumAudience: Math.floor(capacity * (0.4 + 0.4 * random())) },
    });
  });
  const appeal = offerDates.map(() => 1 + 3 * random());
  const scores = Array.from({ length: 1_000 }, () =>
    appeal.map((power) => (random() < 0.15 ? NaN : 0.05 + 0.9 * random() ** power)),
  );
  return problemOf(scores, { mode, offerDates, mostPerStudent: 2, target: 2 });
}

describe('a whole school of clashing dates with minimum audiences', () => {
  it.each(['BEST_FIT', 'FAIR'] as const)('always gets a plan, also where the optimiser does not come back (%s)', async (mode) => {
    const problem = wholeSchool(mode);
    const answer = await new AllocationSolver({ graceMs: 0 }).solve(problem, { timeLimitMs: 12_000 });
    expect(answer).toMatchObject({ status: 'FEASIBLE', method: 'MIXED_INTEGER' });
    expect(answer.gap).toBeLessThan(0.1);
    expect(answer.milliseconds).toBeGreaterThan(11_000);
    expect(answer.places.length).toBeGreaterThan(1_800);
    expect(broken(problem, answer.places)).toEqual([]);
  });

  it.each(['BEST_FIT', 'FAIR'] as const)('gets one even where there is no time to mend (%s)', async (mode) => {
    const problem = wholeSchool(mode);
    const found: AllocationSolution[] = [];
    const answer = await solve(problem, { timeLeft: () => 0, onPlan: (plan) => found.push(plan) });
    expect(answer.status).toBe('FEASIBLE');
    expect(answer.places.length).toBeGreaterThan(1_500);
    expect(broken(problem, answer.places)).toEqual([]);
    expect(found.map(({ status }) => status)).toEqual(['FEASIBLE']);
  });
});

it('mends what students are fixed at and what must run before anything else', () =>
  fc.assert(
    fc.asyncProperty(smallProblem({ students: 5, dates: 4, hasClashes: true, hasMinimums: true }), async (problem) => {
      fc.pre(conflictsOf(problem).length === 0);
      const { status, places } = await solve(problem, { timeLeft: () => 0 });
      if (status === 'FEASIBLE' || status === 'OPTIMAL') expect(broken(problem, places)).toEqual([]);
      const isFixed = problem.fixed.length + problem.required.length > 0;
      if (!isFixed) expect(['FEASIBLE', 'OPTIMAL']).toContain(status);
    }),
    { seed: SEED, numRuns: 400 },
  ));
