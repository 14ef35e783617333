import { planMaterial } from '../../server/allocation/plan-material.reads';
import { conflictsUnseen } from '../../server/allocation/plan-problem.rules';
import { AuditTrail } from '../../server/platform/audit';
import type { Connection } from '../../server/platform/connection';
import { referenceData } from '../../server/reference/reference.catalogue';
import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
let ann: string;
let offer: { id: string; dateIds: readonly string[] };
/** Held for more students than it takes, which only who published it can mend. */
let impossible: { id: string; dateIds: readonly string[] };
const FORM = 'CAREERS_FAIR';

beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(async () => {
  await planning.newSchool();
  await planning.sql(`UPDATE offer SET state = 'WITHDRAWN'`);
  [ann = ''] = await planning.students(1);
  offer = await planning.offer({ form: FORM });
  impossible = await planning.offer({ form: FORM, minimum_audience: 13 }, [LATER]);
});

const byForm = (more: object = {}) => planning.input([], { offers: { forms: [FORM] }, ...more });
const at = ({ dateIds }: { dateIds: readonly string[] }) => [{ offerDateId: String(dateIds[0]), studentIds: [ann] }];
const told = { __typename: 'AllocationConflict', conflicts: [{ code: 'CAPACITY_BELOW_MINIMUM' }] };
const ranked = () => ({
  ...{ mode: 'RANKED_CHOICES', rankedMode: 'GREEDY' },
  choices: [{ studentId: ann, choices: [[impossible.id], [offer.id]] }],
});

describe('a date with fewer places than students it is held for', () => {
  const place = () => [{ studentId: ann, offerDateId: offer.dateIds[0] }];

  it('keeps no plan from being made that names no more than forms', async () => {
    expect(placesOf((await planning.planned(byForm())).fair)).toEqual(place());
    const more = { forbidden: at(impossible), target: 2, mostPerStudent: 2 };
    expect(placesOf((await planning.planned(byForm(more))).fair)).toEqual(place());
  });

  it('leaves an empty rank where students chose it', async () => {
    const plan = await planning.planned(byForm(ranked()));
    expect(placesOf(plan.ranked)).toEqual(place());
    expect(plan.ranked).toMatchObject({ sumOfRanks: 2 });
  });

  it('is passed over where an offer that was named has another', async () => {
    const row = { id: impossible.dateIds[0], offer_id: offer.id };
    await planning.sql(`DELETE FROM offer_date WHERE id = $1`, [row.id]);
    await planning.sql(`UPDATE offer SET minimum_audience = 2 WHERE id = $1`, [offer.id]);
    await planning.world.plant.row('offer_date', { ...row, ...LATER, capacity: 1 });
    await planning.students(1);
    const plan = await planning.planned(planning.input([offer.id]));
    expect(new Set(placesOf(plan.fair).map(({ offerDateId }) => offerDateId))).toEqual(new Set([offer.dateIds[0]]));
  });

  it('is told where its offer was named, or students are fixed or required there, or nothing else is left', async () => {
    expect(await planning.plan(planning.input([offer.id, impossible.id]))).toMatchObject(told);
    for (const list of ['fixed', 'required']) expect(await planning.plan(byForm({ [list]: at(impossible) }))).toMatchObject(told);
    await planning.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = $1`, [offer.id]);
    expect(await planning.plan(byForm())).toMatchObject(told);
  });

  it('is told with what is left of it', async () => {
    await planning.sql(`UPDATE offer_date SET places_taken = 2 WHERE id = $1`, [impossible.dateIds[0]]);
    const { conflicts } = await planning.plan(planning.input([impossible.id]));
    expect(conflicts[0].message).toMatch(
      /^A date has room for 10 more students and is held only if 11 more come: it could never run\./,
    );
  });

  it('does not keep from planning anew where it became one since all who are fixed there hold their places', async () => {
    await planning.sql(`UPDATE offer SET minimum_audience = 1 WHERE id = $1`, [impossible.id]);
    const twice = { target: 2, mostPerStudent: 2 };
    const plan = await planning.planned(byForm({ ...twice, fixed: at(impossible), forbidden: at(offer) }));
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 1 });
    await planning.sql(`UPDATE offer SET minimum_audience = 13 WHERE id = $1`, [impossible.id]);
    const anew = { planId: plan.id, fixed: [], forbidden: [], released: at(offer) };
    const answer = await planning.replan(anew);
    expect(answer).toMatchObject({ __typename: 'AllocationPlanned' });
    expect(placesOf((await planning.finished(answer.plan.id)).fair)).toEqual(place());
    await planning.sql(`DELETE FROM place WHERE offer_date_id = $1`, [impossible.dateIds[0]]);
    expect(await planning.replan(anew)).toMatchObject(told);
  });

  it('is told where a place there is released while the students are read', async () => {
    await planning.sql(`UPDATE offer SET minimum_audience = 1 WHERE id = $1`, [impossible.id]);
    const plan = await planning.planned(byForm({ fixed: at(impossible) }));
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 1 });
    await planning.sql(`UPDATE offer SET minimum_audience = 13 WHERE id = $1`, [impossible.id]);
    const { schoolId, leader, world } = planning;
    const [{ asked }] = await planning.sql('SELECT asked FROM allocation_plan WHERE id = $1', [plan.id]);
    const reading = world.database.reading({ personId: leader.personId, schoolIds: [schoolId] });
    const releasing: Connection = {
      open: (asking, values) => reading.open(asking, values),
      tenant: async (asking, values) => {
        if (asking.name === 'student_bases') await planning.sql('DELETE FROM place WHERE student_id = $1', [ann]);
        return reading.tenant(asking, values);
      },
      get manager() {
        return reading.manager;
      },
    };
    const ground = { connection: releasing, audit: new AuditTrail(), clock: () => world.time.now };
    const about = { plan: { schoolId, positiveActionReason: null, asked }, isReported: true, onShare: () => undefined };
    const material = await planMaterial(ground, referenceData, about);
    expect(material.setAside).toMatchObject([{ offerDateId: impossible.dateIds[0] }]);
    const commitments = material.students.flatMap((student) => student.commitments);
    expect(conflictsUnseen({ ...material, asked, commitments })).toMatchObject([
      { code: 'CAPACITY_BELOW_MINIMUM', ids: impossible.dateIds },
    ]);
  });

  it('does not keep from planning anew where it became one since', async () => {
    await planning.sql(`UPDATE offer SET minimum_audience = 1 WHERE id = $1`, [impossible.id]);
    const plan = await planning.planned(planning.input([offer.id, impossible.id], { forbidden: at(impossible) }));
    await planning.sql(`UPDATE offer SET minimum_audience = 13 WHERE id = $1`, [impossible.id]);
    const answer = await planning.replan({ planId: plan.id, fixed: [], forbidden: [], released: [] });
    expect(answer).toMatchObject({ __typename: 'AllocationPlanned' });
    expect(placesOf((await planning.finished(answer.plan.id)).fair)).toEqual(place());
  });
});
