import type { AllocationProblem } from '../../server/allocation/allocation.types';
import { conflictsOfAsking } from '../../server/allocation/plan-problem.rules';
import { letOffOrLower, settledElsewhere, settledWhereFull } from '../../server/allocation/required-first.rules';
import { askedDate, askedOf, askingOf } from './askings';
import { dateOf, pair, problemOf, solve, studentId } from './problems';

const LOWER_OR_MOVE =
  'What is required comes first: ask whoever makes the offer for a lower minimum, or find another date for those who are required.';

const messages = async (given: Parameters<typeof problemOf>[1], students = 4) => {
  const offerDates = [dateOf(0, { capacity: 2 }), dateOf(1), dateOf(2)];
  const problem = problemOf(
    Array.from({ length: students }, () => [0.5, 0.5, 0.5]),
    { offerDates, ...given },
  );
  return (await solve(problem)).conflicts.map(({ message }) => message);
};

describe('what is required by law comes first, and only what is fixed may be released', () => {
  it('at a date with too few places', async () => {
    expect(await messages({ fixed: [pair(0, 0), pair(1, 0)], required: [pair(2, 0), pair(0, 0)] })).toEqual([
      'A date has 2 places and 2 students required by law, and 1 fixed. What is required comes first: release 1 of those fixed, or find more places.',
    ]);
    expect(await messages({ fixed: [pair(0, 0), pair(1, 0), pair(2, 0)] })).toEqual([
      'A date has 2 places and 3 students fixed. Release 1, or find more places.',
    ]);
    expect(await messages({ fixed: [pair(3, 0)], required: [pair(0, 0), pair(1, 0), pair(2, 0)] })).toEqual([
      'A date has 2 places and 3 students required by law, and 1 fixed. What is required comes first: release all who are fixed. Find 1 more place, or another date for some who are required.',
    ]);
  });

  it('of a student who may not take so many', async () => {
    expect(await messages({ fixed: [pair(0, 0)], required: [pair(0, 1)] })).toEqual([
      'A student is required by law on 1 date and fixed on 1 more, and each may take 1. What is required comes first: release 1 of those fixed, or allow more.',
    ]);
    expect(await messages({ required: [pair(0, 0), pair(0, 1)] })).toEqual([
      'A student is required by law on 2 dates, and each may take 1. Allow more.',
    ]);
    expect(await messages({ fixed: [pair(0, 2)], required: [pair(0, 0), pair(0, 1)] })).toEqual([
      'A student is required by law on 2 dates and fixed on 1 more, and each may take 1. What is required comes first: release those fixed, and allow more.',
    ]);
  });

  it('of a student at two dates that clash', async () => {
    const offerDates = [dateOf(0, { endsAt: 12 }), dateOf(1)];
    const both = { offerDates, mostPerStudent: 2, scores: new Float64Array(8).fill(0.5) };
    expect(await messages({ ...both, fixed: [pair(0, 0)], required: [pair(0, 1)] })).toEqual([
      'A student is required by law on one and fixed on the other of two dates at the same time. What is required comes first: release the other.',
    ]);
    expect(await messages({ ...both, fixed: [pair(0, 0), pair(0, 1)] })).toEqual([
      'A student is fixed on two dates at the same time. Keep one of them.',
    ]);
    expect(await messages({ ...both, required: [pair(0, 0), pair(0, 1)] })).toEqual([
      'A student is required by law on two dates at the same time. Keep the one they have to attend.',
    ]);
  });

  it('of a student who is forbidden it', async () => {
    const both = { forbidden: [pair(0, 0)], required: [pair(0, 0)] };
    expect(await messages(both)).toEqual([
      'A student is required by law on a date and forbidden it. What is required comes first: forbid it no longer, or, where the law does not ask for it, require it no longer.',
    ]);
    expect(await messages({ forbidden: [pair(0, 0)], fixed: [pair(0, 0)] })).toEqual([
      'A student is fixed on a date and forbidden it. One of the two has to go.',
    ]);
  });

  it('of a student who is to be elsewhere', () => {
    expect(settledElsewhere(true)).toMatch(
      /What is required comes first, and no plan takes a place away: find another date .+ given up\.$/,
    );
    expect(settledElsewhere(false)).toMatch(/^A student is fixed on a date, .+ Keep one\.$/);
  });

  it.each([
    [{ required: 0, fixed: 2 }, '2 students are fixed there. Release them.'],
    [
      { required: 1, fixed: 0 },
      '1 student is required there by law. Find 1 more place, or another date for those who are required.',
    ],
    [
      { required: 2, fixed: 1 },
      '2 students are required there by law, and 1 fixed. What is required comes first: release all who are fixed. Find 2 more places, or another date for those who are required.',
    ],
  ])('at a date that is full: %j', (counts, message) => {
    expect(settledWhereFull('“Talk”', counts)).toBe(`“Talk” has no places left, and ${message}`);
  });

  it.each([
    [{ required: 0, fixed: 1 }, false, 'Release those students, or ask whoever makes the offer for a lower minimum.'],
    [
      { required: 0, fixed: 2 },
      true,
      'Raise the target, release the students of one, or ask whoever makes an offer for a lower minimum.',
    ],
    [
      { required: 1, fixed: 1 },
      false,
      'What is required comes first: release the students of one where nobody is required, or ask whoever makes an offer for a lower minimum.',
    ],
    [
      { required: 1, fixed: 0 },
      false,
      'What is required comes first: ask whoever makes the offer for a lower minimum, or find another date for those who are required.',
    ],
  ])('at dates that lack others, by how many are so: %j', (dates, isTarget, message) => {
    expect(letOffOrLower(dates, isTarget)).toBe(message);
  });
});

describe('whoever asks for a plan is told so', () => {
  const inNeed = { capacity: 4, minimumAudience: 3 };
  const told = async (given: Partial<AllocationProblem>, scores: readonly (readonly number[])[]) =>
    (await solve(problemOf(scores, given))).conflicts.map(({ code, message }) => [code, message.split('. ').at(-1)]);

  it('of a date that lacks students, whoever else comes', async () => {
    const lacking = { offerDates: [dateOf(0, inNeed), dateOf(1)] };
    const scores = [
      [0.5, 0.5],
      [NaN, 0.5],
    ];
    expect(await told({ ...lacking, required: [pair(0, 0)] }, scores)).toEqual([['FIXED_BELOW_MINIMUM', LOWER_OR_MOVE]]);
    expect(await told({ ...lacking, fixed: [pair(0, 0)] }, scores)).toEqual([
      ['FIXED_BELOW_MINIMUM', 'Release those students, or ask whoever makes the offer for a lower minimum.'],
    ]);
  });

  it.each([
    ['BEST_FIT', 'CONSTRAINTS_TOGETHER', ''],
    ['FAIR', 'TARGET_LEAVES_TOO_FEW', 'raise the target, '],
  ] as const)('of dates that lack students together (%s)', async (mode, code, first) => {
    const both = { mode, offerDates: [dateOf(0, inNeed), dateOf(1, inNeed)] };
    const scores = Array.from({ length: 5 }, () => [0.5, 0.5]);
    const lower = 'ask whoever makes an offer for a lower minimum';
    const one = `What is required comes first: ${first}release the students of one where nobody is required, or ${lower}.`;
    expect(await told({ ...both, required: [pair(0, 0)], fixed: [pair(1, 1)] }, scores)).toEqual([[code, one]]);
    const neither = `What is required comes first: ${first}${lower}, or find another date for those who are required.`;
    expect(await told({ ...both, required: [pair(0, 0), pair(1, 1)] }, scores)).toEqual([[code, neither]]);
  });

  it('of a fair plan that cannot fill the one date where somebody is required', async () => {
    const students = [0, 1, 1].map((had, index) => ({ id: studentId(index), need: 1, had }));
    const given = { mode: 'FAIR', students, offerDates: [dateOf(0, inNeed)], required: [pair(0, 0)] } as const;
    expect(await told(given, [[0.5], [0.5], [0.5]])).toEqual([
      ['TARGET_LEAVES_TOO_FEW', LOWER_OR_MOVE.replace('ask', 'raise the target, ask')],
    ]);
  });

  it('of a date that is full, where whoever is both required and fixed counts once', () => {
    const full = { ...askedDate, placesLeft: 0 };
    const other = { ...askedDate, offerDateId: 'other', offerId: 'other' };
    const at = (studentId: string) => ({ studentId, offerDateId: 'date' });
    const asked = askedOf({ required: [at('ann')], fixed: [at('ann'), at('ben')] });
    const conflicts = conflictsOfAsking(askingOf(['ann', 'ben'], asked, { dates: [full, other] }));
    expect(conflicts).toMatchObject([
      { code: 'FIXED_BEYOND_CAPACITY', message: settledWhereFull('“Lamps”', { required: 1, fixed: 1 }) },
    ]);
  });
});
