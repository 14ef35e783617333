import fc from 'fast-check';
import type { AllocationProblem, AllocationSolution, Pair } from '../../server/allocation/allocation.types';
import { conflictsOf } from '../../server/allocation/conflicts.rules';
import { broken, exhaustive, valueOf } from './independent';
import { dateOf, pair, problemOf, randomFrom, smallProblem, solve, studentId } from './problems';

const SEED = 20260702;
const flowProblem = smallProblem({ students: 7, dates: 5, hasClashes: false, hasMinimums: false }).map((problem) => ({
  ...problem,
  mode: 'BEST_FIT' as const,
  fixed: [],
  required: [],
}));

/**
 * Weak duality, worked out here alone: with places sold at prices, no plan is worth more than what the places bring and what
 * each student gains by choosing freely. Where a plan is worth as much, both are optimal.
 */
function dualValue(problem: AllocationProblem, priceOf: (dateId: string) => number): number {
  const sold = problem.offerDates.reduce((sum, { id, capacity }) => sum + capacity * priceOf(id), 0);
  const isForbidden = (student: string, date: string) =>
    problem.forbidden.some(({ studentId: one, offerDateId }) => one === student && offerDateId === date);
  const surplus = problem.students.map(({ id, need }, row) => {
    const gains = problem.offerDates.map((date, column) => {
      const score = problem.scores[row * problem.offerDates.length + column]!;
      return Number.isNaN(score) || isForbidden(id, date.id) ? 0 : Math.max(0, need * score - priceOf(date.id));
    });
    const chosen = gains.sort((one, other) => other - one).slice(0, problem.mostPerStudent);
    return chosen.reduce((sum, gain) => sum + gain, 0);
  });
  return sold + surplus.reduce((sum, one) => sum + one, 0);
}

/** The same problem with more places at one date. */
const withMorePlaces = (problem: AllocationProblem, offerDateId: string, more: number): AllocationProblem => ({
  ...problem,
  offerDates: problem.offerDates.map((date) => (date.id === offerDateId ? { ...date, capacity: date.capacity + more } : date)),
});

function pricesOf(solution: AllocationSolution): (dateId: string) => number {
  const prices = new Map(solution.prices!.map(({ offerDateId, value }) => [offerDateId, value]));
  return (dateId) => prices.get(dateId)!;
}

function certify(problem: AllocationProblem, solution: AllocationSolution): void {
  const priceOf = pricesOf(solution);
  expect(broken(problem, solution.places)).toEqual([]);
  expect(dualValue(problem, priceOf)).toBeCloseTo(valueOf(problem, solution.places), 6);
  for (const { id, capacity } of problem.offerDates) {
    const taken = solution.places.filter(({ offerDateId }) => offerDateId === id).length;
    expect(priceOf(id)).toBeGreaterThanOrEqual(0);
    if (taken < capacity) expect(priceOf(id)).toBe(0);
  }
}

describe('the prices of a best fit', () => {
  it('prove that it is the best', () =>
    fc.assert(
      fc.asyncProperty(flowProblem, async (problem) => {
        fc.pre(conflictsOf(problem).length === 0);
        certify(problem, await solve(problem));
      }),
      { seed: SEED, numRuns: 300, endOnFailure: true },
    ));

  it('prove it for a whole school', async () => {
    const random = randomFrom(7);
    const problem = problemOf(
      Array.from({ length: 600 }, () => Array.from({ length: 30 }, () => (random() < 0.2 ? NaN : random()))),
      { mostPerStudent: 2, offerDates: Array.from({ length: 30 }, (_, index) => dateOf(index, { capacity: 15 })) },
    );
    certify(problem, await solve(problem));
  });

  it('are what solving again with one more place gains', () =>
    fc.assert(
      fc.asyncProperty(flowProblem, async (problem) => {
        fc.pre(conflictsOf(problem).length === 0);
        const before = await solve(problem);
        for (const { offerDateId, value } of before.prices!) {
          const after = await solve(withMorePlaces(problem, offerDateId, 1));
          expect(after.value - before.value).toBeCloseTo(value, 7);
        }
      }),
      { seed: SEED, numRuns: 150, endOnFailure: true },
    ));

  it('hold for one more place only: of two, the second is worth less', async () => {
    const date = dateOf(0, { capacity: 1 });
    const crowded = problemOf([[0.9], [0.8], [0.7], [0.6]], { offerDates: [date] });
    const before = await solve(crowded);
    expect(before.prices).toEqual([{ offerDateId: date.id, value: 0.8 }]);
    expect((await solve(withMorePlaces(crowded, date.id, 2))).value - before.value).toBeCloseTo(1.5, 9);
  });

  it('are not given where clashes are left to whole numbers', async () => {
    const offerDates = [dateOf(0, { endsAt: 8 }), dateOf(1, { startsAt: 7, endsAt: 13 }), dateOf(2, { startsAt: 12 })];
    const problem = problemOf([[0.5, 0.9, 0.5]], { offerDates, mostPerStudent: 2 });
    const solution = await solve(problem);
    expect(solution).toMatchObject({ status: 'OPTIMAL', value: 1, prices: null });
  });
});

describe('the prices of a best fit with minimum audiences', () => {
  const withMinimums = smallProblem({ students: 5, dates: 4, hasClashes: false, hasMinimums: true }).map((problem) => ({
    ...problem,
    mode: 'BEST_FIT' as const,
  }));

  it('are what one more place gains by trying everything, as long as the same dates run', () =>
    fc.assert(
      fc.asyncProperty(withMinimums, async (problem) => {
        fc.pre(conflictsOf(problem).length === 0);
        const { status, places, prices } = await solve(problem);
        fc.pre(status === 'OPTIMAL');
        const running = new Set(places.map(({ offerDateId }) => offerDateId));
        const needing = problem.offerDates.filter(({ minimumAudience }) => minimumAudience > 1).map(({ id }) => id);
        const isKept = (plan: readonly Pair[]): boolean =>
          needing.every((id) => plan.some(({ offerDateId }) => offerDateId === id) === running.has(id));
        expect(prices!.map(({ offerDateId }) => offerDateId)).toEqual(
          problem.offerDates.map(({ id }) => id).filter((id) => running.has(id) || !needing.includes(id)),
        );
        for (const { offerDateId, value } of prices!) {
          const [after] = exhaustive(withMorePlaces(problem, offerDateId, 1), isKept)!;
          expect(after! - valueOf(problem, places)).toBeCloseTo(value, 7);
        }
      }),
      { seed: SEED, numRuns: 300, endOnFailure: true },
    ));

  it('never leave a date short, however long the chain of students who would each rather go on to the next', async () => {
    const dates = 6;
    const offerDates = Array.from({ length: dates + 1 }, (_, date) =>
      dateOf(date, date < dates ? { minimumAudience: 2 } : { capacity: 5 }),
    );
    // One student fixed on each date that needs two, and one to come who fits the next date perfectly and this one not at all.
    const scores = Array.from({ length: 2 * dates }, (_, student) =>
      offerDates.map((_date, date) => (student < dates && date === student + 1 ? 1 : student === date ? 0 : NaN)),
    );
    const fixed = Array.from({ length: dates }, (_, date) => pair(dates + date, date));
    const problem = problemOf(scores, { offerDates, fixed });
    const solution = await solve(problem);
    expect(solution).toMatchObject({ status: 'OPTIMAL', value: 0 });
    expect(broken(problem, solution.places)).toEqual([]);
    expect(solution.prices!.map(({ value }) => value)).toEqual(
      offerDates.map((_date, date) => (date === 0 ? 0 : expect.anything())),
    );
  });

  it('leave out dates that do not run', async () => {
    const offerDates = [dateOf(0, { capacity: 1 }), dateOf(1, { minimumAudience: 2, capacity: 3 })];
    const alone = await solve(problemOf([[0.5, 0.4]], { offerDates }));
    expect(alone.prices).toEqual([{ offerDateId: offerDates[0]!.id, value: 0 }]);
  });

  it('count what keeps a date running', async () => {
    // Whoever moves to the first date leaves the second with one of the two it needs.
    const offerDates = [dateOf(0, { capacity: 1 }), dateOf(1, { minimumAudience: 2, capacity: 2 })];
    const scores = [
      [0.9, 0.1],
      [0.8, 0.1],
      [0.7, 0.1],
    ];
    const { prices } = await solve(problemOf(scores, { offerDates }));
    expect(prices!.map(({ value }) => value)).toEqual([0, 0]);
    const spare = await solve(problemOf([...scores, [NaN, 0.2]], { offerDates }));
    expect(spare.prices!.map(({ value }) => value)).toEqual([expect.closeTo(0.8, 9), expect.closeTo(0.1, 9)]);
  });
});

describe('the order things come in', () => {
  const anyProblem = smallProblem({ students: 5, dates: 4, hasClashes: true, hasMinimums: true });

  it('changes nothing', () =>
    fc.assert(
      fc.asyncProperty(anyProblem, fc.integer(), async (problem, seed) => {
        const shuffled = shuffle(problem, randomFrom(Math.abs(seed) + 1));
        const [one, other] = [await solve(problem), await solve(shuffled)];
        expect({ ...other, conflicts: other.conflicts.length }).toEqual({ ...one, conflicts: one.conflicts.length });
      }),
      { seed: SEED, numRuns: 200, endOnFailure: true },
    ));

  function shuffle(problem: AllocationProblem, random: () => number): AllocationProblem {
    const rows = mixed([...problem.students.keys()], random);
    const columns = mixed([...problem.offerDates.keys()], random);
    return {
      ...problem,
      students: rows.map((row) => problem.students[row]!),
      offerDates: columns.map((column) => problem.offerDates[column]!),
      scores: Float64Array.from(
        rows.flatMap((row) => columns.map((column) => problem.scores[row * problem.offerDates.length + column]!)),
      ),
      fixed: mixed(problem.fixed, random),
      forbidden: mixed(problem.forbidden, random),
      required: mixed(problem.required, random),
    };
  }

  const mixed = <Item>(items: readonly Item[], random: () => number): readonly Item[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
});

describe('fixed pairs by the thousand', () => {
  it('are all kept', async () => {
    const random = randomFrom(11);
    const fixed = Array.from({ length: 2_000 }, (_, index) => ({
      studentId: studentId(index % 1_200),
      offerDateId: dateOf((index * 7 + Math.floor(index / 1_200)) % 40).id,
    }));
    const problem = problemOf(
      Array.from({ length: 1_200 }, () => Array.from({ length: 40 }, random)),
      { mostPerStudent: 3, fixed, offerDates: Array.from({ length: 40 }, (_, index) => dateOf(index, { capacity: 80 })) },
    );
    const solution = await solve(problem);
    expect(solution.status).toBe('OPTIMAL');
    expect(broken(problem, solution.places)).toEqual([]);
  });
});
