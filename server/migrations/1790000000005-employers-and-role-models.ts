import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEFINER, ofSchool, readByAll, readByFunctions } from './tenancy';

/**
 * Employers and role models are nobody's tenant data: every signed-in school meets them. Only their traits are closed,
 * and what one school decides about a role model (`school_role_model_exclusion`) stays with that school.
 */
export class EmployersAndRoleModels1790000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE employer (
      id uuid PRIMARY KEY, name text NOT NULL, name_normalised text NOT NULL,
      size text NOT NULL CHECK (size IN ('SOLE_TRADER', 'MICRO', 'SMALL', 'MEDIUM', 'LARGE')),
      sector_code text NOT NULL REFERENCES sector, outcode text NOT NULL REFERENCES outcode, description text NOT NULL)`);
    await db.query(`CREATE INDEX employer_by_name ON employer (name_normalised, id)`);
    await db.query(`CREATE TABLE role_model (
      id uuid PRIMARY KEY, person_id uuid NOT NULL CONSTRAINT role_model_person_once UNIQUE REFERENCES person,
      employer_id uuid REFERENCES employer, given_name text NOT NULL, family_name text NOT NULL, name_normalised text NOT NULL,
      headline text NOT NULL, about text NOT NULL, outcode text NOT NULL REFERENCES outcode,
      listing text NOT NULL CHECK (listing IN ('DRAFT', 'AWAITING_CONFIRMATION', 'LISTED', 'WITHDRAWN')),
      is_paused boolean NOT NULL DEFAULT false, has_recorded_check boolean NOT NULL DEFAULT false, turns_adult_on date,
      here_for text NOT NULL CHECK (here_for IN ('OWN_SCHOOLS', 'AREA', 'EVERYONE')),
      capacity_per_month integer NOT NULL CHECK (capacity_per_month BETWEEN 0 AND 31),
      travel_limit_km double precision NOT NULL CHECK (travel_limit_km BETWEEN 0 AND 500),
      is_online boolean NOT NULL, is_in_person boolean NOT NULL,
      forms text[] NOT NULL, year_groups integer[] NOT NULL, largest_group integer CHECK (largest_group > 0),
      access_needs_met text[] NOT NULL, usual_slots text[] NOT NULL,
      route text, starting_level integer CHECK (starting_level BETWEEN 0 AND 8), left_school_on date, entered_field_on date,
      topic_sectors text[] NOT NULL DEFAULT '{}', topic_subjects text[] NOT NULL DEFAULT '{}',
      is_happy_to_be_asked_as text, version integer NOT NULL DEFAULT 1)`);
    await db.query(`CREATE INDEX role_model_by_name ON role_model (name_normalised, id) WHERE listing = 'LISTED'`);
    await db.query(`CREATE INDEX role_model_of_employer ON role_model (employer_id)`);
    await lives(db);
    await decisionsAndTraits(db);
    await traitFunctions(db);
    await rights(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION withdraw_role_model_trait(uuid, text, text)`);
    await db.query(`DROP FUNCTION agree_role_model_trait(uuid, text, text, boolean, boolean)`);
    await db.query(`DROP FUNCTION own_role_model_traits()`);
    await db.query(`DROP FUNCTION shown_role_model_traits(uuid[])`);
    await db.query(`DROP FUNCTION role_model_traits_for_matching(uuid[])`);
    await db.query(`DROP FUNCTION trait_counts_for_matching()`);
    await db.query(`DROP FUNCTION remake_trait_counts()`);
    for (const table of [
      'trait_count',
      'trait_snapshot',
      'role_model_trait',
      'school_role_model_exclusion',
      'role_model_load',
      'role_model_school',
      'role_model_away',
      'role_model_barrier',
      'role_model_career',
      'role_model',
      'employer',
    ])
      await db.query(`DROP TABLE ${table}`);
  }
}

async function lives(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE role_model_career (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, position integer NOT NULL,
    occupation_code text NOT NULL REFERENCES occupation, job_title text NOT NULL,
    started_on date NOT NULL, ended_on date CHECK (ended_on >= started_on), PRIMARY KEY (role_model_id, position))`);
  await db.query(`CREATE INDEX role_model_career_of_occupation ON role_model_career (occupation_code)`);
  await db.query(`CREATE TABLE role_model_barrier (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, position integer NOT NULL, story text NOT NULL,
    PRIMARY KEY (role_model_id, position))`);
  await db.query(`CREATE TABLE role_model_away (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, starts_on date NOT NULL, ends_on date NOT NULL,
    CHECK (ends_on >= starts_on), PRIMARY KEY (role_model_id, starts_on))`);
  await db.query(`CREATE TABLE role_model_school (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, school_id uuid NOT NULL REFERENCES school,
    left_on date NOT NULL, is_confirmed boolean NOT NULL DEFAULT false, PRIMARY KEY (role_model_id, school_id))`);
  await db.query(`CREATE INDEX role_model_school_of_school ON role_model_school (school_id, role_model_id)`);
  await db.query(`CREATE TABLE role_model_load (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, month date NOT NULL CHECK (extract(day FROM month) = 1),
    open_invitations integer NOT NULL DEFAULT 0 CHECK (open_invitations >= 0), sessions integer NOT NULL DEFAULT 0 CHECK (sessions >= 0),
    invitations_sent integer NOT NULL DEFAULT 0 CHECK (invitations_sent >= 0), PRIMARY KEY (role_model_id, month))`);
}

async function decisionsAndTraits(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE school_role_model_exclusion (
    school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE,
    reason text NOT NULL, excluded_by uuid NOT NULL, excluded_at timestamptz(3) NOT NULL, PRIMARY KEY (school_id, role_model_id))`);
  await ofSchool(db, 'school_role_model_exclusion');
  await readByFunctions(db, 'school_role_model_exclusion');
  await db.query(`CREATE TABLE role_model_trait (
    role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE, kind text NOT NULL, value text NOT NULL,
    may_be_used boolean NOT NULL, may_be_shown boolean NOT NULL, agreed_at timestamptz(3) NOT NULL,
    PRIMARY KEY (role_model_id, kind, value), CONSTRAINT role_model_trait_shown_is_used CHECK (may_be_used OR NOT may_be_shown))`);
  await db.query(`CREATE INDEX role_model_trait_by_value ON role_model_trait (kind, value)`);
  await db.query(`CREATE TABLE trait_snapshot (is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only), version bigint NOT NULL,
    made_at timestamptz(3) NOT NULL, listed_role_models integer NOT NULL)`);
  await db.query(
    `CREATE TABLE trait_count (kind text NOT NULL, value text NOT NULL, role_models integer NOT NULL, PRIMARY KEY (kind, value))`,
  );
}

/** What role models may say of themselves; who they are and what was checked of them is not theirs to write. */
const OWN_COLUMNS = [
  ...[
    'headline',
    'about',
    'here_for',
    'capacity_per_month',
    'travel_limit_km',
    'is_online',
    'is_in_person',
    'forms',
    'year_groups',
  ],
  ...['largest_group', 'access_needs_met', 'usual_slots', 'route', 'starting_level', 'left_school_on', 'entered_field_on'],
  ...['topic_sectors', 'topic_subjects', 'is_happy_to_be_asked_as', 'version'],
];

/** Everybody reads; role models write what is their own. */
async function rights(db: QueryRunner): Promise<void> {
  await db.query(`GRANT SELECT ON employer, role_model, role_model_school, role_model_load TO firsthand_serving`);
  await db.query(`GRANT UPDATE (${OWN_COLUMNS.join(', ')}) ON role_model TO firsthand_serving`);
  await db.query(`GRANT SELECT, INSERT, DELETE ON role_model_career, role_model_barrier, role_model_away TO firsthand_serving`);
  await db.query(`GRANT SELECT ON trait_snapshot TO firsthand_serving`);
  await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON school_role_model_exclusion TO firsthand_serving`);
  for (const table of ['role_model', 'role_model_school', 'role_model_career', 'role_model_barrier', 'role_model_away'])
    await readByAll(db, table);
  await db.query(`CREATE POLICY role_model_themself ON role_model FOR UPDATE USING (person_id = (SELECT app_person_id()))`);
  for (const table of ['role_model_career', 'role_model_barrier', 'role_model_away']) {
    const isOwn = `role_model_id = (SELECT r.id FROM role_model r WHERE r.person_id = (SELECT app_person_id()))`;
    await db.query(`CREATE POLICY ${table}_is_added ON ${table} FOR INSERT WITH CHECK (${isOwn})`);
    await db.query(`CREATE POLICY ${table}_is_taken_away ON ${table} FOR DELETE USING (${isOwn})`);
  }
}

/** The only way to a role model's traits: what may be used, for matching; what may be shown; and one's own. A null array means all. */
async function traitFunctions(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION role_model_traits_for_matching(of_role_models uuid[])
    RETURNS TABLE (role_model_id uuid, kind text, value text, may_be_shown boolean) LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT t.role_model_id, t.kind, t.value, t.may_be_shown FROM role_model_trait t
       WHERE t.may_be_used AND (of_role_models IS NULL OR t.role_model_id = ANY (of_role_models)) $$`);
  await db.query(`CREATE FUNCTION shown_role_model_traits(of_role_models uuid[])
    RETURNS TABLE (role_model_id uuid, kind text, value text) LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT t.role_model_id, t.kind, t.value FROM role_model_trait t
       WHERE t.may_be_shown AND t.role_model_id = ANY (of_role_models) ORDER BY t.role_model_id, t.kind, t.value $$`);
  await db.query(`CREATE FUNCTION own_role_model_traits()
    RETURNS TABLE (kind text, value text, may_be_used boolean, may_be_shown boolean, agreed_at timestamptz) LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT t.kind, t.value, t.may_be_used, t.may_be_shown, t.agreed_at FROM role_model_trait t
       JOIN role_model r ON r.id = t.role_model_id WHERE r.person_id = app_person_id() ORDER BY t.kind, t.value $$`);
  await db.query(`CREATE FUNCTION agree_role_model_trait(of_role_model uuid, a_kind text, a_value text, used boolean, shown boolean)
    RETURNS void LANGUAGE sql ${DEFINER} AS
    $$ INSERT INTO role_model_trait (role_model_id, kind, value, may_be_used, may_be_shown, agreed_at)
       SELECT r.id, a_kind, a_value, used, shown, now() FROM role_model r WHERE r.id = of_role_model AND r.person_id = app_person_id()
       ON CONFLICT (role_model_id, kind, value) DO UPDATE
       SET may_be_used = excluded.may_be_used, may_be_shown = excluded.may_be_shown, agreed_at = excluded.agreed_at $$`);
  await db.query(`CREATE FUNCTION withdraw_role_model_trait(of_role_model uuid, a_kind text, a_value text)
    RETURNS void LANGUAGE sql ${DEFINER} AS
    $$ DELETE FROM role_model_trait t USING role_model r
       WHERE r.id = t.role_model_id AND r.person_id = app_person_id() AND t.role_model_id = of_role_model AND t.kind = a_kind AND t.value = a_value $$`);
  await db.query(`CREATE FUNCTION remake_trait_counts() RETURNS void LANGUAGE sql ${DEFINER} AS $$
    INSERT INTO trait_snapshot (version, made_at, listed_role_models)
      SELECT 1, now(), count(*) FROM role_model WHERE listing = 'LISTED'
      ON CONFLICT (is_only) DO UPDATE SET version = trait_snapshot.version + 1, made_at = excluded.made_at,
        listed_role_models = excluded.listed_role_models;
    DELETE FROM trait_count;
    INSERT INTO trait_count (kind, value, role_models)
      SELECT t.kind, t.value, count(*) FROM role_model_trait t JOIN role_model r ON r.id = t.role_model_id
      WHERE t.may_be_used AND r.listing = 'LISTED' GROUP BY t.kind, t.value $$`);
  await db.query(`CREATE FUNCTION trait_counts_for_matching() RETURNS TABLE (version bigint, listed_role_models integer, kind text, value text, role_models integer)
    LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT s.version, s.listed_role_models, c.kind, c.value, c.role_models FROM trait_snapshot s LEFT JOIN trait_count c ON true $$`);
  await db.query(`GRANT EXECUTE ON FUNCTION role_model_traits_for_matching(uuid[]), shown_role_model_traits(uuid[]), own_role_model_traits(),
    agree_role_model_trait(uuid, text, text, boolean, boolean), withdraw_role_model_trait(uuid, text, text), remake_trait_counts(),
    trait_counts_for_matching() TO firsthand_serving`);
}
