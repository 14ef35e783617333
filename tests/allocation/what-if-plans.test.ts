import type { AllocationSolution } from '../../server/allocation/allocation.types';
import type { AllocationProblem, Pair } from '../../server/allocation/allocation.types';
import { placesInWords, whatIfSentence } from '../../server/allocation/price-wording.rules';
import { gapTo } from '../../server/allocation/solve.engine';
import { solveWhatIf } from '../../server/allocation/solve-what-if';
import { couldBeMore, levelled } from '../../server/allocation/what-if-plans.rules';
import { pair, problemOf } from './problems';

const plan = (value: number, gap: number, places = 0): AllocationSolution => ({
  ...{ mode: 'BEST_FIT', status: gap === 0 ? 'OPTIMAL' : 'FEASIBLE', method: 'MIXED_INTEGER', gap, milliseconds: 0 },
  ...{ value, most: value * (1 + gap), prices: null, conflicts: [] },
  places: Array.from({ length: places }, (_, index) => ({ studentId: `s${index}`, offerDateId: 'd' })),
});

it('leaves what is proved as it is', () => {
  const plans = { before: plan(10, 0), after: plan(11, 0) };
  expect(levelled(plans, null)).toEqual(plans);
  expect(couldBeMore(plans)).toBe(0);
});

it('counts the better of two answers as things stand, and keeps what bounds them', () => {
  const { before, after } = levelled({ before: plan(10, 0.1), after: plan(12, 0.05) }, plan(10.5, 0.3));
  expect(before.value).toBe(10.5);
  expect(before.most).toBeCloseTo(11, 9);
  expect(after).toEqual(plan(12, 0.05));
});

it('never tells that more places would be worth less than none', () => {
  const plans = levelled({ before: plan(10, 0.1, 3), after: plan(10, 0.2, 3) }, plan(10.5, 0.3, 4));
  expect(plans.after.value).toBe(10.5);
  expect(plans.after.most).toBeCloseTo(12, 9);
  expect(whatIfSentence(plans, placesInWords(1, 'the choir'))).toBe(
    '1 more place at the choir would be worth 0.00 perfect meetings, with as many places taken in all. That is rough: it compares the best plans found in the time there was, and the best there are could be worth 1.50 perfect meetings more.',
  );
});

it('leaves a plan that cannot be made with more places as it is, and what clashes with it', () => {
  const clash = { code: 'DATES_OF_ONE_OFFER_OVERLAP', message: 'Two dates overlap.', ids: [] } as const;
  const after = { ...plan(0, 0), status: 'INFEASIBLE', conflicts: [clash] } as const;
  expect(levelled({ before: plan(10, 0, 3), after }, null)).toEqual({ before: plan(10, 0, 3), after });
});

const none: AllocationSolution = { ...plan(0, 0), status: 'TIME_LIMIT', most: null, conflicts: [] };

it('takes a second answer for a first that was not found, though it is worth nothing', () => {
  const fixed = { ...plan(0, 0.1, 3), most: 1 };
  expect(levelled({ before: none, after: plan(1, 0.1, 4) }, fixed).before).toEqual(fixed);
  expect(levelled({ before: none, after: plan(1, 0.1, 4) }, none).before).toEqual(none);
});

it('tells where no plan with more places was found, though there is one without them', () => {
  expect(levelled({ before: plan(10, 0.1), after: none }, null).after).toEqual(none);
});

it.each([
  [12, 10, 0.2],
  [10, 10, 0],
  [9, 10, 0],
  [1, 0, null],
  [0, 0, 0],
])('tells of at most %d and a plan worth %d a gap of %s', (most, value, gap) => {
  const told = gapTo(most, value);
  if (gap === null) expect(told).toBeNull();
  else expect(told).toBeCloseTo(gap, 12);
});

describe('solving', () => {
  const [asIs, withPlaces] = [problemOf([[0.5]]), problemOf([[0.6]])];
  const known = [pair(0, 0)];
  /** Answers one after the other, and notes what was asked. */
  async function asking(...answers: readonly AllocationSolution[]) {
    const asked: { problem: AllocationProblem; timeLimitMs: number; known: readonly Pair[] | undefined }[] = [];
    const solver: Parameters<typeof solveWhatIf>[0] = {
      solve: (problem, { timeLimitMs }, from) => {
        asked.push({ problem, timeLimitMs, known: from });
        return Promise.resolve(answers[asked.length - 1]!);
      },
    };
    return { told: await solveWhatIf(solver, { asIs, withPlaces, known }), asked };
  }

  it('begins from the plan, then each from the other, and searches twice', async () => {
    const answers = [plan(10, 0.1, 3), plan(12, 0.1, 4), plan(11, 0.3, 5)] as const;
    const { told, asked } = await asking(...answers);
    expect(asked.map(({ problem, known: from }) => [problem, from])).toEqual([
      [asIs, known],
      [withPlaces, answers[0].places],
      [asIs, answers[1].places],
    ]);
    expect(asked.map(({ timeLimitMs }) => timeLimitMs > 0)).toEqual([true, true, false]);
    expect([told.before.value, told.after.value]).toEqual([11, 12]);
  });

  it('leaves it at two where the first is proved', async () => {
    expect((await asking(plan(10, 0), plan(12, 0.1))).asked).toHaveLength(2);
  });

  it('takes the dates of the second where no first plan was found in time', async () => {
    const { told } = await asking(none, plan(12, 0.1, 4), plan(11, 0.3, 5));
    expect(told.before).toMatchObject({ status: 'FEASIBLE', value: 11 });
  });
});
