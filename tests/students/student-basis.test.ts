import { basesAmong, basesOf } from '../../server/students/student-basis.reads';
import { openWorld, type World } from '../support/world';

let world: World;
let schoolId: string;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  schoolId = await world.plant.school();
  ({ id } = await world.plant.student(schoolId, { predicted_level: 6 }));
  const { id: roleModelId } = await world.plant.roleModel();
  for (const other of MET) await likeThem(roleModelId, other);
  await world.plant.sql(`INSERT INTO activity (code, title) SELECT code, code FROM unnest($1::text[]) code`, [CODES]);
});
afterAll(() => world.close());

/** Another role model, with this id. */
const likeThem = async (roleModelId: string, other: string) =>
  world.plant.sql(
    `INSERT INTO role_model SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::text, 'person_id', $3::text))).*
     FROM role_model r WHERE r.id = $1`,
    [roleModelId, other, await world.plant.person()],
  );

const idFrom = (beginning: string): string => `${beginning}0000000-0000-7000-8000-000000000000`;
/** In the order of their bytes; by other rules letters come before digits, and 3 before 21. */
const MET = ['1', '3', '7', 'a', 'b'].map(idFrom);
const ENCOUNTERS = ['2', '4', '8', 'c', 'd'].map(idFrom);
const CODES = ['21', '3', 'B', 'a'];

const rows: readonly (readonly [table: string, columns: object])[] = [
  ...CODES.map((code) => ['student_interest', { kind: 'OCCUPATION', code, strength: 'QUITE' }] as const),
  ['student_interest', { kind: 'SUBJECT', code: 'physics', strength: 'VERY' }],
  ...['2121', '3111'].map((occupation_code) => ['student_aspiration', { occupation_code }] as const),
  ...['biology', 'physics'].map((subject_code) => ['student_subject', { subject_code, predicted_grade: '7' }] as const),
  ...CODES.map((activity_code) => ['student_activity', { activity_code }] as const),
  ...['APPRENTICESHIP', 'A_LEVELS'].map((route) => ['student_route', { route }] as const),
];

const OF_STUDENT = ['student_need', ...new Set(rows.map(([table]) => table)), 'attendance'];
const inSchool = (text: string, values: readonly unknown[] = []) => world.plant.sql(text, values, [schoolId]);

/** Everything that is recorded of the student, in this order or the opposite one. */
async function write(inOrder: <One>(items: readonly One[]) => readonly One[]): Promise<void> {
  for (const table of OF_STUDENT) await inSchool(`DELETE FROM ${table} WHERE school_id = $1`, [schoolId]);
  await inSchool('DELETE FROM encounter WHERE school_id = $1', [schoolId]);
  await inSchool('DELETE FROM session');
  const own = { school_id: schoolId, student_id: id };
  const need = { has_send: true, is_disadvantaged: false, is_often_absent: true };
  for (const [table, columns] of inOrder([['student_need', need] as const, ...rows]))
    await world.plant.row(table, { ...own, ...columns }, [schoolId]);
  for (const encounter of inOrder(ENCOUNTERS)) await attend(encounter, inOrder(MET));
}

async function attend(encounterId: string, met: readonly string[]): Promise<void> {
  const day = `2026-09-${10 + ENCOUNTERS.indexOf(encounterId)}`;
  const [starts_at, ends_at] = [`${day}T10:00:00Z`, `${day}T11:00:00Z`];
  await world.plant.row('session', { id: encounterId, form: 'TALK', starts_at, ends_at, is_online: false });
  for (const role_model_id of met) {
    const booking = { session_id: encounterId, role_model_id, occupation_code: '2121', during: `[${starts_at},${ends_at})` };
    await world.plant.row('role_model_booking', booking);
  }
  const encounter = { id: encounterId, school_id: schoolId, session_id: encounterId, state: 'DELIVERED', kind: 'EMPLOYER' };
  await world.plant.row('encounter', { ...encounter, held_on: day, is_meaningful: true }, [schoolId]);
  await world.plant.row('attendance', { school_id: schoolId, encounter_id: encounterId, student_id: id, status: 'PRESENT' }, [
    schoolId,
  ]);
}

/** As rows lie in their tables: what an index or a sort would put in order by chance is read as it was written. */
async function basisAsWritten(): Promise<string> {
  for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan', 'sort']) await world.plant.sql(`SET enable_${way} = off`);
  const [row] = await inSchool(
    `WITH asked AS MATERIALIZED (SELECT $1::uuid AS school_id, $2::uuid AS id) SELECT b.basis FROM (${basesAmong('asked')}) b`,
    [schoolId, id],
  );
  return row.basis as string;
}

const asItIs = <One>(items: readonly One[]): readonly One[] => items;
const turnedRound = <One>(items: readonly One[]): readonly One[] => items.toReversed();

/** As in a database that sorts texts by rules of its own. */
async function sortOtherwise(): Promise<void> {
  await world.plant.sql(`CREATE COLLATION otherwise (provider = icu, locale = 'und-u-kn-true-kr-latn-digit')`);
  for (const [table, column] of [
    ['student_interest', 'code'],
    ['student_route', 'route'],
    ['encounter', 'kind'],
  ])
    await world.plant.sql(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE text COLLATE otherwise`);
}

describe('the digest of what is recorded of a student', () => {
  /**
   * Plans keep the digest. Where this fails because what it is made of was changed, or how, plans made before would tell all of their
   * students as changed: add a migration that forgets what they kept, as `ForgetBasesOfPlans1790000000020` does, and then put the new one here.
   */
  const KNOWN = '1303ea68e9dc54c9ae4448429f0b80cc';

  it('is the one that plans have kept', async () => {
    await write(asItIs);
    const connection = world.database.reading({ personId: null, schoolIds: [schoolId] });
    expect(await basesOf(connection, { schoolId, studentIds: [id] })).toEqual(new Map([[id, KNOWN]]));
  });

  it('is the same in whatever order it was written down, and whatever the database sorts by', async () => {
    for (const order of [asItIs, turnedRound]) {
      await write(order);
      expect(await basisAsWritten()).toBe(KNOWN);
    }
    await sortOtherwise();
    expect(await basisAsWritten()).toBe(KNOWN);
    await write(asItIs);
    expect(await basisAsWritten()).toBe(KNOWN);
  });
});
