import type { QueryRunner } from 'typeorm';
import { ForgetBasesOfPlans1790000000021 } from '../../server/migrations/1790000000021-forget-bases-of-plans';
import { anyActivity, plantEncounter, plantTrait } from '../students/record';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
let ann: string;
let offer: { id: string };
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(async () => {
  await planning.newSchool();
  [ann = ''] = await planning.students(2);
  offer = await planning.offer();
});

const changed = async ({ id }: { id: string }): Promise<number | null> =>
  (await planning.ask('query ($id: ID!) { allocationPlan(id: $id) { studentsChanged } }', { id })).allocationPlan.studentsChanged;
const record = (table: string, columns: object) =>
  planning.world.plant.row(table, { school_id: planning.schoolId, student_id: ann, ...columns }, [planning.schoolId]);
const student = (set: string) => planning.sql(`UPDATE student SET ${set} WHERE id = $1`, [ann]);
const need = (set: string) => planning.sql(`UPDATE student_need SET ${set} WHERE student_id = $1`, [ann]);
const NEEDS = ['has_send', 'is_disadvantaged', 'is_often_absent'];
const INTEREST = { kind: 'SUBJECT', code: 'physics', strength: 'QUITE' };
const arrange = (columns: object) => plantEncounter(planning.world.plant, planning.schoolId, [ann], columns);

const OF_IT = 'b.session_id = e.session_id AND e.id = $1';
const encounter = (column: string, value: unknown, id: string) =>
  planning.sql(`UPDATE encounter SET ${column} = $2 WHERE id = $1`, [id, value]);
const booking = (column: string, value: string, id: string) =>
  planning.sql(`UPDATE role_model_booking b SET ${column} = $2 FROM encounter e WHERE ${OF_IT}`, [id, value]);

describe('students of a plan who changed since it was worked out', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['who is interested in something else', () => record('student_interest', INTEREST)],
    [
      'who does something else',
      async () => record('student_activity', { activity_code: await anyActivity(planning.world.plant) }),
    ],
    ['who takes another subject', () => record('student_subject', { subject_code: 'physics' })],
    ['who hopes for something else', () => record('student_aspiration', { occupation_code: '2121' })],
    ['who considers another route', () => record('student_route', { route: 'APPRENTICESHIP' })],
    ['of whom another level is expected', () => student('predicted_level = 6')],
    ['who has a need', () => need('is_often_absent = true')],
    ['who took part in an encounter', () => arrange({})],
  ])('are counted: one %s', async (_who, change) => {
    const plan = await planning.planned(planning.input([offer.id]));
    expect(await changed(plan)).toBe(0);
    await change();
    expect(await changed(plan)).toBe(1);
    // Nothing of it is in the way of the places; who plans anew goes by it.
    expect(await planning.read(plan.id)).toMatchObject({ isStale: false });
    expect(await changed(await planning.planned(planning.input([offer.id])))).toBe(0);
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied' });
  });

  it.each(NEEDS)('are counted: one with the other needs who has this one too, %s', async (column) => {
    for (const other of NEEDS) if (other !== column) await need(`${other} = true`);
    const plan = await planning.planned(planning.input([offer.id]));
    await need(`${column} = true`);
    expect(await changed(plan)).toBe(1);
  });

  it.each<[string, (encounter: string, other: string) => Promise<unknown>]>([
    ['counts as another kind', (id) => encounter('kind', 'WORKPLACE', id)],
    ['is not meaningful after all', (id) => encounter('is_meaningful', false, id)],
    ['was on another day', (id) => encounter('held_on', '2025-09-15', id)],
    ['was with somebody else', (id, other) => booking('role_model_id', other, id)],
    ['showed another occupation', (id) => booking('occupation_code', '2122', id)],
    ['was with nobody', (id) => planning.sql(`DELETE FROM role_model_booking b USING encounter e WHERE ${OF_IT}`, [id])],
  ])('are counted: one of whose encounters it is recorded that it %s', async (_what, change) => {
    const [met, other] = [await planning.world.plant.roleModel(), await planning.world.plant.roleModel()];
    const id = await arrange({ met: [{ roleModelId: met.id, occupation: '2121' }] });
    const plan = await planning.planned(planning.input([offer.id]));
    await change(id, other.id);
    expect(await changed(plan)).toBe(1);
  });

  it('are told apart by what the record says, not by how often it was written', async () => {
    await record('student_interest', INTEREST);
    const plan = await planning.planned(planning.input([offer.id]));
    const strength = (word: string) =>
      planning.sql(`UPDATE student_interest SET strength = $2 WHERE student_id = $1`, [ann, word]);
    await strength('VERY');
    expect(await changed(plan)).toBe(1);
    await strength('QUITE');
    expect(await changed(plan)).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['who left, which is told as that', () => student(`left_on = '2026-10-01'`)],
    ['of whom no need is recorded instead of none', () => planning.sql(`DELETE FROM student_need WHERE student_id = $1`, [ann])],
    ['who was erased', () => planning.sql(`DELETE FROM student WHERE id = $1`, [ann])],
    ['in another group', () => student(`tutor_group = '9C'`)],
    ['who agreed to something', () => plantTrait(planning.world.plant, planning.schoolId, ann, { kind: 'SEX', value: 'FEMALE' })],
    ['who is yet to have an encounter', () => arrange({ heldOn: '2026-12-01', state: 'CONFIRMED', status: 'EXPECTED' })],
  ])('are not one %s', async (_who, change) => {
    const plan = await planning.planned(planning.input([offer.id]));
    await change();
    expect(await changed(plan)).toBe(0);
  });

  it.each([
    ['left', `UPDATE student SET left_on = '2026-10-01' WHERE school_id = $1`],
    ['were erased', 'DELETE FROM student WHERE school_id = $1'],
  ])('are none where all %s', async (_what, change) => {
    const plan = await planning.planned(planning.input([offer.id]));
    await planning.sql(change, [planning.schoolId]);
    expect(await changed(plan)).toBe(0);
  });

  it('are not told of a plan that is not there to be applied, or did not keep what was recorded', async () => {
    const plan = await planning.planned(planning.input([offer.id]));
    const earlier = await planning.planned(planning.input([offer.id]));
    await planning.sql(`UPDATE allocation_plan_student SET basis = NULL WHERE plan_id = $1`, [earlier.id]);
    expect(await changed(earlier)).toBeNull();
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied' });
    expect(await changed(plan)).toBeNull();
  });

  it('are not told of a plan that kept a digest of an earlier form, which a migration forgets', async () => {
    const plan = await planning.planned(planning.input([offer.id]));
    await planning.sql(`UPDATE allocation_plan_student SET basis = 'of an earlier form' WHERE plan_id = $1`, [plan.id]);
    expect(await changed(plan)).toBe(2);
    const db = { query: (text: string) => planning.world.plant.sql(text) } as unknown as QueryRunner;
    await new ForgetBasesOfPlans1790000000021().up(db);
    expect(await changed(plan)).toBeNull();
    expect(await changed(await planning.planned(planning.input([offer.id])))).toBe(0);
  });

  it('are looked for in one statement however many plans there are', async () => {
    for (let made = 0; made < 2; made += 1) await planning.planned(planning.input([offer.id]));
    const list = `query ($id: ID!) { allocationPlans(schoolId: $id, first: 10) { nodes { studentsChanged } } }`;
    planning.world.statements.length = 0;
    const { allocationPlans } = await planning.ask(list, { id: planning.schoolId });
    expect(allocationPlans.nodes).toEqual([{ studentsChanged: 0 }, { studentsChanged: 0 }]);
    const asked = planning.world.statements.filter(({ name }) => name === 'allocation_plan_students_changed');
    expect(asked).toHaveLength(1);
  });
});
