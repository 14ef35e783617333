import { type EncounterToPlant, plantEncounter } from '../students/record';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const APPLIED = { __typename: 'AllocationApplied' };
const STALE = { __typename: 'StaleAllocationPlan' };
const UNCHANGED = { isStale: false, changes: [] };
const inTheWay = { code: 'STUDENT_HAS_MORE', isInTheWay: true, inTheWayOf: ['BEST_FIT', 'FAIR'] };
const inTheWayOfFair = { ...inTheWay, inTheWayOf: ['FAIR'] };
const notInTheWay = { code: 'STUDENT_HAS_MORE', isInTheWay: false, inTheWayOf: [] };
/** One of the kind that offers are, not at their time, which a student is expected at. */
const TO_COME = { heldOn: '2026-12-01', state: 'CONFIRMED', status: 'EXPECTED' } as const;

const arrange = (studentId: string, encounter: EncounterToPlant = {}) =>
  plantEncounter(planning.world.plant, planning.schoolId, [studentId], { ...TO_COME, ...encounter });

/** A student and a plan that gives them a place. */
async function ready(more: object = {}) {
  const [ann = ''] = await planning.students(1);
  const offer = await planning.offer();
  const plan = await planning.planned(planning.input([offer.id], more));
  expect(plan).toMatchObject({ ...UNCHANGED, fair: { placesGiven: 1 } });
  return { ann, offer, plan };
}

describe('an encounter that was arranged since a plan was worked out', () => {
  it('refuses the fair proposal where both together pass the target, as planning anew would', async () => {
    const { ann, offer, plan } = await ready();
    await arrange(ann);
    const now = await planning.read(plan.id);
    expect(now).toMatchObject({ isStale: true, changes: [{ ...inTheWayOfFair, studentId: ann }] });
    expect(now.changes[0].message).toContain('is expected at another encounter');
    expect(await planning.give(plan)).toMatchObject({ ...STALE, changes: [inTheWayOfFair] });
    const anew = await planning.planned(planning.input([offer.id]));
    expect(anew).toMatchObject({ fair: { placesGiven: 0 }, bestFit: { placesGiven: 1 } });
    expect(await planning.give(plan, 'BEST_FIT')).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });

  it.each([
    ['there is room for both', { target: 4, mostPerStudent: 3 }],
    ['it alone passes what each may take of the plan, for it is no place', { target: 4, mostPerStudent: 1 }],
  ])('is told and refuses nothing where %s', async (_what, limits) => {
    const { ann, offer, plan } = await ready(limits);
    await arrange(ann);
    expect((await planning.read(plan.id)).changes).toMatchObject([notInTheWay]);
    expect((await planning.planned(planning.input([offer.id], limits))).fair).toMatchObject({ placesGiven: 1 });
    expect(await planning.give(plan)).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });

  it('keeps nobody from what staff fixed, which planning anew would give them too', async () => {
    const [ann = ''] = await planning.students(1);
    const offer = await planning.offer();
    const asked = planning.input([offer.id], { fixed: [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }] });
    const plan = await planning.planned(asked);
    await arrange(ann);
    expect((await planning.read(plan.id)).changes).toMatchObject([notInTheWay]);
    expect((await planning.planned(asked)).fair).toMatchObject({ placesGiven: 1 });
    expect(await planning.give(plan)).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });

  it.each<[string, EncounterToPlant]>([
    ['of another kind', { kind: 'WORKPLACE' }],
    ['that was called off', { state: 'CANCELLED' }],
    ['that they are not to come to', { status: 'ABSENT' }],
    ['that is over', { heldOn: '2026-09-15' }],
  ])('is nothing to a plan where it is one %s', async (_what, encounter) => {
    const { ann, plan } = await ready();
    await arrange(ann, encounter);
    expect(await planning.read(plan.id)).toMatchObject(UNCHANGED);
    expect(await planning.give(plan)).toMatchObject(APPLIED);
  });

  it.each<[string, EncounterToPlant]>([
    ['called off', { state: 'CANCELLED' }],
    ['one they are not to come to', { status: 'ABSENT' }],
  ])('keeps nobody from a place at its time where it was %s', async (_what, encounter) => {
    const { ann, plan } = await ready();
    await arrange(ann, { heldOn: '2026-11-10', ...encounter });
    expect(await planning.read(plan.id)).toMatchObject(UNCHANGED);
    expect(await planning.give(plan)).toMatchObject(APPLIED);
  });

  it('is not one that the plan knew, nor any where a plan did not keep them', async () => {
    const [ann = ''] = await planning.students(1);
    await arrange(ann);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id], { target: 2 }));
    expect(plan).toMatchObject({ ...UNCHANGED, fair: { placesGiven: 1 } });
    await arrange(ann, { heldOn: '2026-12-02' });
    expect((await planning.read(plan.id)).changes).toMatchObject([inTheWayOfFair]);
    await planning.sql(`UPDATE allocation_plan_student SET expected = NULL WHERE plan_id = $1`, [plan.id]);
    expect(await planning.read(plan.id)).toMatchObject(UNCHANGED);
  });
});

describe('a place that was given since a plan was worked out', () => {
  it.each([
    ['the target alone', { target: 1, mostPerStudent: 3 }],
    ['what each may take alone', { target: 4, mostPerStudent: 1 }],
  ])('refuses it where both together pass %s', async (_what, limits) => {
    const { plan } = await ready(limits);
    const other = await planning.offer({}, [LATER]);
    expect(await planning.give(await planning.planned(planning.input([other.id])))).toMatchObject(APPLIED);
    expect((await planning.read(plan.id)).changes).toMatchObject([inTheWay]);
    expect(await planning.give(plan)).toMatchObject({ ...STALE, changes: [inTheWay] });
  });

  it('counts from when its date ends, not begins', async () => {
    const { ann, plan } = await ready();
    const other = await planning.offer({}, [LATER]);
    await planning.give(await planning.planned(planning.input([other.id], { audience: { studentIds: [ann] } })));
    const move = (startsAt: string, endsAt: string) =>
      planning.sql(`UPDATE offer_date SET starts_at = $2, ends_at = $3 WHERE id = $1`, [other.dateIds[0], startsAt, endsAt]);
    const { now } = planning.world.time;
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000).toISOString();
    await move(hours(-1), hours(1));
    expect((await planning.read(plan.id)).changes).toMatchObject([inTheWay]);
    await move(hours(-2), hours(-1));
    expect(await planning.read(plan.id)).toMatchObject(UNCHANGED);
  });
});
