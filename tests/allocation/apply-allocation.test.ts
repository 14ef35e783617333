import { newId } from '../../server/platform/identifiers';
import { countedAndHeld } from '../offers/planting';
import { plantEncounter } from '../students/record';
import { openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

/** Two offers of two dates' places for six students, planned. */
async function ready(dates: readonly Readonly<Record<string, unknown>>[] = [{ capacity: 4 }], columns: object = {}) {
  const students = await planning.students(6);
  const offer = await planning.offer(columns, dates);
  const plan = await planning.planned(planning.input([offer.id]));
  expect(plan.state).toBe('READY');
  const [dateId] = offer.dateIds;
  return {
    students,
    offer,
    dateId: String(dateId),
    plan,
    apply: (more: object = {}) => planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version, ...more }),
  };
}

const held = async (dateId: string) => (await countedAndHeld(planning.world.plant, dateId, [planning.schoolId])).held;

describe('applying a proposal', () => {
  it('gives its places once: the same key answers the same, another refuses', async () => {
    const { apply, dateId } = await ready();
    const idempotencyKey = newId();
    const applied = await apply({ idempotencyKey });
    expect(applied).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 4 });
    expect(await apply({ idempotencyKey })).toEqual(applied);
    expect(await apply({ idempotencyKey, kind: 'BEST_FIT' })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    expect(await apply()).toMatchObject({ __typename: 'AllocationAlreadyApplied' });
    expect(await held(dateId)).toBe(4);
  });

  it('is done by one of two who try at once', async () => {
    const { apply, dateId } = await ready();
    const outcomes = await Promise.all([apply(), apply({ kind: 'BEST_FIT' }), apply()]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'AllocationAlreadyApplied',
      'AllocationAlreadyApplied',
      'AllocationApplied',
    ]);
    expect(await held(dateId)).toBe(4);
  });

  it('lets one of two schools through that want the same last places', async () => {
    const one = await ready([{ capacity: 4 }]);
    const here = { schoolId: planning.schoolId, leader: planning.leader };
    await planning.newSchool();
    await planning.students(6);
    const there = await planning.planned(planning.input([one.offer.id]));
    const input = { planId: there.id, kind: 'FAIR', expectedVersion: there.version };
    const outcomes = await Promise.all([
      planning.apply(input),
      planning.apply({ ...input, planId: one.plan.id, expectedVersion: one.plan.version }, here.leader),
    ]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['AllocationApplied', 'StaleAllocationPlan']);
    const refused = outcomes.find(({ __typename }) => __typename === 'StaleAllocationPlan');
    expect(refused.changes).toMatchObject([{ code: 'PLACES_TAKEN', offerDateId: one.dateId, isInTheWay: true }]);
    expect(refused.plan.state).toBe('READY');
    expect(await countedAndHeld(planning.world.plant, one.dateId, [planning.schoolId, here.schoolId])).toEqual({
      counted: 4,
      held: 4,
    });
  });

  it('says how many places are new: of twin plans the second gives none', async () => {
    const { apply, dateId, offer } = await ready();
    const twin = await planning.planned(planning.input([offer.id]));
    expect(await apply({ idempotencyKey: newId() })).toMatchObject({ placesGiven: 4, placesNewlyGiven: 4 });
    const again = { planId: twin.id, kind: 'FAIR', expectedVersion: twin.version, idempotencyKey: newId() };
    const applied = await planning.apply(again);
    expect(applied).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 4, placesNewlyGiven: 0 });
    expect(await planning.apply(again)).toEqual(applied);
    expect(await held(dateId)).toBe(4);
  });

  it('counts a place that was given since at the very date as one of its own, and not as new', async () => {
    const { apply, dateId, offer, plan } = await ready();
    const studentIds = placesOf(plan.fair).map(({ studentId }) => studentId);
    const some = await planning.planned(planning.input([offer.id], { audience: { studentIds: studentIds.slice(0, 3) } }));
    expect(await planning.give(some)).toMatchObject({ placesGiven: 3, placesNewlyGiven: 3 });
    expect(await apply()).toMatchObject({ placesGiven: 4, placesNewlyGiven: 1 });
    expect(await held(dateId)).toBe(4);
  });

  it('refuses another version, another kind, and a plan that is not ready', async () => {
    const { apply, plan } = await ready();
    expect(await apply({ expectedVersion: plan.version - 1 })).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [] });
    expect(await apply({ kind: 'RANKED' })).toMatchObject({ __typename: 'AllocationNotReady' });
    expect(await apply({ planId: newId() })).toMatchObject({ __typename: 'NOT_FOUND' });
    expect(await apply({ idempotencyKey: '' })).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('a plan whose data changed meanwhile', () => {
  type Ready = Awaited<ReturnType<typeof ready>>;
  const placedIn = ({ plan }: Ready) => placesOf(plan.fair)[0]!.studentId;

  const cases: readonly [string, string, (made: Ready) => Promise<unknown>, RegExp][] = [
    [
      'a student left',
      'STUDENT_LEFT',
      (made) => planning.sql(`UPDATE student SET left_on = '2026-10-01' WHERE id = $1`, [placedIn(made)]),
      /no longer at the school/,
    ],
    [
      'an offer was withdrawn',
      'DATE_GONE',
      ({ offer }) => planning.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = $1`, [offer.id]),
      /“Bend and solder” on Tuesday 10 November is no longer/,
    ],
    [
      'whom they would meet was paused',
      'DATE_GONE',
      ({ offer }) =>
        planning.sql(
          `UPDATE role_model SET is_paused = true WHERE id IN (SELECT role_model_id FROM offer_role_model WHERE offer_id = $1)`,
          [offer.id],
        ),
      /no longer to be had/,
    ],
    [
      'others took places',
      'PLACES_TAKEN',
      ({ dateId }) => planning.sql(`UPDATE offer_date SET places_taken = 2 WHERE id = $1`, [dateId]),
      /has 2 places left; the plan gives 4 more/,
    ],
    [
      'an encounter was arranged',
      'STUDENT_BUSY',
      (made) =>
        plantEncounter(planning.world.plant, planning.schoolId, [placedIn(made)], {
          heldOn: '2026-11-10',
          kind: 'WORKPLACE',
          state: 'CONFIRMED',
          status: 'EXPECTED',
        }),
      /somewhere else at the time/,
    ],
  ];
  it.each(cases)('says that %s, and gives no place', async (_what, code, change, message) => {
    const made = await ready();
    await change(made);
    const now = await planning.read(made.plan.id);
    expect(now).toMatchObject({ isStale: true, changes: [{ code, isInTheWay: true }] });
    expect(now.changes[0].message).toMatch(message);
    const outcome = await made.apply();
    expect(outcome).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [{ code }], plan: { state: 'READY' } });
    expect(outcome.message).toMatch(message);
    expect(await held(made.dateId)).toBe(0);
  });

  it('says that a date takes more students, which keeps nobody from applying it', async () => {
    const made = await ready();
    await planning.sql(`UPDATE offer_date SET capacity = 9 WHERE id = $1`, [made.dateId]);
    expect(await planning.read(made.plan.id)).toMatchObject({
      isStale: true,
      changes: [{ code: 'CAPACITY_CHANGED', isInTheWay: false }],
    });
    expect(await made.apply()).toMatchObject({ __typename: 'AllocationApplied' });
  });

  it('says that a date would be held for too few, where others gave their places back', async () => {
    const made = await ready([{ capacity: 12, places_taken: 6 }], { minimum_audience: 12 });
    expect(made.plan.fair.placesGiven).toBe(6);
    await planning.sql(`UPDATE offer_date SET places_taken = 0 WHERE id = $1`, [made.dateId]);
    expect(await made.apply()).toMatchObject({
      changes: [{ code: 'TOO_FEW', message: expect.stringMatching(/held for 12 students/) }],
    });
  });

  it('is of no matter once it is applied', async () => {
    const made = await ready();
    await made.apply();
    await planning.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = $1`, [made.offer.id]);
    expect(await planning.read(made.plan.id)).toMatchObject({ state: 'APPLIED', isStale: false, changes: [] });
  });
});

it('plans two in a row without serving the same students twice, and leaves alone what they hold', async () => {
  const { students, offer, apply, plan } = await ready([{ capacity: 4 }, { capacity: 4 }]);
  await apply();
  const again = await planning.planned(planning.input([offer.id]));
  expect(again).toMatchObject({ state: 'INFEASIBLE', conflicts: [{ code: 'NO_POSSIBLE_PAIR' }] });
  const other = await planning.offer({}, [{ capacity: 2, starts_at: '2026-12-01T10:00:00Z', ends_at: '2026-12-01T11:00:00Z' }]);
  await planning.students(2);
  const next = await planning.planned(planning.input([other.id]));
  const served = new Set(placesOf(plan.fair).map(({ studentId }) => studentId));
  expect(served.size).toBe(students.length);
  for (const { studentId } of placesOf(next.fair)) expect(served.has(studentId)).toBe(false);
});
