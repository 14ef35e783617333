import { consentsOf } from '../../server/allocation/consents.reads';
import { planMaterial } from '../../server/allocation/plan-material.reads';
import { AuditTrail } from '../../server/platform/audit';
import type { Connection } from '../../server/platform/connection';
import { newId } from '../../server/platform/identifiers';
import { statement } from '../../server/platform/statement';
import { referenceData } from '../../server/reference/reference.catalogue';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const AGREED_AT = '2026-09-01T09:00:00Z';
const REASON = { positiveActionReason: 'Girls here have met no woman engineer in four years.' };
const FIRST = 'FIRST_IN_FAMILY_TO_UNIVERSITY';
const apply = (plan: { id: string; version: number }) =>
  planning.apply({ planId: plan.id, kind: 'BEST_FIT', expectedVersion: plan.version });

async function agreeing(student_id: string, kind: string, value: string): Promise<void> {
  await planning.world.plant.row(
    'student_trait',
    {
      ...{ school_id: planning.schoolId, student_id, kind, value, may_be_used: true, agreed_by: 'STUDENT' },
      ...{ agreed_at: AGREED_AT, recorded_by: newId() },
    },
    [planning.schoolId],
  );
}

/** A girl and a woman engineer who agreed to have their sex and more used, and the plan for them. */
async function planned(more: object = {}) {
  const { plant } = planning.world;
  const girl = await plant.student(planning.schoolId);
  await agreeing(girl.id, 'SEX', 'FEMALE');
  await agreeing(girl.id, FIRST, 'yes');
  const engineer = await plant.roleModel();
  for (const [kind, value] of [
    ['SEX', 'FEMALE'],
    [FIRST, 'yes'],
  ])
    await plant.row('role_model_trait', {
      ...{ role_model_id: engineer.id, kind, value, may_be_used: true, may_be_shown: true, agreed_at: AGREED_AT },
    });
  await planning.sql(`SELECT remake_trait_counts()`);
  const offer = await planning.offer({ roleModelIds: [engineer.id] }, [{ capacity: 2 }]);
  const plan = await planning.planned(planning.input([offer.id], more));
  expect(plan).toMatchObject({
    ...{ state: 'READY', isStale: false, changes: [] },
    bestFit: { bySex: [{ group: 'FEMALE' }], counterStereotype: { labelled: 1 }, value: expect.any(Number) },
  });
  expect(plan.bestFit.places.nodes[0].score).toEqual(expect.any(Number));
  return { plan, girl, engineer };
}
type Planned = Awaited<ReturnType<typeof planned>>;

const asThemself = (personId: string, text: string, values: readonly unknown[]) =>
  planning.world.database.writing({ personId, schoolIds: [] }, (connection) =>
    connection.tenant(statement(`test_${text.slice(7, 30)}`, text), values),
  );
const ofStudent =
  (kind: string, value: string) =>
  ({ girl }: Planned) =>
    asThemself(girl.personId, 'SELECT withdraw_student_trait($1, $2, $3, $4)', [planning.schoolId, girl.id, kind, value]);
const ofRoleModel =
  (kind: string, value: string) =>
  ({ engineer }: Planned) =>
    asThemself(engineer.personId, 'SELECT withdraw_role_model_trait($1, $2, $3)', [engineer.id, kind, value]);
const noLongerShown = ({ engineer }: Planned) =>
  asThemself(engineer.personId, 'SELECT agree_role_model_trait($1, $2, $3, true, false)', [engineer.id, 'SEX', 'FEMALE']);

describe('a consent that is withdrawn after a plan was worked out', () => {
  const withdrawals: readonly [string, object, (made: Planned) => Promise<unknown>][] = [
    ['a student’s sex', {}, ofStudent('SEX', 'FEMALE')],
    ['a student’s sex, with positive action', REASON, ofStudent('SEX', 'FEMALE')],
    ['a student’s background, with positive action', REASON, ofStudent(FIRST, 'yes')],
    ['a role model’s sex', {}, ofRoleModel('SEX', 'FEMALE')],
    ['the showing of a role model’s sex', {}, noLongerShown],
    ['a role model’s background, with positive action', REASON, ofRoleModel(FIRST, 'yes')],
  ];
  it.each(withdrawals)('leaves no score and no count by sex, and no place to give (%s)', async (_what, more, withdraw) => {
    const made = await planned(more);
    await withdraw(made);
    const now = await planning.read(made.plan.id);
    expect(now).toMatchObject({
      isStale: true,
      comparison: null,
      bestFit: { ...{ value: null, minimumScore: null, medianScore: null, bySex: [], counterStereotype: null }, placesGiven: 1 },
    });
    expect(now.bestFit.places.nodes).toMatchObject([{ score: null }]);
    const change = { code: 'CONSENT_WITHDRAWN', studentId: null, offerDateId: null, inTheWayOf: ['BEST_FIT', 'FAIR'] };
    expect(now.changes).toMatchObject([change]);
    expect(await apply(made.plan)).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [change] });
    expect(await planning.sql(`SELECT 1 FROM place WHERE school_id = $1`, [planning.schoolId])).toEqual([]);
  });

  it('is not told by a plan that was applied either', async () => {
    const made = await planned(REASON);
    expect(await apply(made.plan)).toMatchObject({ __typename: 'AllocationApplied' });
    await ofStudent('SEX', 'FEMALE')(made);
    const now = await planning.read(made.plan.id);
    expect(now).toMatchObject({ state: 'APPLIED', bestFit: { value: null, bySex: [], counterStereotype: null } });
    expect(now.bestFit.places.nodes).toMatchObject([{ score: null }]);
  });

  it('matters to no plan that does not rest on it', async () => {
    const made = await planned();
    await ofStudent(FIRST, 'yes')(made);
    await ofRoleModel(FIRST, 'yes')(made);
    expect(await planning.read(made.plan.id)).toMatchObject({ isStale: false, bestFit: { bySex: [{ group: 'FEMALE' }] } });
    expect(await apply(made.plan)).toMatchObject({ __typename: 'AllocationApplied' });
  });
});

it('leaves a plan withdrawn where somebody took a yes back while it was read', async () => {
  const made = await planned();
  const { schoolId, leader, world } = planning;
  const connection = world.database.reading({ personId: leader.personId, schoolIds: [schoolId] });
  let looks = 0;
  const interrupted: Connection = {
    open: (asked, values) => connection.open(asked, values),
    tenant: async (asked, values) => {
      // What was agreed is looked at before anything is read, and after.
      if (asked.name === 'allocation_consents' && (looks += 1) === 2) await ofStudent('SEX', 'FEMALE')(made);
      return connection.tenant(asked, values);
    },
    get manager() {
      return connection.manager;
    },
  };
  const [{ asked }] = await planning.sql(`SELECT asked FROM allocation_plan WHERE id = $1`, [made.plan.id]);
  const { consents } = await planMaterial(
    { connection: interrupted, audit: new AuditTrail(), clock: () => world.time.now },
    referenceData,
    { plan: { schoolId, positiveActionReason: null, asked }, isReported: true, onShare: () => undefined },
  );
  expect(looks).toBe(3);
  const about = { schoolId, studentIds: [made.girl.id], roleModelIds: [made.engineer.id], isOnlySex: true };
  const now = await consentsOf(connection, { ...about, upTo: consents.upTo });
  expect(now.digest).not.toBe(consents.digest);
});

it('reads as withdrawn where a student was erased of whom nothing was agreed, and does not give fewer places in silence', async () => {
  const [erased] = await planning.students(3);
  const offer = await planning.offer();
  const plan = await planning.planned(planning.input([offer.id]));
  expect(plan).toMatchObject({ isStale: false, bestFit: { placesGiven: 3, value: expect.any(Number) } });
  await planning.sql(`DELETE FROM student WHERE id = $1`, [erased]);
  const change = { code: 'CONSENT_WITHDRAWN', studentId: null, inTheWayOf: ['BEST_FIT', 'FAIR'] };
  const now = await planning.read(plan.id);
  expect(now).toMatchObject({ isStale: true, changes: [change], comparison: null, bestFit: { value: null } });
  expect(await apply(plan)).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [change] });
});

it('lets a plan be applied where somebody agreed to more since', async () => {
  const { plan, girl } = await planned(REASON);
  await asThemself(girl.personId, 'SELECT agree_student_trait($1, $2, $3, $4, $5, false)', [
    ...[planning.schoolId, girl.id, 'YOUNG_CARER', 'yes', 'STUDENT'],
  ]);
  expect(await planning.read(plan.id)).toMatchObject({ isStale: false });
  expect(await apply(plan)).toMatchObject({ __typename: 'AllocationApplied' });
});

it('notes in the audit trail that what was agreed is compared', async () => {
  const { plan } = await planned();
  await apply(plan);
  const [{ told }] = await planning.sql(
    `SELECT count(*)::integer AS told FROM audit_entry WHERE purpose = 'ALLOCATION_PLAN_CONSENTS' AND school_id = $1 AND person_id = $2`,
    [planning.schoolId, planning.leader.personId],
  );
  expect(told).toBeGreaterThan(0);
});

it('says nothing of what is agreed to at another school', async () => {
  const { girl, plan } = await planned();
  const digestFor = async (schoolIds: readonly string[]) => {
    const personId = planning.leader.personId;
    const [row] = await planning.world.database
      .reading({ personId, schoolIds })
      .tenant<{ digest: string }>(
        statement('test_digest', `SELECT traits_agreed($1, ARRAY[$2::uuid], '{}', false, now()) AS digest`),
        [planning.schoolId, girl.id],
      );
    return row?.digest;
  };
  const [here, there] = [planning.schoolId, await planning.world.plant.school()];
  const nothing = await digestFor([]);
  expect(await digestFor([there])).toBe(nothing);
  expect(await digestFor([here])).not.toBe(nothing);
  expect(plan.state).toBe('READY');
});
