import { choicesFull } from '../../server/allocation/choices-full.rules';
import { addObstacles, type Obstacle, type Placing, toMeet } from '../../server/allocation/obstacles.rules';
import { overruled } from '../../server/allocation/overruled.rules';
import type { OfferDateToAllocate } from '../../server/offers/offer-dates.reads';
import { AccessNeed } from '../../schema/shared/access-need.type';

const dateOf = (given: Partial<OfferDateToAllocate> = {}): OfferDateToAllocate => ({
  ...({
    offerDateId: 'date',
    offerId: 'offer',
    title: 'Talk',
    accessNeedsMet: [],
    capacity: 9,
    placesLeft: 9,
  } as unknown as OfferDateToAllocate),
  startsAt: new Date('2026-11-10T10:00:00Z'),
  endsAt: new Date('2026-11-10T11:00:00Z'),
  ...given,
});
const studentOf = (given: Partial<Placing> = {}): Placing => ({
  ...{ id: 'ann', yearGroup: 9, accessNeeds: [], busy: [], heldOffers: new Set<string>() },
  ...given,
});
const takes = () => new Set([9]);

describe('what stands between a student and a date', () => {
  const times = { startsAt: Date.parse('2026-11-10T10:30:00Z'), endsAt: Date.parse('2026-11-10T12:00:00Z') };
  const tables: readonly (readonly [Partial<Placing>, Partial<OfferDateToAllocate>, readonly Obstacle[]])[] = [
    [{}, {}, []],
    [{}, { placesLeft: 0 }, ['FULL']],
    [{ heldOffers: new Set(['offer']) }, {}, ['HELD']],
    [{ heldOffers: new Set(['other']) }, {}, []],
    [{ busy: [times] }, {}, ['BUSY']],
    [{ busy: [{ startsAt: times.endsAt, endsAt: times.endsAt + 1 }] }, {}, []],
    [{ busy: [times], heldOffers: new Set(['offer']) }, {}, ['HELD']],
    [{ yearGroup: 10, accessNeeds: ['STEP_FREE'] }, {}, ['YEAR_GROUP', 'ACCESS_NEEDS']],
    [{ accessNeeds: ['STEP_FREE'] }, { accessNeedsMet: [AccessNeed.STEP_FREE] }, []],
  ];
  it.each(tables)('of %j at %j is %j', (student, date, obstacles) => {
    const found = new Set<Obstacle>();
    const [one] = toMeet([dateOf(date)], takes);
    expect(one && addObstacles(studentOf(student), one, found)).toBe(obstacles.length > 0);
    expect([...found]).toEqual(obstacles);
  });
});

describe('what staff overrule', () => {
  it.each([
    ['fixed', { fixed: [{ studentId: 'ann', offerDateId: 'date' }], required: [] }],
    ['required', { fixed: [], required: [{ studentId: 'ann', offerDateId: 'date' }] }],
  ])('is told of those who are %s', (_, pairs) => {
    const about = { students: [studentOf({ yearGroup: 10 })], dates: [dateOf()], takes, nameOf: (id: string) => id };
    expect(overruled(pairs, about)).toMatchObject([{ code: 'OVERRULED', ids: ['date', 'ann'] }]);
  });
});

describe('choices of offers that are full', () => {
  const choices = ['ann', 'ben', 'cat'].map((studentId) => ({ studentId, offerIds: [['offer']] }));
  const told = (students: readonly string[], served: readonly string[], dates = [dateOf({ placesLeft: 0 })]) => {
    const choosers = { students: students.map((id) => ({ id })), served: new Set(served) };
    return choicesFull({ ranked: { mode: 'GREEDY', choices } }, choosers, dates).map(({ message }) => message);
  };

  it('count neither those served before, which is said, nor those who are no longer in the plan', () => {
    expect(told(['ann', 'ben', 'cat'], [])).toEqual([expect.stringMatching(/which 3 students chose, 3 first\. Choices/)]);
    expect(told(['ann', 'ben'], [])).toEqual([expect.stringMatching(/which 2 students chose, 2 first\. Choices/)]);
    expect(told(['ann', 'ben', 'cat'], ['cat'])).toEqual([
      expect.stringMatching(/which 2 students chose, 2 first\. Students who need no place, .+ are not counted\. Choices/),
    ]);
    expect(told(['ann'], ['ann'])).toEqual([]);
  });

  it('are told only of an offer that is full at all its dates', () => {
    expect(told(['ann'], [], [dateOf({ placesLeft: 0 }), dateOf({ offerDateId: 'later' })])).toEqual([]);
  });
});
