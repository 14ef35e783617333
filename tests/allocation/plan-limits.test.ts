import { conflictsOfAsking } from '../../server/allocation/plan-problem.rules';
import { newId } from '../../server/platform/identifiers';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
/** Nothing is worked out here. */
beforeAll(async () => {
  planning = await openPlanning();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

/** Dates of one offer, a quarter of an hour each, one after the other. */
async function offerWithDates(count: number) {
  const offer = await planning.offer({}, []);
  await planning.world.plant.sql(
    `INSERT INTO offer_date (id, offer_id, starts_at, ends_at, capacity)
     SELECT gen_random_uuid(), $1, t, t + interval '15 minutes', 5
     FROM generate_series('2026-12-01'::timestamptz, '2027-03-01', '15 minutes') t LIMIT $2`,
    [offer.id, count],
  );
  return offer;
}

it('keeps three plans of a school waiting, and refuses a fourth until one is given up', async () => {
  await planning.students(2);
  const input = planning.input([(await planning.offer()).id]);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => planning.plan(input)));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    ...['AllocationPlanned', 'AllocationPlanned', 'AllocationPlanned'],
    ...['TooManyPlans', 'TooManyPlans'],
  ]);
  const [planned] = answers.filter(({ __typename }) => __typename === 'AllocationPlanned');
  expect(await planning.replan({ planId: planned.plan.id })).toMatchObject({
    __typename: 'TooManyPlans',
    code: 'TOO_MANY_PLANS',
  });
  await planning.cancel(planned.plan.id);
  expect(await planning.replan({ planId: planned.plan.id })).toMatchObject({ __typename: 'AllocationPlanned' });
});

it('refuses a plan over more than 500 dates, in words', async () => {
  await planning.students(1);
  const [few, many] = [await offerWithDates(500), await offerWithDates(501)];
  expect(await planning.plan(planning.input([few.id]))).toMatchObject({ __typename: 'AllocationPlanned' });
  const answer = await planning.plan(planning.input([many.id]));
  expect(answer).toMatchObject({ __typename: 'AllocationConflict', conflicts: [{ code: 'TOO_LARGE' }] });
  expect(answer.message).toBe('These offers have more than 500 dates to come. Narrow the days, the forms or the offers.');
});

it('counts dates that are set aside later as well, and says of no offer that it has none where not all were read', async () => {
  await planning.students(1);
  const { id: excluded } = await planning.world.plant.roleModel();
  const setAside = { role_model_id: excluded, school_id: planning.schoolId, reason: 'x', excluded_by: planning.leader.personId };
  await planning.world.plant.row('school_role_model_exclusion', { ...setAside, excluded_at: '2026-09-01T09:00:00Z' }, [
    planning.schoolId,
  ]);
  const before = { starts_at: '2026-11-01T09:00:00Z', ends_at: '2026-11-01T10:00:00Z' };
  const early = await planning.offer({ roleModelIds: [excluded] }, [before]);
  const [many, late] = [
    await offerWithDates(500),
    await planning.offer({}, [{ starts_at: '2027-06-01T09:00Z', ends_at: '2027-06-01T10:00Z' }]),
  ];
  const offerIds = [early.id, many.id, late.id];
  expect(await planning.plan(planning.input(offerIds))).toMatchObject({ conflicts: [{ code: 'TOO_LARGE' }] });
});

it('counts what is fixed in a plan and its new one together', async () => {
  const [student = ''] = await planning.students(1);
  const offer = await planning.offer();
  const plan = await planning.plan(planning.input([offer.id], { forbidden: pairs(offer.dateIds[0], [student]) }));
  const dates = Array.from({ length: 2_000 }, newId);
  const forbidden = dates.map((offerDateId) => ({ offerDateId, studentIds: [student] }));
  const answer = await planning.replan({ planId: plan.plan.id, forbidden });
  expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['forbidden'] }] });
  expect(answer.fields[0].message).toContain('they come to 2,001');
});

it('tells the first hundred of those it is about, and how many they are', async () => {
  const students = await planning.students(120);
  const offer = await planning.offer({}, [{ capacity: 5 }]);
  const answer = await planning.plan(planning.input([offer.id], { fixed: pairs(offer.dateIds[0], students) }));
  expect(answer.conflicts).toMatchObject([{ code: 'FIXED_BEYOND_CAPACITY', totalIds: 121 }]);
  expect(answer.conflicts[0].ids).toHaveLength(100);
});

const pairs = (offerDateId: string | undefined, studentIds: readonly string[]) => [
  { offerDateId: String(offerDateId), studentIds },
];

describe('what clashes before anything is scored', () => {
  const date = {
    ...{ employerId: null, title: 'Lamps', form: 'WORKSHOP' as never, capacity: 30, placesLeft: 30, minimumAudience: 10 },
    ...{ yearGroups: [9], accessNeedsMet: [], isOnline: false, outcode: null, roleModelIds: [] },
  };
  const asking = (students: number, dates: number) => ({
    asked: {
      audience: { yearGroup: null, tutorGroup: null, subjectCode: null, studentIds: null },
      offers: { offerIds: null, startsOn: null, endsOn: null, forms: null },
      ...{ fixed: [], forbidden: [], required: [], ranked: null },
    },
    named: { forbidden: [], ranked: null },
    limits: { target: 1, mostPerStudent: 1 },
    students: Array.from({ length: students }, () => ({ id: newId(), need: 1, had: 0 })),
    dates: Array.from({ length: dates }, (_, index) => ({
      ...{ ...date, offerDateId: newId(), offerId: newId() },
      ...{ startsAt: new Date(index * 1e7), endsAt: new Date(index * 1e7 + 1e6) },
    })),
    setAside: [],
    isCut: false,
    commitments: [],
  });

  it('is found without looking at each pair, of which the largest school has millions', () => {
    const whole = asking(12_000, 400);
    let looks = 0;
    const counted = <Part extends object>(part: Part): Part =>
      new Proxy(part, {
        get: (of, name, receiver) => {
          looks += 1;
          return Reflect.get(of, name, receiver);
        },
      });
    const { students, dates } = whole;
    expect(conflictsOfAsking({ ...whole, students: students.map(counted), dates: dates.map(counted) })).toEqual([]);
    expect(looks).toBeGreaterThan(students.length);
    expect(looks).toBeLessThan((students.length * dates.length) / 10);
  });

  it('is a plan of more than six million pairs', () => {
    expect(conflictsOfAsking(asking(15_000, 401))).toMatchObject([{ code: 'TOO_LARGE' }]);
    expect(conflictsOfAsking(asking(15_000, 400))).toEqual([]);
  });
});
