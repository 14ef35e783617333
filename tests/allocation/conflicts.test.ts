import type { AllocationProblem, ConflictCode } from '../../server/allocation/allocation.types';
import { constraintsTogether, targetLeavesTooFew } from '../../server/allocation/why-not-together.rules';
import { dateId, dateOf, pair, problemOf, solve, studentId } from './problems';

const SCORES = [
  [0.5, 0.6],
  [0.7, 0.8],
  [0.2, 0.3],
];

const refusals: readonly (readonly [ConflictCode, string, Partial<AllocationProblem>, readonly string[]])[] = [
  ['EMPTY_AUDIENCE', 'no students', { students: [], scores: new Float64Array() }, []],
  ['NO_OFFERS', 'no dates', { offerDates: [], scores: new Float64Array() }, []],
  ['NO_POSSIBLE_PAIR', 'nothing possible', { scores: new Float64Array(6).fill(NaN) }, []],
  ['LIMITS_MAKE_NO_SENSE', 'no places a student', { mostPerStudent: 0 }, []],
  ['LIMITS_MAKE_NO_SENSE', 'half a target', { target: 0.5 }, []],
  ['LIMITS_MAKE_NO_SENSE', 'scores missing', { scores: new Float64Array(5) }, []],
  ['LIMITS_MAKE_NO_SENSE', 'a score above 1', { scores: Float64Array.from([1.2, 0, 0, 0, 0, 0]) }, []],
  [
    'LIMITS_MAKE_NO_SENSE',
    'a need of 0',
    { students: [0, 1, 2].map((index) => ({ id: studentId(index), need: index, had: 0 })) },
    [studentId(0)],
  ],
  ['LIMITS_MAKE_NO_SENSE', 'a date without places', { offerDates: [dateOf(0, { capacity: 0 }), dateOf(1)] }, [dateId(0)]],
  ['SAME_ID_TWICE', 'a date listed twice', { offerDates: [dateOf(0), dateOf(1, { id: dateId(0) })] }, [dateId(0)]],
  [
    'CAPACITY_BELOW_MINIMUM',
    'fewer places than needed',
    { offerDates: [dateOf(0), dateOf(1, { capacity: 2, minimumAudience: 3 })] },
    [dateId(1)],
  ],
  [
    'ENDS_BEFORE_IT_STARTS',
    'times turned round',
    { offerDates: [dateOf(0, { startsAt: 5, endsAt: 4 }), dateOf(1)] },
    [dateId(0)],
  ],
  [
    'DATES_OF_ONE_OFFER_OVERLAP',
    'an offer at two places at once',
    { offerDates: [dateOf(0, { offerId: 'talk', endsAt: 11 }), dateOf(1, { offerId: 'talk' })] },
    [dateId(0), dateId(1)],
  ],
  ['UNKNOWN_PAIR', 'a stranger fixed', { fixed: [{ studentId: 'stranger', offerDateId: dateId(0) }] }, ['stranger']],
  ['FIXED_AND_FORBIDDEN', 'fixed and forbidden', { fixed: [pair(0, 0)], forbidden: [pair(0, 0)] }, [studentId(0), dateId(0)]],
  [
    'REQUIRED_AND_FORBIDDEN',
    'required and forbidden',
    { required: [pair(0, 0)], forbidden: [pair(0, 0)] },
    [studentId(0), dateId(0)],
  ],
  [
    'FIXED_BEYOND_CAPACITY',
    'three fixed on two places',
    { fixed: [pair(0, 0), pair(1, 0)], required: [pair(2, 0)] },
    [dateId(0), studentId(2), studentId(0), studentId(1)],
  ],
  [
    'FIXED_BEYOND_MOST_PER_STUDENT',
    'fixed twice where once is allowed',
    { fixed: [pair(0, 0), pair(0, 1)] },
    [studentId(0), dateId(0), dateId(1)],
  ],
  [
    'FIXED_TWO_AT_ONCE',
    'fixed at two places at once',
    { mostPerStudent: 2, offerDates: [dateOf(0, { endsAt: 12 }), dateOf(1)], fixed: [pair(0, 0), pair(0, 1)] },
    [studentId(0), dateId(0), dateId(1)],
  ],
  [
    'FIXED_BELOW_MINIMUM',
    'fixed on a date that cannot fill',
    {
      offerDates: [dateOf(0, { capacity: 3, minimumAudience: 3 }), dateOf(1)],
      fixed: [pair(0, 0)],
      forbidden: [pair(1, 0)],
    },
    [dateId(0), studentId(0)],
  ],
];

describe('a problem that cannot be solved', () => {
  it.each(refusals)('is refused as %s: %s', async (code, _, change, ids) => {
    const solution = await solve(problemOf(SCORES, change));
    expect(solution).toMatchObject({ status: 'INFEASIBLE', places: [], value: 0, conflicts: [{ code, ids }] });
    expect(solution.conflicts[0]?.message).toMatch(/^[A-Z].*\.$/);
    // What an offer is, only whoever makes it can change.
    expect(solution.conflicts[0]?.message).not.toMatch(/or lower |Raise one|Move one|Correct /);
  });

  it('is told all that clashes, not only the first', async () => {
    const problem = problemOf(SCORES, { fixed: [pair(0, 0), pair(0, 1)], forbidden: [pair(0, 1)] });
    const { conflicts } = await solve(problem);
    expect(conflicts.map(({ code }) => code)).toEqual(['FIXED_AND_FORBIDDEN', 'FIXED_BEYOND_MOST_PER_STUDENT']);
  });

  it.each([
    ['BEST_FIT', 'CONSTRAINTS_TOGETHER'],
    ['FAIR', 'TARGET_LEAVES_TOO_FEW'],
  ] as const)('names the dates that cannot both fill, and only those (%s)', async (mode, code) => {
    const needy = { capacity: 4, minimumAudience: 3 };
    const problem = problemOf(
      [
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
        [NaN, NaN, 0.5],
        [NaN, NaN, 0.5],
      ],
      { mode, offerDates: [dateOf(0, needy), dateOf(1, needy), dateOf(2, needy)], fixed: [pair(0, 0), pair(1, 1), pair(5, 2)] },
    );
    const solution = await solve(problem);
    expect(solution.status).toBe('INFEASIBLE');
    expect(solution.conflicts).toMatchObject([{ code, ids: [dateId(0), dateId(1)] }]);
    expect(solution.conflicts[0]?.message).toContain('ask whoever makes an offer for a lower minimum');
  });

  it('speaks of one date as of one', () => {
    expect(constraintsTogether([dateId(0)], []).message).toMatch(
      /on this date, so it has to run, .+ reach its minimum audience\. Release those/,
    );
    expect(constraintsTogether([dateId(0), dateId(1)], []).message).toMatch(/on these dates, .+ of all of them together\. /);
    expect(targetLeavesTooFew(1, [dateId(0)], []).message).toMatch(/on a date that needs more students to run/);
    expect(targetLeavesTooFew(1, [dateId(0), dateId(1)], []).message).toMatch(/on dates that need more students to run/);
  });

  it('may have no score above 0: the fair plan then goes by numbers and needs, and the best fit has nothing to give', async () => {
    const problem = problemOf(SCORES, { scores: new Float64Array(6) });
    expect(await solve({ ...problem, mode: 'FAIR' })).toMatchObject({ status: 'OPTIMAL', places: [{}, {}, {}], value: 0 });
    expect(await solve(problem)).toMatchObject({ status: 'OPTIMAL', places: [], conflicts: [] });
  });

  it('may fix a pair without a score, which then counts nothing', async () => {
    const solution = await solve(problemOf([[NaN], [0.5]], { fixed: [pair(0, 0)] }));
    expect(solution).toMatchObject({ status: 'OPTIMAL', places: [pair(0, 0), pair(1, 0)], value: 0.5 });
  });
});
