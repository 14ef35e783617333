import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../server/platform/connection';
import { newId } from '../../server/platform/identifiers';
import { plantEverything, type Planted } from '../students/everything';
import { raw, rawStatements } from '../students/raw-statements';
import { openWorld, type World } from '../support/world';

/** What somebody could do who got the serving login to run any statement, in the tenant context that a viewer of that kind has. */
let world: World;
let [own, other] = [{} as Planted, {} as Planted];
let roleModel = { id: '', personId: '' };

beforeAll(async () => {
  world = await openWorld();
  [own, other] = [await plantEverything(world.plant), await plantEverything(world.plant)];
  roleModel = await world.plant.roleModel();
});
afterAll(() => world.close());

const { select, attempt, inTurn } = rawStatements(() => world);
const staffOf = ({ schoolId }: Planted, personId: string = randomUUID()): Tenant => ({ personId, schoolIds: [schoolId] });
const themself = ({ personId }: { readonly personId: string }): Tenant => ({ personId, schoolIds: [] });
const nobody: Tenant = { personId: null, schoolIds: [] };
const DENIED = '42501';
describe('memberships', () => {
  it.each(['OPERATOR', 'CAREERS_LEADER', 'SAFEGUARDING_LEAD'])('make nobody %s by their own hand', async (role) => {
    const insert = `INSERT INTO membership (id, person_id, role, school_id) VALUES ($1, $2, $3, $4)`;
    for (const school of [null, own.schoolId, other.schoolId])
      for (const tenant of [themself(own), staffOf(own, own.personId)])
        expect(await attempt(tenant, insert, [newId(), own.personId, role, school])).toBe(DENIED);
  });

  it('are not ended or changed by those who see them', async () => {
    for (const text of [`DELETE FROM membership`, `UPDATE membership SET role = 'OPERATOR'`])
      expect(await attempt(staffOf(own), text)).toBe(DENIED);
  });

  it('come with no new people', async () => {
    expect(await attempt(nobody, `INSERT INTO person (id, name) VALUES ($1, 'X')`, [newId()])).toBe(DENIED);
  });
});

describe('ids of students of another school', () => {
  const enrol = `INSERT INTO student (id, school_id, person_id, given_name, family_name, name_normalised, year_group, tutor_group, enrolled_on)
    VALUES ($1, $2, $3, 'x', 'x', 'x', 9, 'x', '2024-09-01')`;

  it('cannot be enrolled at one’s own, not even by the owner of the tables', async () => {
    const teacher = randomUUID();
    expect(await attempt(staffOf(own, teacher), enrol, [other.studentId, own.schoolId, teacher])).toBe(DENIED);
    await expect(world.plant.sql(enrol, [other.studentId, own.schoolId, own.personId], [own.schoolId])).rejects.toMatchObject({
      code: '23505',
      constraint: 'student_id_once',
    });
  });

  it('open nothing even where the same id is at both', async () => {
    await world.plant.sql(`ALTER TABLE student DROP CONSTRAINT student_id_once`);
    const personId = await world.plant.person(null);
    await world.plant.sql(enrol, [other.studentId, own.schoolId, personId], [own.schoolId]);
    for (const tenant of [themself({ personId }), staffOf(own, personId)]) {
      for (const table of ['student', 'student_interest', 'student_need', 'attendance', 'encounter', 'speaker_request_student'])
        expect([table, await select(tenant, `SELECT 1 FROM ${table} WHERE school_id = $1`, [other.schoolId])]).toEqual([
          table,
          [],
        ]);
      const traits = [other.schoolId, [other.studentId]];
      expect(await select(tenant, `SELECT * FROM student_traits_for_matching($1, $2::uuid[])`, traits)).toEqual([]);
      expect(await select(tenant, `SELECT * FROM student_traits_of($1::uuid[])`, [[other.studentId]])).toEqual([]);
      const change = `UPDATE student_interest SET strength = 'A_LITTLE' WHERE school_id = $1`;
      expect(await attempt(tenant, change, [other.schoolId])).toBe(0);
      const withdraw = `SELECT withdraw_student_trait($1, $2, 'SEX', 'FEMALE') AS done`;
      expect(await inTurn(tenant, [[withdraw, [other.schoolId, other.studentId]]])).toEqual([{ done: false }]);
    }
    await world.plant.sql(`DELETE FROM student WHERE person_id = $1`, [personId], [own.schoolId]);
    await world.plant.sql(`ALTER TABLE student ADD CONSTRAINT student_id_once UNIQUE (id)`);
  });
});

describe('role models and employers', () => {
  it.each(['person_id', 'listing', 'is_paused', 'has_recorded_check', 'turns_adult_on', 'given_name', 'employer_id'])(
    'have a %s that serving does not write, not even for the role model',
    async (column) => {
      for (const tenant of [nobody, staffOf(own), themself(roleModel)])
        expect(await attempt(tenant, `UPDATE role_model SET ${column} = ${column}`)).toBe(DENIED);
    },
  );

  it('say of themselves what they like, and nobody says it for them', async () => {
    const change = `UPDATE role_model SET headline = 'x'`;
    for (const tenant of [nobody, staffOf(own), themself(own)]) expect(await attempt(tenant, change)).toBe(0);
    expect(await attempt(themself(roleModel), change)).toBe(1);
  });

  it('keep their careers, stories and absences from others', async () => {
    const rows = {
      role_model_career: [
        `(role_model_id, position, occupation_code, job_title, started_on)`,
        `($1, 2, '2121', 'x', '2020-01-01')`,
      ],
      role_model_barrier: [`(role_model_id, position, story)`, `($1, 2, 'x')`],
      role_model_away: [`(role_model_id, starts_on, ends_on)`, `($1, '2026-01-01', '2026-01-02')`],
    };
    for (const [table, [columns, values]] of Object.entries(rows)) {
      const insert = `INSERT INTO ${table} ${columns} VALUES ${values}`;
      for (const tenant of [nobody, staffOf(own), themself(own)]) {
        expect([table, await attempt(tenant, insert, [roleModel.id])]).toEqual([table, DENIED]);
        expect([table, await attempt(tenant, `DELETE FROM ${table}`)]).toEqual([table, 0]);
      }
      expect([table, await attempt(themself(roleModel), insert, [roleModel.id])]).toEqual([table, 1]);
    }
    expect(await attempt(themself(roleModel), `DELETE FROM role_model_career`)).toBe(1);
  });

  it.each(['employer', 'session', 'role_model_booking', 'role_model_load', 'role_model_school', 'trait_count', 'school'])(
    'leave %s as it is',
    async (table) => {
      const [{ column }] = await world.plant.sql(
        `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
        [table],
      );
      for (const tenant of [nobody, staffOf(own), themself(roleModel)])
        for (const text of [
          `INSERT INTO ${table} DEFAULT VALUES`,
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
        ])
          expect([text, await attempt(tenant, text)]).toEqual([text, DENIED]);
    },
  );

  it('are not added or taken away', async () => {
    expect(await attempt(themself(own), `INSERT INTO role_model SELECT * FROM role_model`)).toBe(DENIED);
    expect(await attempt(themself(roleModel), `DELETE FROM role_model`)).toBe(DENIED);
  });
});

describe('students', () => {
  it.each([
    ['student', 'left_on = NULL'],
    ['student_need', 'has_send = true'],
    ['student_barrier', `bridge = 'x'`],
    ['student_subject', `predicted_grade = '9'`],
    ['student_access_need', `note = 'x'`],
    ['attendance', `status = 'PRESENT'`],
    ['encounter', 'is_meaningful = true'],
  ])('read their own %s and do not write it', async (table, change) => {
    expect(await select(themself(own), `SELECT 1 FROM ${table}`)).not.toEqual([]);
    expect([0, DENIED]).toContain(await attempt(themself(own), `UPDATE ${table} SET ${change}`));
    expect([0, DENIED]).toContain(await attempt(themself(own), `DELETE FROM ${table}`));
  });

  it('do not add themselves to an encounter or an audience', async () => {
    const attend = `INSERT INTO attendance (school_id, encounter_id, student_id, status)
      SELECT $1, e.id, $2, 'PRESENT' FROM unnest($3::uuid[]) e (id)`;
    const encounters = await world.plant.sql(`SELECT id FROM encounter`, [], [own.schoolId]);
    const classmate = await world.plant.student(own.schoolId);
    const values = [own.schoolId, classmate.id, encounters.map(({ id }) => id as string)];
    expect(await attempt(themself(classmate), attend, values)).toBe(DENIED);
    const join = `INSERT INTO speaker_request_student (school_id, request_id, student_id) SELECT $1, r.id, $2 FROM unnest($3::uuid[]) r (id)`;
    const requests = await world.plant.sql(`SELECT id FROM speaker_request`, [], [own.schoolId]);
    expect(await attempt(themself(classmate), join, [...values.slice(0, 2), requests.map(({ id }) => id as string)])).toBe(
      DENIED,
    );
  });

  it('say of themselves what interests them', async () => {
    for (const table of ['student_interest', 'student_aspiration', 'student_activity', 'student_route'])
      expect([table, await attempt(themself(own), `DELETE FROM ${table}`)]).toEqual([table, 1]);
  });

  it('read no reason, no invitation and no joining code of their school', async () => {
    for (const table of ['school_role_model_exclusion', 'invitation', 'school_setting'])
      expect([table, await select(themself(own), `SELECT 1 FROM ${table}`)]).toEqual([table, []]);
  });

  const standing = (tenant: Tenant, schoolId: string) =>
    select(tenant, `SELECT is_excluded, has_open_invitation, has_refused FROM role_model_standing($1, NULL, NULL)`, [schoolId]);
  const weights = (tenant: Tenant, schoolId: string) => select(tenant, `SELECT * FROM school_matching_weights($1)`, [schoolId]);

  it('are told that somebody is excluded or invited, while they are at the school', async () => {
    const told = [{ is_excluded: true, has_open_invitation: true, has_refused: false }];
    for (const tenant of [themself(own), staffOf(own)]) {
      expect(await standing(tenant, own.schoolId)).toEqual(told);
      expect(await weights(tenant, own.schoolId)).toHaveLength(1);
    }
    const left = await world.plant.student(own.schoolId, { left_on: '2026-07-20' });
    for (const [tenant, schoolId] of [
      [themself(left), own.schoolId],
      [themself(own), other.schoolId],
      [staffOf(own), other.schoolId],
      [nobody, own.schoolId],
    ] as const) {
      expect(await standing(tenant, schoolId)).toEqual([]);
      expect(await weights(tenant, schoolId)).toEqual([]);
    }
  });
});

describe('the audit trail', () => {
  const values = (personId: string, schoolId: string | null) => [newId(), '2020-01-01', personId, schoolId];
  const write = `INSERT INTO audit_entry (id, at, person_id, school_id, purpose, request_id, student_ids) VALUES ($1, $2, $3, $4, 'P', 'r', '{}')`;

  it('takes no entry for a school that the person is not of', async () => {
    for (const tenant of [themself(own), staffOf(own, own.personId), themself(roleModel)])
      expect(await attempt(tenant, write, values(tenant.personId ?? '', other.schoolId))).toBe(DENIED);
    for (const schoolId of [own.schoolId, null])
      expect(await attempt(themself(own), write, values(own.personId, schoolId))).toBe(1);
    expect(await attempt(themself(roleModel), write, values(roleModel.personId, null))).toBe(1);
  });

  it('lets nobody choose when it was written, or that it was sealed', async () => {
    for (const [column, value] of [
      ['written_at', '1'],
      ['is_sealed', 'true'],
    ]) {
      const text = `INSERT INTO audit_entry (id, at, person_id, purpose, request_id, student_ids, ${column}) VALUES ($1, $2, $3, 'P', 'r', '{}', ${value})`;
      expect([column, await attempt(themself(own), text, values(own.personId, null).slice(0, 3))]).toEqual([column, DENIED]);
    }
  });

  it('lets the jobs role say only that an entry was sealed', async () => {
    for (const column of ['purpose', 'student_ids', 'written_at'])
      await expect(
        world.database.as('firsthand_jobs', (connection) =>
          connection.tenant(raw(`UPDATE audit_entry SET ${column} = ${column}`)),
        ),
      ).rejects.toMatchObject({ code: DENIED });
  });
});
