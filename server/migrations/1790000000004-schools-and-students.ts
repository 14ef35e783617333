import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropStudentTraitFunctions, makeStudentTraitFunctions } from './student-trait-functions';
import { ofSchool, ofStudent, readByFunctions, readByStudent, secure } from './tenancy';

const STUDENT_TABLES = {
  student_need: `has_send boolean NOT NULL, is_disadvantaged boolean NOT NULL, is_often_absent boolean NOT NULL, PRIMARY KEY (school_id, student_id)`,
  student_interest: `kind text NOT NULL CHECK (kind IN ('SUBJECT', 'SECTOR', 'OCCUPATION')), code text NOT NULL,
    strength text NOT NULL CHECK (strength IN ('A_LITTLE', 'QUITE', 'VERY')), PRIMARY KEY (school_id, student_id, kind, code)`,
  student_aspiration: `occupation_code text NOT NULL REFERENCES occupation, PRIMARY KEY (school_id, student_id, occupation_code)`,
  student_subject: `subject_code text NOT NULL REFERENCES subject, predicted_grade text, PRIMARY KEY (school_id, student_id, subject_code)`,
  student_activity: `activity_code text NOT NULL REFERENCES activity, PRIMARY KEY (school_id, student_id, activity_code)`,
  student_route: `route text NOT NULL, PRIMARY KEY (school_id, student_id, route)`,
  student_barrier: `kind text NOT NULL, bridge text, recorded_by uuid NOT NULL, PRIMARY KEY (school_id, student_id, kind)`,
  student_access_need: `need text NOT NULL, note text, PRIMARY KEY (school_id, student_id, need)`,
  student_trait: `kind text NOT NULL, value text NOT NULL, may_be_used boolean NOT NULL, agreed_by text CHECK (agreed_by IN ('STUDENT', 'PARENT')),
    agreed_at timestamptz(3), recorded_by uuid NOT NULL, PRIMARY KEY (school_id, student_id, kind, value),
    CONSTRAINT student_trait_needs_agreement CHECK (NOT may_be_used OR (agreed_by IS NOT NULL AND agreed_at IS NOT NULL))`,
};

/** What students say of themselves, and change; of the rest they are told. Their traits they change through functions. */
const WRITTEN_BY_STUDENTS = ['student_interest', 'student_aspiration', 'student_activity', 'student_route', 'student_trait'];

/** Schools, and students with everything known of them, under row-level security by school. */
export class SchoolsAndStudents1790000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE school (
      id uuid PRIMARY KEY, urn text NOT NULL CONSTRAINT school_urn_once UNIQUE CHECK (urn ~ '^[0-9]{6}$'),
      name text NOT NULL, name_normalised text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('SECONDARY', 'SECONDARY_WITH_SIXTH_FORM', 'SIXTH_FORM_COLLEGE', 'SPECIAL', 'ALTERNATIVE_PROVISION')),
      outcode text NOT NULL REFERENCES outcode, youngest_year_group integer NOT NULL, oldest_year_group integer NOT NULL,
      CHECK (youngest_year_group BETWEEN 7 AND 14 AND oldest_year_group BETWEEN youngest_year_group AND 14))`);
    await db.query(`CREATE INDEX school_by_name ON school (name_normalised, id)`);
    await db.query(`CREATE TABLE school_setting (
      school_id uuid PRIMARY KEY REFERENCES school ON DELETE CASCADE, joining_code text NOT NULL CONSTRAINT school_joining_code_once UNIQUE,
      interest_weight double precision, background_weight double precision, counter_stereotype_weight double precision,
      variety_weight double precision, attainability_weight double precision, version integer NOT NULL DEFAULT 1)`);
    await ofSchool(db, 'school_setting');
    await db.query(`GRANT SELECT ON school TO firsthand_serving, firsthand_sign_in`);
    await db.query(`GRANT SELECT ON school_setting TO firsthand_serving`);
    await students(db);
    await readByFunctions(db, 'school_setting');
    for (const [table, columns] of Object.entries(STUDENT_TABLES)) {
      await db.query(`CREATE TABLE ${table} (school_id uuid NOT NULL, student_id uuid NOT NULL, ${columns},
        FOREIGN KEY (school_id, student_id) REFERENCES student (school_id, id) ON DELETE CASCADE)`);
      await (WRITTEN_BY_STUDENTS.includes(table) ? ofStudent : readByStudent)(db, table);
      if (table !== 'student_trait') await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO firsthand_serving`);
    }
    await makeStudentTraitFunctions(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropStudentTraitFunctions(db);
    for (const table of Object.keys(STUDENT_TABLES).reverse()) await db.query(`DROP TABLE ${table}`);
    await db.query(`DROP FUNCTION app_own_enrolments()`);
    await db.query(`DROP TABLE school_setting`);
    await db.query(`DROP FUNCTION app_own_school_ids()`);
    for (const table of ['student', 'school']) await db.query(`DROP TABLE ${table}`);
  }
}

async function students(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE student (
    id uuid NOT NULL, school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, person_id uuid NOT NULL REFERENCES person,
    given_name text NOT NULL, family_name text NOT NULL, name_normalised text NOT NULL,
    year_group integer NOT NULL CHECK (year_group BETWEEN 7 AND 14), tutor_group text NOT NULL,
    enrolled_on date NOT NULL, left_on date, is_main boolean NOT NULL DEFAULT true,
    predicted_level integer CHECK (predicted_level BETWEEN 0 AND 8), motivation text, version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (school_id, id), CONSTRAINT student_id_once UNIQUE (id), CONSTRAINT student_enrolled_once UNIQUE (school_id, person_id, enrolled_on))`);
  await db.query(`CREATE INDEX student_by_name ON student (school_id, name_normalised, id)`);
  await db.query(`CREATE INDEX student_by_group ON student (school_id, year_group, tutor_group, name_normalised, id)`);
  await db.query(`CREATE INDEX student_of_person ON student (person_id)`);
  await db.query(`GRANT SELECT ON student TO firsthand_serving`);
  await db.query(
    `GRANT UPDATE (year_group, tutor_group, left_on, is_main, predicted_level, motivation, version) ON student TO firsthand_serving`,
  );
  await secure(db, 'student');
  await db.query(`CREATE POLICY student_of_school ON student USING (school_id = ANY (ARRAY(SELECT app_school_ids())))`);
  await db.query(`CREATE POLICY student_themself ON student FOR SELECT USING (person_id = (SELECT app_person_id()))`);
  await db.query(`CREATE FUNCTION app_own_enrolments() RETURNS TABLE (school_id uuid, student_id uuid) LANGUAGE sql STABLE AS
    $$ SELECT s.school_id, s.id FROM public.student s WHERE s.person_id = public.app_person_id() $$`);
  await db.query(`CREATE FUNCTION app_own_school_ids() RETURNS SETOF uuid LANGUAGE sql STABLE AS
    $$ SELECT s.school_id FROM public.student s WHERE s.person_id = public.app_person_id() AND s.left_on IS NULL $$`);
  await db.query(`GRANT EXECUTE ON FUNCTION app_own_enrolments(), app_own_school_ids() TO PUBLIC`);
}
