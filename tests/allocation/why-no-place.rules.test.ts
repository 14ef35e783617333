import fc from 'fast-check';
import { explanationInWords, reasonSentence } from '../../server/allocation/why-no-place-wording.rules';
import { type DateForStudent, explainDates, type ProposalForStudent } from '../../server/allocation/why-no-place.rules';

const STOPS = ['FORBIDDEN', 'YEAR_GROUP', 'ACCESS_NEEDS', 'HELD', 'BUSY', 'FULL', 'NOT_CHOSEN'];
const HOUR = 3_600_000;

const dateAt = (at: number, columns: Partial<DateForStudent> = {}): DateForStudent => ({
  ...{ offerDateId: `date ${at}`, offerId: `offer ${at}`, capacity: 10, placesLeft: 10, minimumAudience: 0 },
  ...{ startsAt: new Date(at * HOUR), endsAt: new Date((at + 1) * HOUR), takesYear: true, meetsNeeds: true },
  ...{ isForbidden: false, isHeld: false, isBusy: false, isChosen: false, isGiven: false },
  ...{ students: 0, settled: 0, withFewer: 0, withAsMany: 0, ...columns },
});
const proposal = (more: Partial<ProposalForStudent> = {}): ProposalForStudent => ({
  ...{ kind: 'FAIR', target: 2, mostPerStudent: 2, had: 0, placesGiven: 0, isServed: false, ...more },
});

describe('a date that is not given', () => {
  it.each<[string, Partial<DateForStudent>, Partial<ProposalForStudent>]>([
    ['LEFT_OPEN', {}, {}],
    ['ALL_GIVEN', { students: 10, withAsMany: 10 }, {}],
    ['TOO_FEW', { minimumAudience: 2 }, {}],
    ['LEFT_OPEN', { minimumAudience: 2, placesLeft: 9 }, {}],
    ['TARGET_REACHED', {}, { had: 2 }],
    ['LEFT_OPEN', {}, { had: 2, kind: 'BEST_FIT' }],
    ['MOST_REACHED', {}, { mostPerStudent: 1, placesGiven: 1 }],
    ['SERVED', { isChosen: true }, { kind: 'RANKED', placesGiven: 1 }],
    ['SERVED', {}, { kind: 'RANKED', isServed: true }],
    ['LEFT_OPEN', {}, { isServed: true }],
    ['NOT_CHOSEN', { isForbidden: true }, { kind: 'RANKED' }],
    ['FORBIDDEN', { isForbidden: true }, {}],
    ['YEAR_GROUP', { takesYear: false }, {}],
    ['ACCESS_NEEDS', { meetsNeeds: false }, {}],
    ['HELD', { isHeld: true }, {}],
    ['BUSY', { isBusy: true }, {}],
    ['FULL', { placesLeft: 0 }, {}],
  ])('has reason %s of %j and %j', (code, columns, what) => {
    expect(explainDates([dateAt(1, columns)], proposal(what)).flatMap(({ codes }) => codes)).toEqual([code]);
  });

  it('is of an offer they are given, or at the time of one', () => {
    const given = dateAt(1, { isGiven: true });
    const others = [dateAt(2, { offerId: 'offer 1' }), dateAt(3, { startsAt: given.startsAt }), dateAt(4)];
    const explained = explainDates([...others, given], proposal({ placesGiven: 1 }));
    expect(explained.map(({ date, codes }) => [date.offerDateId, codes])).toEqual([
      ['date 1', []],
      ['date 2', ['OTHER_DATE']],
      ['date 3', ['CLASH']],
      ['date 4', ['LEFT_OPEN']],
    ]);
  });

  it('has a reason always, never one of both kinds, and each is a sentence', () => {
    const date = fc.record({
      ...{ placesLeft: fc.nat(3), minimumAudience: fc.nat(4), offerId: fc.constantFrom('one', 'two'), students: fc.nat(3) },
      ...{ takesYear: fc.boolean(), meetsNeeds: fc.boolean(), isForbidden: fc.boolean(), isHeld: fc.boolean() },
      ...{ isBusy: fc.boolean(), isChosen: fc.boolean(), isGiven: fc.boolean() },
    });
    const what = fc.record({
      kind: fc.constantFrom('BEST_FIT' as const, 'FAIR' as const, 'RANKED' as const),
      ...{ target: fc.integer({ min: 1, max: 4 }), mostPerStudent: fc.integer({ min: 1, max: 3 }) },
      ...{ had: fc.nat(3), isServed: fc.boolean() },
    });
    fc.assert(
      fc.property(fc.array(date, { maxLength: 6 }), what, (columns, given) => {
        const dates = columns.map((one, at) => dateAt(at, { ...one, withAsMany: one.students }));
        const placesGiven = dates.filter(({ isGiven }) => isGiven).length;
        const explained = explainDates(dates, { ...given, placesGiven });
        expect(new Set(explained.map(({ date: one }) => one))).toEqual(new Set(dates));
        for (const { date: one, codes } of explained) {
          expect(codes.length === 0).toBe(one.isGiven);
          const stopping = codes.filter((code) => STOPS.includes(code));
          if (stopping.length > 0) expect(codes.filter((code) => code !== 'SERVED')).toEqual(stopping);
          for (const code of codes) expect(reasonSentence(code, one, given)).toMatch(/^[A-Z].*\.$/);
        }
        expect(explanationInWords(explained, { ...given, placesGiven })).toMatch(/^The .* gives this student .*\.$/);
      }),
    );
  });
});

it.each([
  [
    { placesLeft: 1, students: 1, settled: 1 },
    'The one place left there goes to somebody else. Staff fixed or required them there.',
  ],
  [{ placesLeft: 2, students: 2, settled: 2 }, 'All 2 places left there go to others. Staff fixed or required all of these.'],
  [
    { placesLeft: 2, students: 2, settled: 1 },
    'All 2 places left there go to others; ranked choices go by what all students chose. Staff fixed or required 1 of these.',
  ],
])('says of %j by whom its places were given', (columns, sentence) => {
  expect(reasonSentence('ALL_GIVEN', dateAt(1, columns), proposal({ kind: 'RANKED' }))).toBe(sentence);
});
