import fc from 'fast-check';
import type { DateToMeet } from '../../server/allocation/obstacles.rules';
import { reasonSentence } from '../../server/allocation/why-no-place-wording.rules';
import { explainDates } from '../../server/allocation/why-no-place.rules';
import type { ProposalForStudent, Standing } from '../../server/allocation/why-no-place.types';

const STOPS = ['FORBIDDEN', 'YEAR_GROUP', 'ACCESS_NEEDS', 'HELD', 'BUSY', 'FULL', 'NOT_CHOSEN'];
const HOUR = 3_600_000;

const dateAt = (at: number, columns: object = {}): DateToMeet => {
  const [startsAt, endsAt] = [at * HOUR, (at + 1) * HOUR];
  const date = {
    ...{
      offerDateId: `date ${at}`,
      offerId: `offer ${at}`,
      capacity: 10,
      placesLeft: 10,
      minimumAudience: 0,
      accessNeedsMet: [],
    },
    ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), ...columns },
  } as unknown as DateToMeet['date'];
  return { date, times: { startsAt, endsAt }, years: new Set([9]) };
};
const standing = (more: Partial<Standing> = {}): Standing => ({
  student: { id: 'ann', yearGroup: 9, accessNeeds: [], busy: [], heldOffers: new Set() },
  forbidden: new Set(),
  chosen: null,
  isServed: false,
  ...more,
});
const proposal = (more: Partial<ProposalForStudent> = {}): ProposalForStudent => ({
  ...{ kind: 'FAIR', status: 'OPTIMAL', target: 2, mostPerStudent: 2, had: 0, own: new Set(), given: new Map(), ...more },
});
const codesAt = (date: DateToMeet, who: Standing, what: ProposalForStudent) =>
  explainDates({ dates: [date], setAside: [] }, who, what).flatMap(({ codes }) => codes);
const givenTo = (students: number) => new Map([['date 1', { students, withFewer: 0, withAsMany: students }]]);

describe('a date that is not given', () => {
  it.each<[string, object, Partial<ProposalForStudent>, Partial<Standing>]>([
    ['LEFT_OPEN', {}, {}, {}],
    ['ALL_GIVEN', {}, { given: givenTo(10) }, {}],
    ['TOO_FEW', { minimumAudience: 2 }, {}, {}],
    ['LEFT_OPEN', { minimumAudience: 2, placesLeft: 9 }, {}, {}],
    ['TARGET_REACHED', {}, { had: 2 }, {}],
    ['LEFT_OPEN', {}, { had: 2, kind: 'BEST_FIT' }, {}],
    ['MOST_REACHED', {}, { mostPerStudent: 1, own: new Set(['gone']) }, {}],
    ['SERVED', {}, { kind: 'RANKED', own: new Set(['gone']) }, { chosen: new Set(['offer 1']) }],
    ['SERVED', {}, { kind: 'RANKED' }, { chosen: new Set(), isServed: true }],
    ['NOT_CHOSEN', {}, { kind: 'RANKED' }, { chosen: new Set(['offer 2']) }],
    ['FORBIDDEN', {}, {}, { forbidden: new Set(['date 1']) }],
    ['FULL', { placesLeft: 0 }, {}, {}],
  ])('has reason %s of %j', (code, columns, what, who) => {
    expect(codesAt(dateAt(1, columns), standing(who), proposal(what))).toEqual([code]);
  });

  it('has a reason always, never one of both kinds, and each is a sentence', () => {
    const date = fc.record({
      placesLeft: fc.nat(3),
      minimumAudience: fc.nat(4),
      offerId: fc.constantFrom('one', 'two'),
      accessNeedsMet: fc.constantFrom<string[]>([], ['STEP_FREE']),
    });
    fc.assert(
      fc.property(
        fc.array(date, { minLength: 1, maxLength: 6 }),
        fc.subarray([0, 1, 2, 3]),
        fc.record({
          ...{ target: fc.integer({ min: 1, max: 4 }), mostPerStudent: fc.integer({ min: 1, max: 3 }), had: fc.nat(3) },
          kind: fc.constantFrom('BEST_FIT' as const, 'FAIR' as const, 'RANKED' as const),
        }),
        fc.record({ yearGroup: fc.constantFrom(9, 10), isForbidden: fc.boolean(), isServed: fc.boolean(), given: fc.nat(3) }),
        (columns, own, limits, { yearGroup, isForbidden, isServed, given }) => {
          const dates = columns.map((one, at) => dateAt(at, one));
          const who = standing({
            student: { ...standing().student, yearGroup, accessNeeds: ['STEP_FREE'] },
            forbidden: new Set(isForbidden ? ['date 0'] : []),
            chosen: limits.kind === 'RANKED' ? new Set(['one']) : null,
            isServed,
          });
          const there = { students: given, withFewer: 0, withAsMany: given };
          const what = proposal({
            ...{ ...limits, own: new Set(own.map((at) => `date ${at}`)) },
            given: new Map(dates.map((one) => [one.date.offerDateId, there])),
          });
          const explained = explainDates({ dates, setAside: [] }, who, what);
          expect(explained.map(({ offerDateId }) => offerDateId).toSorted()).toEqual(
            dates.map((one) => one.date.offerDateId).toSorted(),
          );
          for (const { isGiven, codes, at } of explained) {
            expect(codes.length === 0).toBe(isGiven);
            const stopping = codes.filter((code) => STOPS.includes(code));
            if (stopping.length > 0) expect(codes.filter((code) => code !== 'SERVED')).toEqual(stopping);
            for (const code of codes) expect(reasonSentence(code, what, at)).toMatch(/^[A-Z].*\.$/);
          }
        },
      ),
    );
  });
});
