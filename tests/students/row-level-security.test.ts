import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../server/platform/connection';
import { openWorld, type World } from '../support/world';
import { plantEverything, type Planted } from './everything';
import { raw, rawStatements } from './raw-statements';
import { plantTrait } from './record';

/**
 * The database alone, without a service in front of it: raw statements of the serving login, in the tenant context of one school
 * after the other. Tables are those the database has, so a new one with a school is tried as well, or fails here.
 */
let world: World;
let tables: readonly string[];
let [own, other] = [{} as Planted, {} as Planted];

/** Tables with a school that hold nothing about students, and have no policy by school. */
const NOT_ABOUT_STUDENTS = new Set(['role_model_school']);

beforeAll(async () => {
  world = await openWorld();
  [own, other] = [await plantEverything(world.plant), await plantEverything(world.plant)];
  const rows = await world.plant.sql(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'school_id' ORDER BY 1`,
  );
  tables = rows.map(({ name }) => name as string).filter((name) => !NOT_ABOUT_STUDENTS.has(name));
});
afterAll(() => world.close());

const staffOf = ({ schoolId }: Planted): Tenant => ({ personId: randomUUID(), schoolIds: [schoolId] });
const themself = ({ personId }: Planted): Tenant => ({ personId, schoolIds: [] });
const nobody: Tenant = { personId: null, schoolIds: [] };

const { select, attempt } = rawStatements(() => world);

const DENIED = '42501';
/** Tables that serving reads through functions only, or not at all. */
const CLOSED = new Set(['student_trait', 'outbox_event']);
const readable = () => tables.filter((table) => !CLOSED.has(table));

it('knows every table that has a school', () => {
  expect(tables).toEqual(
    expect.arrayContaining(['student', 'student_trait', 'encounter', 'attendance', 'membership', 'speaker_request']),
  );
  expect(tables.length).toBeGreaterThanOrEqual(18);
});

it('forces row-level security on each of them, for owner and serving login alike', async () => {
  const rows = await world.plant.sql(
    `SELECT relname FROM pg_class WHERE relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
    [tables],
  );
  expect(rows).toEqual([]);
  const [login] = await select<{ name: string }>(
    nobody,
    `SELECT rolname AS name FROM pg_roles WHERE rolname = current_user AND NOT rolsuper AND NOT rolbypassrls`,
  );
  expect(login).toBeDefined();
});

it('gives staff of a school its rows in every table, and not one of another school', async () => {
  for (const table of readable()) {
    const rows = await select<{ school: string }>(staffOf(own), `SELECT school_id AS school FROM ${table}`);
    expect([table, new Set(rows.map(({ school }) => school))]).toEqual([table, new Set([own.schoolId])]);
  }
});

it('gives staff nothing of another school even where they name it', async () => {
  for (const table of readable()) {
    const text = `SELECT 1 FROM ${table} WHERE school_id = $1`;
    expect([table, await select(staffOf(own), text, [other.schoolId])]).toEqual([table, []]);
  }
});

it('gives nobody a row without a tenant context', async () => {
  for (const table of readable()) expect([table, await select(nobody, `SELECT 1 FROM ${table}`)]).toEqual([table, []]);
  const { rows } = await pool().query(`SELECT count(*)::int AS rows FROM student`);
  expect(rows).toEqual([{ rows: 0 }]);
});

it('gives a student their own rows and no others', async () => {
  for (const table of readable().filter((name) => name.startsWith('student_') || name === 'attendance')) {
    const rows = await select<{ student: string }>(themself(own), `SELECT student_id AS student FROM ${table}`);
    expect([table, new Set(rows.map(({ student }) => student))]).toEqual([table, new Set([own.studentId])]);
  }
  expect(await select(themself(own), `SELECT id FROM student`)).toEqual([{ id: own.studentId }]);
  const encounters = await select<{ school: string }>(themself(own), `SELECT school_id AS school FROM encounter`);
  expect(encounters).toEqual([{ school: own.schoolId }]);
});

it('does not give a student a classmate', async () => {
  const classmate = await world.plant.student(own.schoolId);
  await plantTrait(world.plant, own.schoolId, classmate.id, { kind: 'YOUNG_CARER', value: 'yes' });
  const tenant = { personId: classmate.personId, schoolIds: [] };
  expect(await select(tenant, `SELECT id FROM student`)).toEqual([{ id: classmate.id }]);
  expect(await select(tenant, `SELECT 1 FROM student_interest`)).toEqual([]);
  expect(await select(tenant, `SELECT 1 FROM encounter`)).toEqual([]);
  expect(await select(tenant, `SELECT * FROM student_traits_of($1::uuid[])`, [[own.studentId]])).toEqual([]);
});

describe('writing', () => {
  it('moves no row into another school', async () => {
    for (const table of readable()) {
      const answer = await attempt(staffOf(own), `UPDATE ${table} SET school_id = $1`, [other.schoolId]);
      expect([table, answer]).toEqual([table, DENIED]);
    }
  });

  it('changes and deletes nothing of another school', async () => {
    for (const table of readable()) {
      for (const text of [
        `UPDATE ${table} SET school_id = school_id WHERE school_id = $1`,
        `DELETE FROM ${table} WHERE school_id = $1`,
      ]) {
        expect([text, [0, DENIED]]).toEqual([
          text,
          expect.arrayContaining([await attempt(staffOf(own), text, [other.schoolId])]),
        ]);
      }
    }
  });

  it('puts nothing into another school', async () => {
    for (const table of readable()) {
      const columns = (
        await world.plant.sql(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
          [table],
        )
      )
        .map(({ name }) => name as string)
        .join(', ');
      const rows = await world.plant.sql(
        `SELECT * FROM ${table} WHERE school_id = $1 LIMIT 1`,
        [other.schoolId],
        [other.schoolId],
      );
      expect([table, rows.length]).toEqual([table, 1]);
      const text = `INSERT INTO ${table} (${columns}) SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`;
      expect([table, await attempt(staffOf(own), text, [JSON.stringify(rows[0])])]).toEqual([table, DENIED]);
    }
  });

  it('does nothing at all in a transaction for reading', async () => {
    await expect(select(staffOf(own), `UPDATE student SET motivation = 'x' RETURNING 1`)).rejects.toMatchObject({
      code: '25006',
    });
  });

  it('cannot learn from a duplicate what another school has', async () => {
    const text = `INSERT INTO student_need (school_id, student_id, has_send, is_disadvantaged, is_often_absent) VALUES ($1, $2, true, true, true)`;
    const [theirs, unknown] = [other.studentId, randomUUID()].map((id) => attempt(staffOf(own), text, [own.schoolId, id]));
    expect(await theirs).toBe(await unknown);
  });
});

describe('traits', () => {
  it('cannot be read or written as a table by the serving login', async () => {
    for (const tenant of [staffOf(own), themself(own), nobody]) {
      await expect(select(tenant, `SELECT * FROM student_trait`)).rejects.toMatchObject({ code: DENIED });
      for (const text of [`UPDATE student_trait SET may_be_used = true`, `DELETE FROM student_trait`])
        expect(await attempt(tenant, text)).toBe(DENIED);
    }
  });

  it('give nothing of another school through the functions, whatever school is named', async () => {
    for (const schoolId of [own.schoolId, other.schoolId]) {
      const text = `SELECT * FROM student_traits_for_matching($1, $2::uuid[])`;
      expect(await select(staffOf(own), text, [schoolId, [other.studentId]])).toEqual([]);
      expect(await select(themself(own), text, [schoolId, [other.studentId]])).toEqual([]);
    }
    for (const tenant of [staffOf(own), themself(own), nobody])
      expect(await select(tenant, `SELECT * FROM student_traits_of($1::uuid[])`, [[other.studentId]])).toEqual([]);
    expect(await select(staffOf(own), `SELECT * FROM student_traits_of($1::uuid[])`, [[own.studentId]])).toHaveLength(1);
  });

  it('cannot be agreed to or withdrawn for a student of another school', async () => {
    await expectClosed();
  });

  it('stay closed where the owner of the functions is a superuser, whom no policy binds', async () => {
    const switchTo = (state: string) =>
      Promise.all(
        ['student', 'student_trait'].map((table) => world.plant.sql(`ALTER TABLE ${table} ${state} ROW LEVEL SECURITY`)),
      );
    await switchTo('NO FORCE');
    try {
      await expectClosed();
      const text = `SELECT * FROM student_traits_for_matching($1, $2::uuid[])`;
      expect(await select(staffOf(own), text, [other.schoolId, [other.studentId]])).toEqual([]);
      expect(await select(themself(own), `SELECT * FROM student_traits_of($1::uuid[])`, [[other.studentId]])).toEqual([]);
    } finally {
      await switchTo('FORCE');
    }
  });

  async function expectClosed(): Promise<void> {
    await world.database.writing(staffOf(own), async (connection) => {
      for (const schoolId of [own.schoolId, other.schoolId]) {
        const agree = `SELECT agree_student_trait($1, $2, 'SEX', 'MALE', 'PARENT', true)`;
        await connection.tenant(raw(agree), [schoolId, other.studentId]);
        await connection.tenant(raw(`SELECT withdraw_student_trait($1, $2, 'SEX', 'FEMALE')`), [schoolId, other.studentId]);
      }
    });
    const rows = await world.plant.sql(
      `SELECT value FROM student_trait WHERE student_id = $1`,
      [other.studentId],
      [other.schoolId],
    );
    expect(rows).toEqual([{ value: 'FEMALE' }]);
  }
});

describe('the pool', () => {
  it('forgets the school when a transaction ends, also one that failed', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      await select(staffOf(turn % 2 === 0 ? own : other), `SELECT 1 FROM student`);
      await select(staffOf(own), `SELECT 1 / 0`).catch(() => undefined);
      await attempt(staffOf(own), `UPDATE student SET motivation = 'x' WHERE school_id = $1`, [own.schoolId]);
      const { rows } = await pool().query(`SELECT count(*)::int AS rows FROM student`);
      expect(rows).toEqual([{ rows: 0 }]);
    }
  });

  it('keeps schools apart that ask at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, turn) => {
        const asking = turn % 2 === 0 ? own : other;
        const rows = await select<{ school: string }>(staffOf(asking), `SELECT DISTINCT school_id AS school FROM student`);
        return rows.length === 1 && rows[0]?.school === asking.schoolId;
      }),
    );
    expect(answers).not.toContain(false);
  });
});

const pool = () =>
  (world.source.driver as unknown as { master: { query: (text: string) => Promise<{ rows: unknown[] }> } }).master;
