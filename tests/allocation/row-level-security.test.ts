import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../server/platform/connection';
import { plantEverything, type Planted } from '../students/everything';
import { rawStatements } from '../students/raw-statements';
import { openWorld, type World } from '../support/world';

/** What somebody could do to plans who got the serving login to run any statement. */
let world: World;
let [own, other] = [{} as Planted, {} as Planted];
let staff: Tenant;
let [ownPlan, otherPlan] = ['', ''];

beforeAll(async () => {
  world = await openWorld();
  [own, other] = [await plantEverything(world.plant), await plantEverything(world.plant)];
  const { personId } = await world.plant.viewer('CAREERS_LEADER', { schoolId: own.schoolId });
  staff = { personId, schoolIds: [own.schoolId] };
  [ownPlan, otherPlan] = [await planOf(own), await planOf(other)];
});
afterAll(() => world.close());

const { select, attempt, inTurn } = rawStatements(() => world);
const nobody: Tenant = { personId: null, schoolIds: [] };
const DENIED = '42501';
const planOf = async ({ schoolId }: Planted): Promise<string> => {
  const [row] = await world.plant.sql(`SELECT id FROM allocation_plan`, [], [schoolId]);
  return row.id as string;
};
const TABLES = ['allocation_plan', 'allocation_plan_student', 'allocation_place'];

describe.each(TABLES)('%s', (table) => {
  it('holds rows for staff of their school alone: not for others, nobody, or the student in it', async () => {
    expect(await select(staff, `SELECT DISTINCT school_id AS id FROM ${table}`)).toEqual([{ id: own.schoolId }]);
    expect(await select(staff, `SELECT 1 FROM ${table} WHERE school_id = $1`, [other.schoolId])).toEqual([]);
    expect(await select(nobody, `SELECT 1 FROM ${table}`)).toEqual([]);
    expect(await select({ personId: own.personId, schoolIds: [] }, `SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('loses no row by the serving role', async () => {
    expect(await attempt(staff, `DELETE FROM ${table}`)).toBe(DENIED);
  });
});

it('keeps what was asked of a plan, and who asked', async () => {
  for (const change of [
    `asked = '{}'`,
    'made_by = made_by',
    'school_id = school_id',
    `positive_action_reason = 'x'`,
    'target = 2',
  ])
    expect([change, await attempt(staff, `UPDATE allocation_plan SET ${change}`)]).toEqual([change, DENIED]);
  for (const table of TABLES.slice(1)) expect(await attempt(staff, `UPDATE ${table} SET plan_id = plan_id`)).toBe(DENIED);
});

it('changes no plan of another school, and puts nothing into it', async () => {
  expect(await attempt(staff, `UPDATE allocation_plan SET stage = 'x' WHERE id = $1`, [otherPlan])).toBe(0);
  expect(await attempt(staff, `UPDATE allocation_plan SET stage = 'x' WHERE id = $1`, [ownPlan])).toBe(1);
  const student = `INSERT INTO allocation_plan_student (school_id, plan_id, student_id, need, had, held) VALUES ($1, $2, $3, 1, 0, '{}')`;
  expect(await attempt(staff, student, [other.schoolId, otherPlan, other.studentId])).toBe(DENIED);
  const NO_SUCH_KEY = '23503';
  expect(await attempt(staff, student, [own.schoolId, otherPlan, own.studentId])).toBe(NO_SUCH_KEY);
  expect(await attempt(staff, student, [own.schoolId, ownPlan, other.studentId])).toBe(NO_SUCH_KEY);
  const place = `INSERT INTO allocation_place (school_id, plan_id, kind, student_id, offer_date_id, is_fixed)
    SELECT $1, $2, 'BEST_FIT', $3, d.id, true FROM offer_date d LIMIT 1`;
  expect(await attempt(staff, place, [own.schoolId, ownPlan, other.studentId])).toBe(NO_SUCH_KEY);
  expect(await attempt(staff, place, [other.schoolId, otherPlan, other.studentId])).toBe(DENIED);
});

it('bases no plan on one of another school', async () => {
  const copy = `INSERT INTO allocation_plan (school_id, id, made_by, made_at, title, mode, target, most_per_student, time_limit_seconds, asked,
    based_on, job_id, state, stage) SELECT school_id, $1, made_by, made_at, title, mode, target, most_per_student, time_limit_seconds, asked,
    $2, job_id, state, stage FROM allocation_plan`;
  expect(await attempt(staff, copy, [randomUUID(), otherPlan])).toBe('23503');
  expect(await attempt(staff, copy, [randomUUID(), ownPlan])).toBe(1);
});

it('forgets a student who is erased, and keeps the plan', async () => {
  await world.plant.sql(`DELETE FROM student WHERE id = $1`, [other.studentId], [other.schoolId]);
  for (const table of TABLES.slice(1)) expect(await world.plant.sql(`SELECT 1 FROM ${table}`, [], [other.schoolId])).toEqual([]);
  expect(await planOf(other)).toBe(otherPlan);
});

it('holds the dates of no plan but one of their own school', async () => {
  const hold = (tenant: Tenant, planting: Planted, plan: string) =>
    inTurn(tenant, [[`SELECT hold_plan_dates($1, $2, 'FAIR')`, [planting.schoolId, plan]]]);
  await expect(hold(staff, other, otherPlan)).rejects.toMatchObject({ code: DENIED });
  await expect(hold(nobody, own, ownPlan)).rejects.toMatchObject({ code: DENIED });
  await expect(hold({ personId: own.personId, schoolIds: [] }, own, ownPlan)).rejects.toMatchObject({ code: DENIED });
  expect(await hold(staff, own, ownPlan)).toHaveLength(1);
});
