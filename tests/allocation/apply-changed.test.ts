import { PlaceStore } from '../../server/offers/place.store';
import { newId } from '../../server/platform/identifiers';
import { countedAndHeld } from '../offers/planting';
import { until } from '../support/database-program';
import { openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const held = (): Promise<any[]> =>
  planning.sql(`SELECT student_id, offer_date_id FROM place WHERE school_id = $1 AND state = 'HELD'`, [planning.schoolId]);
const NOW = new Date('2026-10-05T09:00:00Z');

async function ready(dates: readonly Readonly<Record<string, unknown>>[] = [{ capacity: 4 }], more: object = {}) {
  const students = await planning.students(6);
  const offer = await planning.offer({}, dates);
  const plan = await planning.planned(planning.input([offer.id], more));
  expect(plan.state).toBe('READY');
  return { students, offer, dateId: String(offer.dateIds[0]), plan };
}
type Ready = Awaited<ReturnType<typeof ready>>;

/** Beside the offer's role model comes one who meets other years; then the first is no longer there for the school. */
async function leaveTo({ offer }: Ready, how: 'pause' | 'exclude' | 'keep to their own school') {
  const [{ role_model_id: gone }] = await planning.sql(`SELECT role_model_id FROM offer_role_model WHERE offer_id = $1`, [
    offer.id,
  ]);
  const { id: left } = await planning.world.plant.roleModel({ year_groups: [12] });
  await planning.sql(`INSERT INTO offer_role_model (offer_id, role_model_id) VALUES ($1, $2)`, [offer.id, left]);
  if (how === 'pause') await planning.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [gone]);
  if (how === 'keep to their own school')
    await planning.sql(`UPDATE role_model SET here_for = 'OWN_SCHOOLS' WHERE id = $1`, [gone]);
  if (how === 'exclude')
    await planning.sql(
      `INSERT INTO school_role_model_exclusion (school_id, role_model_id, reason, excluded_by, excluded_at) VALUES ($1, $2, 'x', $3, $4)`,
      [planning.schoolId, gone, planning.leader.personId, NOW],
    );
}

describe('a plan whose pairs no longer fit', () => {
  const placed = ({ plan }: Ready) => placesOf(plan.fair)[0]!.studentId;
  const cases: readonly [string, string, (made: Ready) => Promise<unknown>, RegExp][] = [
    [
      'a date was moved',
      'DATE_MOVED',
      ({ dateId }) =>
        planning.sql(`UPDATE offer_date SET starts_at = '2027-03-20T18:00Z', ends_at = '2027-03-20T21:00Z' WHERE id = $1`, [
          dateId,
        ]),
      /on Saturday 20 March is at another time/,
    ],
    [
      'a date ends later',
      'DATE_MOVED',
      ({ dateId }) => planning.sql(`UPDATE offer_date SET ends_at = ends_at + interval '3 hours' WHERE id = $1`, [dateId]),
      /another time/,
    ],
    [
      'an offer is for other years',
      'STUDENT_DOES_NOT_FIT',
      ({ offer }) => planning.sql(`UPDATE offer SET year_groups = '{12,13}' WHERE id = $1`, [offer.id]),
      /no longer takes a student/,
    ],
    [
      'a student is in another year',
      'STUDENT_DOES_NOT_FIT',
      (made) => planning.sql(`UPDATE student SET year_group = 14 WHERE id = $1`, [placed(made)]),
      /no longer takes a student/,
    ],
    [
      'a student needs what the offer does not have',
      'STUDENT_DOES_NOT_FIT',
      (made) =>
        planning.sql(`INSERT INTO student_access_need (school_id, student_id, need) VALUES ($1, $2, 'QUIET_SPACE')`, [
          planning.schoolId,
          placed(made),
        ]),
      /access needs/,
    ],
    [
      'whom they would meet does not meet their year',
      'STUDENT_DOES_NOT_FIT',
      ({ offer }) =>
        planning.sql(
          `UPDATE role_model SET year_groups = '{12}' WHERE id IN (SELECT role_model_id FROM offer_role_model WHERE offer_id = $1)`,
          [offer.id],
        ),
      /no longer takes a student/,
    ],
    ...(['pause', 'exclude', 'keep to their own school'] as const).map((how): (typeof cases)[number] => [
      `whom others would still meet does not meet their year, for who did is gone (${how})`,
      'STUDENT_DOES_NOT_FIT',
      (made) => leaveTo(made, how),
      /no longer takes a student/,
    ]),
    [
      'an offer is for another area',
      'DATE_GONE',
      async ({ offer }) =>
        planning.sql(`UPDATE offer SET area_outcode = $2, area_km = 5 WHERE id = $1`, [
          offer.id,
          await planning.world.plant.outcode('TR1', 50.26, -5.05),
        ]),
      /no longer to be had/,
    ],
    [
      'a date was deleted',
      'DATE_GONE',
      ({ dateId }) => planning.sql(`DELETE FROM offer_date WHERE id = $1`, [dateId]),
      /A date of this plan is no longer to be had/,
    ],
  ];
  it.each(cases)('says that %s, and gives no place', async (_what, code, change, message) => {
    const made = await ready();
    await change(made);
    const now = await planning.read(made.plan.id);
    expect(now.isStale).toBe(true);
    const inTheWay = now.changes.filter((one: { isInTheWay: boolean }) => one.isInTheWay);
    expect(new Set(inTheWay.map((one: { code: string }) => one.code))).toEqual(new Set([code]));
    expect(now.changes[0].message).toMatch(message);
    expect(await planning.give(made.plan)).toMatchObject({ __typename: 'StaleAllocationPlan', changes: inTheWay });
    expect(await held()).toEqual([]);
  });

  it('leaves alone what staff fixed against the year group', async () => {
    const students = await planning.students(1, { year_group: 9 });
    const offer = await planning.offer({ year_groups: [12] });
    const fixed = [{ offerDateId: String(offer.dateIds[0]), studentIds: students }];
    const plan = await planning.planned(planning.input([offer.id], { fixed }));
    expect(plan).toMatchObject({ state: 'READY', isStale: false });
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 1 });
  });

  it('does not become smaller in silence where one of two dates is deleted', async () => {
    const { plan, offer } = await ready([{ capacity: 3 }, { capacity: 3 }]);
    await planning.sql(`DELETE FROM offer_date WHERE id = $1`, [offer.dateIds[0]]);
    const now = await planning.read(plan.id);
    expect(now.changes).toMatchObject([{ code: 'DATE_GONE', offerDateId: offer.dateIds[0], isInTheWay: true }]);
    expect(now.fair.places.nodes).toHaveLength(6);
    expect(await planning.give(plan)).toMatchObject({ __typename: 'StaleAllocationPlan' });
  });
});

describe('two plans that were made before either was applied', () => {
  async function twoPlans(offerIds: readonly string[], dates: readonly [string, string]) {
    const all = (await planning.sql(`SELECT id FROM student WHERE school_id = $1`, [planning.schoolId])).map(
      (row) => row.id as string,
    );
    const without = (offerDateId: string) => planning.input(offerIds, { forbidden: [{ offerDateId, studentIds: all }] });
    return [await planning.planned(without(dates[1])), await planning.planned(without(dates[0]))] as const;
  }

  it('do not give a second date of one offer', async () => {
    await planning.students(4);
    const offer = await planning.offer({}, [{ capacity: 4 }, { capacity: 4 }]);
    const [one, two] = await twoPlans([offer.id], [String(offer.dateIds[0]), String(offer.dateIds[1])]);
    expect(await planning.give(one)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 4 });
    const refused = await planning.give(two);
    expect(refused).toMatchObject({ __typename: 'StaleAllocationPlan' });
    expect(refused.changes).toHaveLength(4);
    expect(refused.changes[0]).toMatchObject({ code: 'STUDENT_HAS_MORE', isInTheWay: true, inTheWayOf: ['BEST_FIT', 'FAIR'] });
    expect(await held()).toHaveLength(4);
  });

  it('give no place twice where both propose the same', async () => {
    await planning.students(2);
    const offer = await planning.offer();
    const plans = [await planning.planned(planning.input([offer.id])), await planning.planned(planning.input([offer.id]))];
    const outcomes = [await planning.give(plans[0]), await planning.give(plans[1])];
    expect(outcomes).toMatchObject([{ __typename: 'AllocationApplied' }, { __typename: 'AllocationApplied', placesGiven: 2 }]);
    expect(await held()).toHaveLength(2);
  });

  it('do not both give what was meant as one place of each student', async () => {
    await planning.students(3);
    const [one, other] = [
      await planning.offer(),
      await planning.offer({}, [{ starts_at: '2026-12-01T10:00Z', ends_at: '2026-12-01T11:00Z' }]),
    ];
    const limits = { target: 1, mostPerStudent: 1 };
    const plans = [
      await planning.planned(planning.input([one.id], limits)),
      await planning.planned(planning.input([other.id], limits)),
    ];
    const outcomes = await Promise.all(plans.map((plan) => planning.give(plan)));
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['AllocationApplied', 'StaleAllocationPlan']);
    expect(await held()).toHaveLength(3);
  });

  it('say of more than was planned that it is in nobody’s way where there is room for it', async () => {
    await planning.students(2);
    const [one, other] = [
      await planning.offer(),
      await planning.offer({}, [{ starts_at: '2026-12-01T10:00Z', ends_at: '2026-12-01T11:00Z' }]),
    ];
    const limits = { target: 4, mostPerStudent: 3 };
    const first = await planning.planned(planning.input([one.id], limits));
    const second = await planning.planned(planning.input([other.id], limits));
    expect(await planning.give(first)).toMatchObject({ __typename: 'AllocationApplied' });
    const more = { code: 'STUDENT_HAS_MORE', isInTheWay: false, inTheWayOf: [] };
    expect(await planning.read(second.id)).toMatchObject({ isStale: true, changes: [more, more] });
    expect(await planning.give(second)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 2 });
  });

  it('do not hold against a student what they held when the plan was worked out', async () => {
    const students = await planning.students(2);
    const [one, other] = [
      await planning.offer(),
      await planning.offer({}, [{ starts_at: '2026-12-01T10:00Z', ends_at: '2026-12-01T11:00Z' }]),
    ];
    await planning.give(await planning.planned(planning.input([one.id], { audience: { studentIds: students } })));
    const next = await planning.planned(planning.input([other.id], { target: 2 }));
    expect(next).toMatchObject({ isStale: false, changes: [] });
    expect(await planning.give(next)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 2 });
  });
});

it('counts who comes after those who are giving places back, not before', async () => {
  const mine = await planning.students(6);
  const one = { schoolId: planning.schoolId, tenant: { personId: planning.leader.personId, schoolIds: [planning.schoolId] } };
  const offer = await planning.offer({ minimum_audience: 12 }, [{ capacity: 12 }]);
  const dateId = String(offer.dateIds[0]);
  const places = mine.map((studentId) => ({ studentId, offerDateId: dateId }));
  const asked = { schoolId: one.schoolId, places, now: NOW };
  await planning.world.database.writing(one.tenant, (connection) =>
    new PlaceStore(connection).take({ ...asked, planId: newId() }),
  );
  await planning.newSchool();
  await planning.students(6);
  const plan = await planning.planned(planning.input([offer.id]));
  expect(plan.fair.placesGiven).toBe(6);
  const outcome = await planning.world.database.writing(one.tenant, async (connection) => {
    await new PlaceStore(connection).release(asked);
    const applying = planning.give(plan);
    await until(async () => {
      const [row] = await planning.sql(`SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted`);
      return row.waiting > 0;
    });
    return { applying };
  });
  expect(await outcome.applying).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [{ code: 'TOO_FEW' }] });
  expect(await countedAndHeld(planning.world.plant, dateId, [one.schoolId, planning.schoolId])).toEqual({ counted: 0, held: 0 });
});
