import fc from 'fast-check';
import { addDays } from '../../server/matching/calendar.rules';
import { isEligible, meetsEveryCondition, prepareAsk } from '../../server/matching/conditions.rules';
import type { PreparedAsk } from '../../server/matching/conditions.types';
import { smallestWeightChange, withWeight } from '../../server/matching/counterfactual.engine';
import { counterfactuals } from '../../server/matching/counterfactual.rules';
import type { Competitor, CounterfactualTitles, WhyNot } from '../../server/matching/counterfactual.types';
import type { Ask, Candidate, Weights } from '../../server/matching/matching.types';
import { comparable } from '../../server/matching/ranking.engine';
import { CRITERIA, DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { anyAsk, anyCandidate, anyToday, ask, candidate, manchester, reference, roleModelProfile, today } from './candidates';
import { weights } from './worlds';

const name = (code: string) => code;
const titles: CounterfactualTitles = { occupation: name, sector: name, subject: name };
const values = fc.array(
  fc.integer({ min: 0, max: 4 }).map((quarters) => quarters / 4),
  { minLength: 5, maxLength: 5 },
);
const competitor = fc.record({ candidate: anyCandidate, values });
const named = (one: Competitor, index: number): Competitor => {
  const { profile } = one.candidate;
  const id = `person ${String(index).padStart(2, '0')}`;
  return { ...one, candidate: { ...one.candidate, profile: { ...profile, id, recentInvitations: index % 3 } } };
};
const anyWhyNot: fc.Arbitrary<WhyNot> = fc
  .record({
    own: competitor,
    place: fc.nat({ max: 12 }),
    others: fc.array(competitor, { maxLength: 12 }),
    ask: anyAsk,
    today: anyToday,
    weights,
    hasData: fc.tuple(fc.boolean(), fc.boolean()).map((first) => [...first, true, true, true]),
    top: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ own, place, others, ...asked }) => {
    const all = [...others.slice(0, place), own, ...others.slice(place)].map(named);
    const me = all[Math.min(place, others.length)]!;
    return { ...asked, ...me, reference, competitors: all };
  });

const preparedAsks = new WeakMap<Ask, PreparedAsk>();
function prepared(asked: Ask, day: string): PreparedAsk {
  const known = preparedAsks.get(asked) ?? prepareAsk(asked, day, reference);
  preparedAsks.set(asked, known);
  return known;
}

/** Asked straight from the conditions and the formula. */
function isFirst(whyNot: WhyNot, change: { ask?: Ask; candidate?: Candidate; weights?: Weights } = {}): boolean {
  const asked = change.ask ?? whyNot.ask;
  const me = { candidate: change.candidate ?? whyNot.candidate, values: whyNot.values };
  const given = change.weights ?? whyNot.weights;
  const acts = CRITERIA.map((criterion, index) =>
    whyNot.hasData[index] && !(criterion === 'VARIETY' && asked.form === 'MENTORING_SESSION') ? given[criterion] : 0,
  );
  const total = acts.reduce((sum, weight) => sum + weight, 0);
  const scoreOf = (one: Competitor) =>
    total === 0 ? 0 : comparable(acts.reduce((sum, weight, index) => sum + (weight / total) * one.values[index]!, 0));
  const all = [...whyNot.competitors.filter((one) => one.candidate.profile.id !== me.candidate.profile.id), me]
    .filter((one) => meetsEveryCondition(one.candidate, prepared(asked, whyNot.today)))
    .sort((one, other) => {
      const [a, b] = [one.candidate.profile, other.candidate.profile];
      return scoreOf(other) - scoreOf(one) || a.recentInvitations - b.recentInvitations || (a.id < b.id ? -1 : 1);
    });
  const place = all.indexOf(me);
  return place >= 0 && place < whyNot.top;
}

const toldOf = (whyNot: WhyNot, kind: string) => counterfactuals(whyNot, titles).find((one) => one.kind === kind);
const numbers = (text: string | undefined) => (text?.match(/\d+/g) ?? []).map(Number);
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, number) => number);

/** Whoever is not kept out by anything but time or place, so that these come up often. */
const willing = (whyNot: WhyNot): WhyNot => ({
  ...whyNot,
  ask: { ...whyNot.ask, criteria: { sectors: [], occupations: [], subjects: [], sex: null }, form: 'TALK' },
  candidate: {
    ...candidate(),
    profile: whyNot.candidate.profile,
    place: whyNot.candidate.place,
    travelLimitKm: whyNot.candidate.travelLimitKm,
    capacityPerMonth: whyNot.candidate.capacityPerMonth,
    commitments: whyNot.candidate.commitments,
    usualSlots: whyNot.candidate.usualSlots,
    away: whyNot.candidate.away,
    accessNeedsMet: ['STEP_FREE', 'SIGN_LANGUAGE'],
    largestGroup: whyNot.candidate.largestGroup,
  },
});

function checkSmallest<Size>(
  kind: string,
  sizes: (whyNot: WhyNot) => readonly Size[],
  apply: (whyNot: WhyNot, size: Size) => { ask?: Ask; candidate?: Candidate },
  sizeTold: (explanation: string | undefined) => number,
  sizeOf: (size: Size, whyNot: WhyNot) => number,
): void {
  fc.assert(
    fc.property(anyWhyNot.map(willing), (whyNot) => {
      const told = toldOf(whyNot, kind);
      const enough = isFirst(whyNot) ? [] : sizes(whyNot).filter((size) => isFirst(whyNot, apply(whyNot, size)));
      expect(told?.isEnough ?? false).toBe(enough.length > 0);
      if (enough.length > 0) expect(sizeTold(told?.explanation)).toBe(sizeOf(enough[0]!, whyNot));
    }),
    { numRuns: 200 },
  );
}

describe('what would bring somebody among the first', () => {
  it('is the smallest capacity that does, by trying all', () => {
    checkSmallest(
      'CAPACITY',
      ({ candidate: { capacityPerMonth } }) => upTo(12).filter((size) => size > capacityPerMonth),
      (whyNot, capacityPerMonth) => ({ candidate: { ...whyNot.candidate, capacityPerMonth } }),
      (explanation) => numbers(explanation)[1]!,
      (size) => size,
    );
  });

  it('is the smallest travel limit that does, by trying every kilometre', () => {
    checkSmallest(
      'TRAVEL_LIMIT',
      ({ candidate: { travelLimitKm } }) => upTo(260).filter((size) => size > travelLimitKm),
      (whyNot, travelLimitKm) => ({ candidate: { ...whyNot.candidate, travelLimitKm } }),
      (explanation) => numbers(explanation)[0]!,
      (size) => size,
    );
  });

  it('is the largest group they meet', () => {
    checkSmallest(
      'GROUP_SIZE',
      ({ ask: { groupSize } }) =>
        upTo(groupSize - 1)
          .filter((size) => size > 0)
          .reverse(),
      (whyNot, groupSize) => ({ ask: { ...whyNot.ask, groupSize } }),
      (explanation) => numbers(explanation)[0]!,
      (size) => size,
    );
  });

  it('is the least widening of the days asked for, by trying every day', () => {
    fc.assert(
      fc.property(anyWhyNot.map(willing), (whyNot) => {
        const { ask: asked, today: day } = whyNot;
        const last = asked.days.to < day ? addDays(day, -1) : asked.days.to;
        const wider = upTo(92)
          .slice(1)
          .flatMap((more) => [
            { ...asked.days, to: addDays(last, more) },
            ...(addDays(asked.days.from, -more) >= day ? [{ ...asked.days, from: addDays(asked.days.from, -more) }] : []),
          ]);
        const told = toldOf(whyNot, 'DATES');
        const isLate = told === undefined;
        const enough = isFirst(whyNot) || isLate ? [] : wider.filter((days) => isFirst(whyNot, { ask: { ...asked, days } }));
        expect(told?.isEnough ?? false).toBe(enough.length > 0);
      }),
      { numRuns: 40 },
    );
  });

  it('is the smallest change of one weight that does, by trying every hundredth of every weight', () => {
    let found = 0;
    fc.assert(
      fc.property(anyWhyNot, (whyNot) => {
        fc.pre(isEligible(whyNot.candidate, whyNot.ask, whyNot.today, reference) && !isFirst(whyNot));
        const change = smallestWeightChange(whyNot);
        const mentoring = whyNot.ask.form === 'MENTORING_SESSION';
        fc.pre(!mentoring);
        const distances = CRITERIA.flatMap((criterion) =>
          upTo(100).flatMap((step) => {
            const changed = withWeight(whyNot.weights, criterion, step / 100);
            const isEnough = changed !== null && isFirst(whyNot, { weights: changed });
            return isEnough ? [comparable(Math.abs(step / 100 - whyNot.weights[criterion]))] : [];
          }),
        );
        if (change === null) expect(distances).toEqual([]);
        else {
          found += 1;
          expect(isFirst(whyNot, { weights: change.weights })).toBe(true);
          expect(comparable(Math.abs(change.to - change.from))).toBe(Math.min(...distances));
        }
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(10);
  });

  it('is enough by itself wherever it says so, and nothing where they are among the first', () => {
    fc.assert(
      fc.property(anyWhyNot, (whyNot) => {
        const told = counterfactuals(whyNot, titles);
        if (isFirst(whyNot)) expect(told).toEqual([]);
        expect(new Set(told.map(({ kind }) => kind)).size).toBe(told.length);
        if (told.some(({ isEnough }) => isEnough))
          expect(told.every(({ kind }) => kind !== 'WEIGHT') || told.length === 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the sentences', () => {
  const alone = (changes: { candidate?: Partial<Candidate>; ask?: Partial<Ask> }): WhyNot => ({
    candidate: candidate(changes.candidate),
    values: [0.5, 0.5, 0.5, 0.5, 0.5],
    ask: ask(changes.ask),
    today,
    reference,
    weights: DEFAULT_WEIGHTS,
    hasData: [true, true, true, true, true],
    competitors: [],
    top: 20,
  });
  const criteria = { sectors: [], occupations: [], subjects: [], sex: null };

  it.each([
    [
      'CAPACITY',
      { candidate: { commitments: new Map([['2026-12', 2]]) } },
      'If they took 1 more meeting a month: 3 instead of 2.',
    ],
    [
      'DATES',
      { candidate: { usualSlots: [{ weekday: 3, part: 'MORNING' }] }, ask: { days: { from: '2026-12-01', to: '2026-12-01' } } },
      'If you asked for 1 to 2 December: they could come on Wednesday 2 December.',
    ],
    ['TRAVEL_LIMIT', { candidate: { place: manchester } }, 'If they travelled up to 167 km instead of 20 km.'],
    [
      'ONLINE',
      { candidate: { isOnline: true, isInPerson: false }, ask: { isOnlineWelcome: false } },
      'If you welcomed meeting online.',
    ],
    ['FORM', { candidate: { forms: ['WORKSHOP'] } }, 'If you asked for workshops.'],
    ['YEAR_GROUPS', { candidate: { yearGroups: [9] }, ask: { yearGroups: [9, 10] } }, 'If you asked without Year 10.'],
    ['YEAR_GROUPS', { candidate: { yearGroups: [7] } }, 'If they met Year 9 as well.'],
    ['GROUP_SIZE', { candidate: { largestGroup: 12 } }, 'If you brought 12 students at a time instead of 30.'],
    ['ACCESS_NEEDS', { ask: { accessNeeds: ['STEP_FREE'] } }, 'If they confirmed step-free access.'],
    [
      'SECTORS',
      { ask: { criteria: { ...criteria, sectors: ['health-and-social-care'] } } },
      'If you also asked for engineering-and-manufacturing.',
    ],
    ['OCCUPATIONS', { ask: { criteria: { ...criteria, occupations: ['2231'] } } }, 'If you also asked for 2121.'],
    ['SUBJECTS', { ask: { criteria: { ...criteria, subjects: ['biology'] } } }, 'If you also asked for physics.'],
    ['SEX', { ask: { criteria: { ...criteria, sex: 'FEMALE' } } }, 'If you asked for anyone.'],
  ] as const)('say what would change: %s', (kind, changes, explanation) => {
    const told = counterfactuals(alone(changes as Parameters<typeof alone>[0]), titles);
    expect(told).toContainEqual({ kind, explanation, isEnough: true });
  });

  it('tell of a change that is not enough by itself where more stands in the way', () => {
    const told = counterfactuals(alone({ candidate: { largestGroup: 12, yearGroups: [7] } }), titles);
    expect(told.map(({ kind, isEnough }) => [kind, isEnough])).toEqual([
      ['YEAR_GROUPS', false],
      ['GROUP_SIZE', false],
    ]);
  });

  it('never tell of what a school or a person decided', () => {
    const kept = { isPaused: true, isExcludedBySchool: true, hasOpenInvitation: true, hasRefused: true } as const;
    expect(counterfactuals(alone({ candidate: kept }), titles)).toEqual([]);
  });

  it('name the weight to raise, and by how much', () => {
    const other = { candidate: candidate({ profile: roleModelProfile({ id: 'zz' }) }), values: [0.6, 0.5, 0.5, 0.4, 0.5] };
    const told = counterfactuals({ ...alone({}), top: 1, competitors: [other] }, titles);
    expect(told).toEqual([
      {
        kind: 'WEIGHT',
        isEnough: true,
        explanation: 'Raise the weight of variety from 10% to 31%, the other weights in proportion.',
      },
    ]);
  });
});
