import fc from 'fast-check';
import type { AskedOfPlan } from '../../server/allocation/plan.types';
import { askedAnew, type Changes, problemsWithChanges } from '../../server/allocation/replan-input.rules';
import { pair } from './problems';

const PAIRS = [pair(0, 0), pair(0, 1), pair(1, 0), pair(1, 1)];
const LISTS = ['fixed', 'forbidden', 'required'] as const;

const asked = (settled: Partial<AskedOfPlan> = {}): AskedOfPlan => ({
  audience: { yearGroup: 9, tutorGroup: null, subjectCode: null, studentIds: null },
  offers: { offerIds: null, forms: null, startsOn: null, endsOn: null },
  ...{ fixed: [], forbidden: [], required: [], ranked: null },
  ...settled,
});
const changes = (given: Partial<Changes>): Changes => ({
  ...{ fixed: [], forbidden: [], required: [], released: [], offers: null, rankedMode: null, choices: [], ...given },
});
const settled = (plan: AskedOfPlan) => LISTS.map((list) => plan[list]);

describe('planning anew', () => {
  const [one, other] = [pair(0, 0), pair(1, 1)];

  it.each([
    ['releases what was fixed', { fixed: [one, other] }, { released: [one] }, [[other], [], []]],
    ['releases what was forbidden', { forbidden: [one, other] }, { released: [one] }, [[], [other], []]],
    ['releases what was required by law', { required: [one, other] }, { released: [one] }, [[], [], [other]]],
    ['fixes what was forbidden', { forbidden: [one] }, { fixed: [one] }, [[one], [], []]],
    ['forbids what was fixed', { fixed: [one] }, { forbidden: [one] }, [[], [one], []]],
    ['keeps what is required when it is fixed as well', { required: [one] }, { fixed: [one] }, [[one], [], [one]]],
    ['forbids at once what is required no more', { required: [one] }, { forbidden: [one], released: [one] }, [[], [one], []]],
    ['requires what was fixed', { fixed: [one] }, { required: [one] }, [[], [], [one]]],
    ['requires what was forbidden', { forbidden: [one] }, { required: [one] }, [[], [], [one]]],
    ['requires once what is required already', { required: [other, one] }, { required: [one] }, [[], [], [other, one]]],
    ['fixes at once what is required no more', { required: [one] }, { fixed: [one], released: [one] }, [[one], [], []]],
  ])('%s', (_, before, given, after) => {
    expect(problemsWithChanges(asked(before), changes(given))).toEqual([]);
    expect(settled(askedAnew(asked(before), changes(given)))).toEqual(after);
  });

  it.each([
    ['was never settled', {}, { released: [one] }, 'take them out'],
    ['is fixed in the same breath', { fixed: [one] }, { fixed: [one], released: [one] }, 'keep one of the two'],
    ['is required in the same breath', { fixed: [one] }, { required: [one], released: [one] }, 'keep one of the two'],
    [
      'is required, and required in the same breath',
      { required: [one] },
      { required: [one], released: [one] },
      'keep one of the two',
    ],
    ['is forbidden in the same breath', { fixed: [one] }, { forbidden: [one], released: [one] }, 'keep one of the two'],
  ])('does not release what %s', (_, before, given, message) => {
    expect(problemsWithChanges(asked(before), changes(given))).toMatchObject([
      { path: ['released'], message: expect.stringContaining(message) },
    ]);
  });

  const somePairs = fc.subarray(PAIRS);
  const someChange = fc
    .record({ fixed: somePairs, forbidden: somePairs, required: somePairs, released: somePairs })
    .map(({ fixed, ...more }) => ({
      ...more,
      fixed: fixed.filter((one) => !more.forbidden.includes(one)),
    }));

  it('leaves no pair in a list twice, nor both fixed and forbidden, and keeps whatever nobody speaks of', () => {
    fc.assert(
      fc.property(somePairs, somePairs, fc.array(someChange, { maxLength: 4 }), (fixed, required, steps) => {
        let plan = asked({ fixed, required });
        for (const step of steps) {
          const before = plan;
          plan = askedAnew(plan, changes(step));
          for (const list of settled(plan)) expect(new Set(list).size).toBe(list.length);
          expect(plan.fixed.filter((one) => plan.forbidden.includes(one))).toEqual([]);
          const spokenOf = [...step.fixed, ...step.forbidden, ...step.required, ...step.released];
          for (const list of LISTS)
            expect(plan[list]).toEqual(expect.arrayContaining(before[list].filter((one) => !spokenOf.includes(one))));
        }
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });

  it('takes choices in any parts as if they had come at once, the latest of each student', () => {
    const choice = fc.record({
      studentId: fc.constantFrom('ann', 'ben', 'cat', 'dan'),
      offerIds: fc.array(fc.constantFrom(['one'], ['two'], ['three', 'four']), { maxLength: 3 }),
    });
    const part = fc.uniqueArray(choice, { selector: ({ studentId }) => studentId });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const start = asked({ ranked: { mode: 'GREEDY', choices: [] } });
        const plan = parts.reduce((before, choices) => askedAnew(before, changes({ choices })), start);
        const latest = new Map(parts.flat().map(({ studentId, offerIds }) => [studentId, offerIds]));
        const kept = (plan.ranked?.choices ?? []).map(({ studentId, offerIds }) => [studentId, offerIds] as const);
        expect(new Map(kept)).toEqual(new Map([...latest].filter(([, offerIds]) => offerIds.length > 0)));
        expect(kept.length).toBe(new Set(kept.map(([studentId]) => studentId)).size);
      }),
    );
  });
});
