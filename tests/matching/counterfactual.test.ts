import fc from 'fast-check';
import { daysInWords } from '../../server/matching/calendar.rules';
import { addDays, laterOf } from '../../server/platform/days';
import { conditions, meetsEveryCondition } from '../../server/matching/conditions.rules';
import { smallestWeightChange, withWeight } from '../../server/matching/counterfactual.engine';
import { counterfactuals } from '../../server/matching/counterfactual.rules';
import type { Competitor, WhyNot } from '../../server/matching/counterfactual.types';
import { IN_PERSON_FORMS } from '../../server/matching/forms.rules';
import type { Ask, Candidate, Days } from '../../server/matching/matching.types';
import { comparable } from '../../server/matching/ranking.engine';
import { CRITERIA } from '../../server/matching/score.engine';
import { problemsWithWeights } from '../../server/matching/weights.rules';
import { formInWords } from '../../server/matching/wording.rules';
import { problemsWithDays } from '../../server/requests/speaker-request.rules';
import { ask, candidate, today } from './candidates';
import { anyWhyNot, isFirst, prepared, titles } from './why-nots';

/** Everybody could come, or is paused, so that the ranking decides; or they could at their own hours. */
const contestOf = (whyNot: WhyNot, asked: Ask, hasOwnHours = false): WhyNot => {
  const could = ({ candidate: { profile, isPaused, usualSlots } }: Competitor) =>
    candidate({ profile, isPaused, ...(hasOwnHours && { usualSlots }) });
  const competitors = whyNot.competitors.map((one) => ({ ...one, candidate: could(one) }));
  return { ...whyNot, ask: asked, today, candidate: { ...could(whyNot), isPaused: false }, competitors, top: 1 };
};
const anyContest = anyWhyNot.map((whyNot) => contestOf(whyNot, ask()));
const anyHours = anyWhyNot.map((whyNot) => contestOf(whyNot, ask({ parts: whyNot.ask.parts }), true));

const toldOf = (whyNot: WhyNot, kind: string) => counterfactuals(whyNot, titles).find((one) => one.kind === kind);
const numbers = (text: string | undefined) => (text?.match(/\d+/g) ?? []).map(Number);
const isFree = conditions.find(({ name: condition }) => condition === 'FREE_IN_WINDOW')!;
const canMeet = conditions.find(({ name: condition }) => condition === 'WITHIN_TRAVEL_LIMIT')!;
const PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
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

/** Kept out by the form asked for, or by where it is met, if by anything. */
const anyFormAsked = fc.tuple(anyWhyNot, fc.boolean()).map(([whyNot, offersIt]): WhyNot => {
  const { form, isOnlineWelcome, isInPersonWelcome } = whyNot.ask;
  const { isOnline, isInPerson, place, travelLimitKm, forms } = whyNot.candidate;
  const offered = offersIt ? forms : forms.filter((one) => one !== form);
  const me = candidate({ profile: whyNot.candidate.profile, isOnline, isInPerson, place, travelLimitKm, forms: offered });
  return { ...whyNot, today, ask: ask({ form, isOnlineWelcome, isInPersonWelcome }), candidate: me };
});

interface Tried {
  /** Smallest first. */
  readonly sizes: (whyNot: WhyNot) => readonly number[];
  readonly apply: (whyNot: WhyNot, size: number) => { ask?: Ask; candidate?: Candidate };
  /** Which number of the sentence tells the size. */
  readonly toldAs: number;
}

function checkSmallest(kind: string, { sizes, apply, toldAs }: Tried): void {
  fc.assert(
    fc.property(anyWhyNot.map(willing), (whyNot) => {
      const told = toldOf(whyNot, kind);
      const enough = isFirst(whyNot) ? [] : sizes(whyNot).filter((size) => isFirst(whyNot, apply(whyNot, size)));
      expect(told?.isEnough ?? false).toBe(enough.length > 0);
      if (enough.length > 0) expect(numbers(told?.explanation)[toldAs]).toBe(enough[0]);
    }),
    { numRuns: 200 },
  );
}

describe('what would bring somebody among the first', () => {
  it('is the smallest capacity that does, by trying all', () => {
    checkSmallest('CAPACITY', {
      sizes: ({ candidate: { capacityPerMonth } }) => upTo(12).filter((size) => size > capacityPerMonth),
      apply: (whyNot, capacityPerMonth) => ({ candidate: { ...whyNot.candidate, capacityPerMonth } }),
      toldAs: 1,
    });
  });

  it('is the smallest travel limit that does, by trying every kilometre', () => {
    checkSmallest('TRAVEL_LIMIT', {
      sizes: ({ candidate: { travelLimitKm } }) => upTo(260).filter((size) => size > travelLimitKm),
      apply: (whyNot, travelLimitKm) => ({ candidate: { ...whyNot.candidate, travelLimitKm } }),
      toldAs: 0,
    });
  });

  it('is the largest group they meet', () => {
    checkSmallest('GROUP_SIZE', {
      sizes: ({ ask: { groupSize } }) =>
        upTo(groupSize - 1)
          .slice(1)
          .toReversed(),
      apply: (whyNot, groupSize) => ({ ask: { ...whyNot.ask, groupSize } }),
      toldAs: 0,
    });
  });

  it('is the least widening of the days asked for, by trying every day', () => {
    fc.assert(
      fc.property(anyWhyNot.map(willing), (whyNot) => {
        const { ask: asked, today: day } = whyNot;
        const last = asked.days.to < day ? addDays(day, -1) : asked.days.to;
        const wider = upTo(92)
          .slice(1)
          .flatMap((more) => [
            { from: laterOf(asked.days.from, day), to: addDays(last, more) },
            ...(addDays(asked.days.from, -more) >= day ? [{ ...asked.days, from: addDays(asked.days.from, -more) }] : []),
          ]);
        const told = toldOf(whyNot, 'DATES');
        const couldBeAsked = ({ from, to }: Days) => problemsWithDays({ startsOn: from, endsOn: to }, day).length === 0;
        const enough = isFirst(whyNot)
          ? []
          : wider.filter((days) => couldBeAsked(days) && isFirst(whyNot, { ask: { ...asked, days } }));
        expect(told?.isEnough ?? false).toBe(enough.length > 0);
        if (enough[0]) expect(told?.explanation).toContain(daysInWords(enough[0].from, enough[0].to));
      }),
      { numRuns: 40 },
    );
  });

  it('is another part of the day wherever any choice of them would do, by trying all, and comes true when made', () => {
    let found = 0;
    fc.assert(
      fc.property(anyHours, (whyNot) => {
        const { ask: asked } = whyNot;
        const told = toldOf(whyNot, 'PARTS_OF_DAY');
        const choices = PARTS.flatMap((part) => [[part], PARTS.filter((one) => one !== part)]);
        const isAsked = asked.parts.length > 0 && !isFree.holds(whyNot.candidate, prepared(asked, whyNot.today));
        const enough = [[], ...choices].filter((parts) => isAsked && isFirst(whyNot, { ask: { ...asked, parts } }));
        expect(told?.isEnough ?? false).toBe(enough.length > 0);
        if (told?.isEnough !== true) return;
        const named = PARTS.find((part) => told.explanation.includes(`asked for ${part.toLowerCase()}s`))!;
        const isMore = told.explanation.startsWith('If you also');
        found += 1;
        expect(isFirst(whyNot, { ask: { ...asked, parts: isMore ? [...asked.parts, named] : [named] } })).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it('is another form wherever one would do, by trying all they offer, and comes true when made', () => {
    let met = 0;
    fc.assert(
      fc.property(anyFormAsked, (whyNot) => {
        const { ask: asked, candidate: me } = whyNot;
        const told = toldOf(whyNot, 'FORM');
        const withForm = (form: (typeof me.forms)[number]): Ask => ({
          ...{ ...asked, form, isOnlineWelcome: asked.isOnlineWelcome || form === 'ONLINE_SESSION' },
          isInPersonWelcome: asked.isInPersonWelcome || IN_PERSON_FORMS.has(form),
        });
        // The way of meeting that a form carries is the smaller change where it alone does.
        const doesWayDo = ({ isOnlineWelcome, isInPersonWelcome }: Ask) =>
          isFirst(whyNot, { ask: { ...asked, isOnlineWelcome, isInPersonWelcome } });
        const others = me.forms.filter((form) => form !== asked.form && !doesWayDo(withForm(form)));
        const couldCome = meetsEveryCondition(me, prepared(asked, whyNot.today));
        const enough = others.filter((form) => !couldCome && isFirst(whyNot, { ask: withForm(form) }));
        expect(told?.isEnough ?? false).toBe(enough.length > 0);
        if (told?.isEnough !== true) return;
        expect(enough.map(formInWords)).toContain(others.map(formInWords).find((form) => told.explanation.includes(form)));
        if (!canMeet.holds(me, prepared(asked, whyNot.today))) met += 1;
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(0);
  });

  it('is the smallest change of one weight that does, by trying every hundredth of every weight', () => {
    const found = { any: 0, repeated: 0 };
    fc.assert(
      fc.property(anyContest, fc.constantFrom(null, 'MENTORING_SESSION' as const), fc.boolean(), (contest, form, isOwn) => {
        const whyNot = { ...contest, ask: ask({ form }), weightsHoldFor: isOwn ? form : null };
        fc.pre(problemsWithWeights(whyNot.weights, whyNot.weightsHoldFor).length === 0 && !isFirst(whyNot));
        const change = smallestWeightChange(whyNot);
        const known = CRITERIA.filter((one, index) => whyNot.hasData[index] && !(one === 'VARIETY' && form !== null));
        const distances = known.flatMap((criterion) =>
          upTo(100).flatMap((step) => {
            const changed = withWeight(whyNot.weights, criterion, step / 100);
            const maySet = changed !== null && problemsWithWeights(changed, whyNot.weightsHoldFor).length === 0;
            const isEnough = maySet && isFirst(whyNot, { weights: changed });
            return isEnough ? [comparable(Math.abs(step / 100 - whyNot.weights[criterion]))] : [];
          }),
        );
        if (change === null) expect(distances).toEqual([]);
        else {
          found[form === null ? 'any' : 'repeated'] += 1;
          expect(change.from).toBe(whyNot.weights[change.criterion]);
          expect(isFirst(whyNot, { weights: change.weights })).toBe(true);
          expect(comparable(Math.abs(change.to - change.from))).toBe(Math.min(...distances));
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(found.any, found.repeated)).toBeGreaterThan(10);
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
