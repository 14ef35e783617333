import fc from 'fast-check';
import type { AllocationProblem, Pair } from '../../server/allocation/allocation.types';
import { conflictsOf } from '../../server/allocation/conflicts.rules';
import { broken, valueOf } from './independent';
import { dateId, dateOf, pair, problemOf, randomFrom, smallProblem, solve, studentId } from './problems';

/** Nor is the optimiser begun, which would take some. */
const NO_TIME = { timeLeft: () => 0, optimiser: () => Promise.reject(new Error('There is no time.')) };

const shapes = fc.tuple(fc.boolean(), fc.boolean()).chain(([hasClashes, hasMinimums]) =>
  smallProblem({ students: 5, dates: 4, hasClashes, hasMinimums }).map((problem): AllocationProblem => ({
    ...problem,
    mode: 'BEST_FIT',
  })),
);

/** Some students and dates are in no problem. */
const anyPlaces = fc.array(fc.record({ studentId: fc.nat(6).map(studentId), offerDateId: fc.nat(5).map(dateId) }), {
  maxLength: 12,
});

it('is worth no less without any search than a plan that is known', () =>
  fc.assert(
    fc.asyncProperty(shapes, async (problem) => {
      fc.pre(conflictsOf(problem).length === 0);
      const best = await solve(problem);
      fc.pre(best.status === 'OPTIMAL');
      const again = await solve(problem, { ...NO_TIME, known: best.places });
      expect(again.value).toBeGreaterThanOrEqual(best.value - 1e-9);
      expect(broken(problem, again.places)).toEqual([]);
    }),
    { seed: 20261128, numRuns: 300 },
  ));

it('keeps every constraint, whatever is said to be known', () =>
  fc.assert(
    fc.asyncProperty(shapes, anyPlaces, async (problem, known) => {
      fc.pre(conflictsOf(problem).length === 0);
      const plan = await solve(problem, { ...NO_TIME, known });
      if (plan.status === 'TIME_LIMIT' || plan.status === 'INFEASIBLE') return;
      expect(plan.most).toBeGreaterThanOrEqual((await solve(problem)).value - 1e-9);
      if (plan.value > 0) expect(plan.value * (1 + Number(plan.gap))).toBeCloseTo(Number(plan.most), 9);
      expect(broken(problem, plan.places)).toEqual([]);
      expect(plan.value).toBeCloseTo(valueOf(problem, plan.places), 7);
    }),
    { seed: 20261128, numRuns: 300 },
  ));

it('gains by more places what the flow can, with the dates that run', async () => {
  const random = randomFrom(23);
  const dates = Array.from({ length: 30 }, (_, index) => dateOf(index, { capacity: 12, minimumAudience: 9 }));
  const problem = problemOf(
    Array.from({ length: 240 }, () => dates.map((_, date) => random() ** (1 + date / 8))),
    { offerDates: dates },
  );
  const before = await solve(problem, { timeLeft: () => 500 });
  const running = new Set(before.places.map(({ offerDateId }) => offerDateId));
  const offerDates = dates.map((date) => (running.has(date.id) ? { ...date, capacity: date.capacity + 1 } : date));
  const after = await solve({ ...problem, offerDates }, { ...NO_TIME, known: before.places });
  expect(after.value).toBeGreaterThan(before.value);
  expect(broken({ ...problem, offerDates }, after.places)).toEqual([]);
});

it('takes nothing from a known plan that would put a student where they cannot be', async () => {
  const problem = problemOf([[0.5, NaN]], { offerDates: [dateOf(0, { minimumAudience: 2 }), dateOf(1)] });
  const known: readonly Pair[] = [pair(0, 1), pair(0, 0)];
  expect(await solve(problem, { ...NO_TIME, known })).toMatchObject({ places: [], value: 0 });
});
