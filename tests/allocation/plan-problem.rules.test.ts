import type { Commitment } from '../../server/allocation/commitments.reads';
import { type Asking, conflictsOfAsking, conflictsUnseen } from '../../server/allocation/plan-problem.rules';
import { askedDate, askedOf, askingOf, at } from './askings';

const place: Commitment = {
  ...{ studentId: 'ann', offerDateId: 'another date', offerId: 'another offer', encounterId: null },
  ...{ kind: 'employer' as const, isOver: false, ...at('14') },
};

const another = { ...askedDate, offerDateId: 'another date', offerId: 'another offer' };

/** What is told of Ann, who is fixed at the date and committed to this; the date is one of the plan unless others are told. */
const told = (commitment: Partial<Commitment>, about: Partial<Asking> = {}) => {
  const asked = askedOf({ fixed: [{ studentId: 'ann', offerDateId: 'date' }] });
  return conflictsUnseen(askingOf(['ann'], asked, { ...about, commitments: [{ ...place, ...commitment }] }));
};

describe('who is fixed at a date', () => {
  it.each<[string, Partial<Commitment>, readonly string[]]>([
    ['cannot be elsewhere at the time', at('10'), ['FIXED_TWO_AT_ONCE']],
    ['may be elsewhere at another time', {}, []],
    ['cannot hold another date of that offer', { offerId: 'offer' }, ['FIXED_TWO_AT_ONCE']],
    ['may have held one that is over', { offerId: 'offer', isOver: true }, []],
    ['is not kept from it by another student', { studentId: 'ben', ...at('10') }, []],
  ])('%s', (_what, commitment, codes) => {
    expect(told(commitment).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a date that was set aside, as it can never run', () => {
  const never = { ...askedDate, capacity: 12, placesLeft: 10, minimumAudience: 13 };
  const held = { offerDateId: 'date', offerId: 'offer', ...at('10') };

  it.each<[string, Partial<Commitment>, typeof askedDate, readonly object[]]>([
    [
      'is told where the place of a student who is fixed there was released',
      {},
      never,
      [{ code: 'CAPACITY_BELOW_MINIMUM', ids: ['date'] }],
    ],
    ['is told as full where it is', {}, { ...never, placesLeft: 0 }, [{ code: 'FIXED_BEYOND_CAPACITY', ids: ['date'] }]],
    ['is no matter while the place is held', held, never, []],
    ['is no matter where nobody is fixed', {}, { ...never, offerDateId: 'a third date' }, []],
  ])('%s', (_what, commitment, aside, conflicts) => {
    expect(told(commitment, { dates: [another], setAside: [aside] })).toMatchObject(conflicts);
  });

  it('is no matter of a student who is no part of the plan', () => {
    expect(told({}, { dates: [another], setAside: [never], students: [{ id: 'ben', need: 1, had: 0 }] })).toEqual([]);
  });
});

describe('places held at dates that are forbidden', () => {
  const message = (...who: readonly string[]) => {
    const forbidden = who.map((studentId) => ({ studentId, offerDateId: 'date' }));
    const commitments = who.map((studentId) => ({ ...place, studentId, offerDateId: 'date' }));
    const [conflict] = conflictsOfAsking(askingOf(who, askedOf({ forbidden }), { commitments }));
    return conflict?.message;
  };

  it('are spoken of as one, or as several', () => {
    expect(message('ann')).toMatch(/^A student holds a place at the very date .+ Leave that pair out\.$/);
    expect(message('ann', 'ben')).toMatch(/^2 places are held at the very dates .+ Leave these pairs out\.$/);
  });
});
