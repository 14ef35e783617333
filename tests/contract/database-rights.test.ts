import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../server/platform/connection';
import { plantEverything, type Planted } from '../students/everything';
import { rawStatements } from '../students/raw-statements';
import { openWorld, type World } from '../support/world';

let world: World;
let other: Planted;
let roleModel = { id: '', personId: '' };

beforeAll(async () => {
  world = await openWorld();
  other = await plantEverything(world.plant);
  roleModel = await world.plant.roleModel();
});
afterAll(() => world.close());

const { select, inTurn } = rawStatements(() => world);
const themself = ({ personId }: { readonly personId: string }): Tenant => ({ personId, schoolIds: [] });
const nobody: Tenant = { personId: null, schoolIds: [] };
const DENIED = '42501';

describe('temporary tables', () => {
  const trap = `CREATE TEMPORARY TABLE role_model_trait (role_model_id uuid, kind text, value text, may_be_used boolean,
    may_be_shown boolean, agreed_at timestamptz, PRIMARY KEY (role_model_id, kind, value)) ON COMMIT DROP`;

  it('cannot be made', async () => {
    await expect(inTurn(nobody, [[trap]])).rejects.toMatchObject({ code: DENIED });
  });

  describe('where the database allows them all the same', () => {
    const say = (verb: string) =>
      world.plant.sql(`DO $$ BEGIN EXECUTE format('${verb} firsthand_serving', current_database()); END $$`);
    beforeAll(() => say('GRANT TEMPORARY ON DATABASE %I TO'));
    afterAll(() => say('REVOKE TEMPORARY ON DATABASE %I FROM'));

    it('are not what a function with the rights of the owner writes to', async () => {
      const agree = `SELECT agree_role_model_trait($1, 'CARE_EXPERIENCED', 'yes', true, false)`;
      const rows = await inTurn(themself(roleModel), [
        [trap],
        ['GRANT ALL ON pg_temp.role_model_trait TO PUBLIC'],
        [agree, [roleModel.id]],
        ['SELECT 1 FROM pg_temp.role_model_trait'],
      ]);
      expect(rows).toEqual([]);
      expect(await select(themself(roleModel), `SELECT kind FROM own_role_model_traits()`)).toEqual([
        { kind: 'CARE_EXPERIENCED' },
      ]);
    });

    it('do not make anybody the student they are not', async () => {
      const stranger = randomUUID();
      const rows = await inTurn(themself({ personId: stranger }), [
        [`CREATE TEMPORARY TABLE student (id uuid, school_id uuid, person_id uuid, left_on date) ON COMMIT DROP`],
        [`INSERT INTO pg_temp.student VALUES ($1, $2, $3, NULL)`, [other.studentId, other.schoolId, stranger]],
        [`SELECT 1 FROM student_interest UNION ALL SELECT 1 FROM student_traits_of(ARRAY[$1::uuid])`, [other.studentId]],
      ]);
      expect(rows).toEqual([]);
    });
  });
});

describe('the catalogue', () => {
  const serving = `ARRAY['firsthand_serving', current_setting('app.login')]`;
  const sql = (text: string) => world.plant.sql(text);
  beforeAll(() => world.plant.sql(`SELECT set_config('app.login', $1, false)`, [new URL(world.url).username]));

  it('forces row-level security on whatever has a school, a student or a person of its own', async () => {
    const open = await sql(
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
         AND (a.attname IN ('school_id', 'student_id', 'student_ids') OR c.relname IN ('student', 'role_model', 'idempotent_answer'))
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
    expect(await sql(`SELECT viewname FROM pg_views WHERE schemaname = 'public'`)).toEqual([]);
  });

  it('pins where functions with the rights of the owner look, and keeps them from the public', async () => {
    const functions = await sql(
      `SELECT p.proname AS name, p.proconfig AS config, has_function_privilege('public', p.oid, 'EXECUTE') AS is_public
       FROM pg_proc p WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(functions.length).toBeGreaterThanOrEqual(13);
    for (const { name, config, is_public } of functions)
      expect([name, config, is_public]).toEqual([name, ['search_path=pg_catalog, public, pg_temp'], false]);
  });

  it('lets serving own nothing, make nothing and pass by nothing', async () => {
    const owned = await sql(
      `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = ANY (${serving})
       UNION ALL SELECT p.proname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname = ANY (${serving})
       UNION ALL SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = ANY (${serving})`,
    );
    expect(owned).toEqual([]);
    const rights = await sql(
      `SELECT login, has_database_privilege(login, current_database(), 'TEMP') OR has_database_privilege(login, current_database(), 'CREATE')
         OR has_schema_privilege(login, 'public', 'CREATE') OR pg_has_role(login, current_user, 'MEMBER') AS may
       FROM unnest(${serving}) login`,
    );
    expect(rights.map(({ may }) => may as boolean)).toEqual([false, false]);
    expect(
      await sql(`SELECT rolname FROM pg_roles WHERE rolname = ANY (${serving}) AND (rolsuper OR rolbypassrls OR rolcreaterole)`),
    ).toEqual([]);
  });

  it('gives the public no table', async () => {
    const given = await sql(
      `SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'PUBLIC' AND table_schema = 'public'`,
    );
    expect(given).toEqual([]);
  });
});
