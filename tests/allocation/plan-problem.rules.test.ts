import { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AllocationStudent } from '../../server/allocation/allocation.types';
import type { Commitment } from '../../server/allocation/commitments.reads';
import { conflictsOfAsking, conflictsUnseen } from '../../server/allocation/plan-problem.rules';

const at = (hour: string) => ({ startsAt: new Date(`2026-11-10T${hour}:00Z`), endsAt: new Date(`2026-11-10T${hour}:59Z`) });
const date = {
  ...{ offerDateId: 'date', offerId: 'offer', employerId: null, title: 'Lamps', form: EncounterForm.WORKSHOP },
  ...{ capacity: 30, placesLeft: 30, minimumAudience: 1, yearGroups: [9], accessNeedsMet: [] },
  ...{ isOnline: false, outcode: null, roleModelIds: [], ...at('10') },
};
const place: Commitment = {
  ...{ studentId: 'ann', offerDateId: 'another date', offerId: 'another offer', encounterId: null },
  ...{ kind: 'employer' as const, isOver: false, ...at('14') },
};

const another = { ...date, offerDateId: 'another date', offerId: 'another offer' };

/** What is told of Ann, who is fixed at the date and committed to this; the date is one of the plan unless others are told. */
const told = (
  commitment: Partial<Commitment>,
  about: { dates?: (typeof date)[]; setAside?: (typeof date)[]; students?: AllocationStudent[] } = {},
) =>
  conflictsUnseen({
    asked: {
      audience: { yearGroup: 9, tutorGroup: null, subjectCode: null, studentIds: null },
      offers: { offerIds: null, startsOn: null, endsOn: null, forms: null },
      ...{ fixed: [{ studentId: 'ann', offerDateId: 'date' }], forbidden: [], required: [], ranked: null },
    },
    ...{ students: [{ id: 'ann', need: 1, had: 0 }], dates: [date], setAside: [], isCut: false, ...about },
    commitments: [{ ...place, ...commitment }],
  });

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
  const never = { ...date, capacity: 12, placesLeft: 10, minimumAudience: 13 };
  const held = { offerDateId: 'date', offerId: 'offer', ...at('10') };

  it.each<[string, Partial<Commitment>, typeof date, readonly object[]]>([
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
    const [conflict] = conflictsOfAsking({
      asked: {
        audience: { yearGroup: 9, tutorGroup: null, subjectCode: null, studentIds: null },
        offers: { offerIds: null, startsOn: null, endsOn: null, forms: null },
        ...{ fixed: [], forbidden, required: [], ranked: null },
      },
      ...{ named: { forbidden, ranked: null }, limits: { target: 1, mostPerStudent: 1 } },
      students: who.map((id) => ({ id, need: 1, had: 0 })),
      ...{ dates: [date], setAside: [], isCut: false },
      commitments: who.map((studentId) => ({ ...place, studentId, offerDateId: 'date' })),
    });
    return conflict?.message;
  };

  it('are spoken of as one, or as several', () => {
    expect(message('ann')).toMatch(/^A student holds a place at the very date .+ Leave that pair out\.$/);
    expect(message('ann', 'ben')).toMatch(/^2 places are held at the very dates .+ Leave these pairs out\.$/);
  });
});
