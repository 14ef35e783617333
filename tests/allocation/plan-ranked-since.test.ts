import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const RANKED = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY' };
const pair = (offer: { dateIds: readonly string[] }, studentId: string) => [
  { offerDateId: String(offer.dateIds[0]), studentIds: [studentId] },
];
const given = (plan: { id: string; version: number }, kind = 'RANKED') => planning.give(plan, kind);
const held = async (): Promise<number> =>
  (await planning.sql(`SELECT FROM place WHERE school_id = $1 AND state = 'HELD'`, [planning.schoolId])).length;
const APPLIED = { __typename: 'AllocationApplied' };
const inTheWay = { code: 'STUDENT_HAS_MORE', isInTheWay: true, inTheWayOf: ['RANKED'] };
const notInTheWay = { code: 'STUDENT_HAS_MORE', isInTheWay: false, inTheWayOf: [] };

/** A student who chose the first two of three offers, which are not at one time. */
async function choosing() {
  const [ann = ''] = await planning.students(1);
  const [one, other] = [await planning.offer(), await planning.offer({}, [LATER])];
  const third = await planning.offer({}, [{ starts_at: '2027-02-01T10:00Z', ends_at: '2027-02-01T11:00Z' }]);
  const choices = [{ studentId: ann, choices: [[one.id], [other.id]] }];
  return { ann, one, other, third, choices };
}

describe('a place that a student was given since a plan by ranked choices', () => {
  const limits = [{ target: 4, mostPerStudent: 10 }, {}];

  it.each(limits)('refuses it where it is at an offer they chose, whatever else was asked (%j)', async (more) => {
    const { ann, one, other, choices } = await choosing();
    const by = (forbidden: object[]) => planning.input([one.id, other.id], { ...RANKED, choices, forbidden, ...more });
    const plans = [await planning.planned(by(pair(other, ann))), await planning.planned(by(pair(one, ann)))];
    expect(await given(plans[0])).toMatchObject({ ...APPLIED, placesGiven: 1 });
    expect(await given(plans[1])).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [inTheWay] });
    expect(await held()).toBe(1);
  });

  it.each(limits)('does not refuse it where they chose another offer, whatever else was asked (%j)', async (more) => {
    const { ann, one, other, third, choices } = await choosing();
    const plan = await planning.planned(planning.input([one.id, other.id, third.id], { ...RANKED, choices, ...more }));
    const since = await planning.planned(planning.input([third.id], { audience: { studentIds: [ann] } }));
    expect(await given(since, 'FAIR')).toMatchObject(APPLIED);
    expect((await planning.read(plan.id)).changes).toMatchObject([notInTheWay]);
    expect(await given(plan)).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });

  it('does not refuse it where the plan gives them what staff fixed, which planning anew would give them too', async () => {
    const { ann, one, other, third, choices } = await choosing();
    const fixed = pair(third, ann);
    const plan = await planning.planned(planning.input([one.id, other.id, third.id], { ...RANKED, choices, fixed }));
    const since = await planning.planned(planning.input([one.id], { audience: { studentIds: [ann] } }));
    expect(await given(since, 'FAIR')).toMatchObject(APPLIED);
    expect((await planning.read(plan.id)).changes).toMatchObject([notInTheWay]);
    expect(await given(plan)).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });

  it('does not refuse it once that place is over', async () => {
    const { ann, one, other, choices } = await choosing();
    const forbidden = pair(other, ann);
    const plan = await planning.planned(planning.input([one.id, other.id], { ...RANKED, choices, forbidden }));
    const since = await planning.planned(planning.input([other.id], { audience: { studentIds: [ann] } }));
    expect(await given(since, 'FAIR')).toMatchObject(APPLIED);
    expect((await planning.read(plan.id)).changes).toMatchObject([inTheWay]);
    await planning.sql(`UPDATE allocation_plan SET made_at = '2026-08-01' WHERE id = $1`, [plan.id]);
    await planning.sql(`UPDATE offer_date SET starts_at = '2026-09-01T10:00Z', ends_at = '2026-09-01T11:00Z' WHERE id = $1`, [
      other.dateIds[0],
    ]);
    expect((await planning.read(plan.id)).changes).toContainEqual(expect.objectContaining(notInTheWay));
    expect(await given(plan)).toMatchObject({ ...APPLIED, placesGiven: 1 });
  });
});
