import type { AllocationSolution } from '../../server/allocation/allocation.types';
import { placesInWords, whatIfSentence } from '../../server/allocation/price-wording.rules';
import { couldBeMore, levelled } from '../../server/allocation/what-if-plans.rules';

const plan = (value: number, gap: number, places = 0): AllocationSolution => ({
  ...{ mode: 'BEST_FIT', status: gap === 0 ? 'OPTIMAL' : 'FEASIBLE', method: 'MIXED_INTEGER', gap, milliseconds: 0 },
  ...{ value, prices: null, conflicts: [] },
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
  expect(before.value * (1 + (before.gap ?? 0))).toBeCloseTo(11, 9);
  expect(after).toEqual(plan(12, 0.05));
});

it('never tells that more places would be worth less than none', () => {
  const plans = levelled({ before: plan(10, 0.1, 3), after: plan(10, 0.2, 3) }, plan(10.5, 0.3, 4));
  expect(plans.after.value).toBe(10.5);
  expect(plans.after.value * (1 + (plans.after.gap ?? 0))).toBeCloseTo(12, 9);
  expect(whatIfSentence(plans, placesInWords(1, 'the choir'))).toBe(
    '1 more place at the choir would be worth 0.00 perfect meetings, with as many places taken in all. That is rough: it compares the best plans found in the time there was, and the best there are could be worth 1.50 perfect meetings more.',
  );
});

it('leaves a plan that cannot be made with more places as it is, and what clashes with it', () => {
  const clash = { code: 'DATES_OF_ONE_OFFER_OVERLAP', message: 'Two dates overlap.', ids: [] } as const;
  const after = { ...plan(0, 0), status: 'INFEASIBLE', conflicts: [clash] } as const;
  expect(levelled({ before: plan(10, 0, 3), after }, null)).toEqual({ before: plan(10, 0, 3), after });
});
