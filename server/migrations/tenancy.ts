import type { QueryRunner } from 'typeorm';

/**
 * For functions that run with their owner's rights: nothing of theirs can be found in a schema of the caller's. What is left out of
 * the path would be searched first, so the schema of temporary tables is named, and last.
 */
export const DEFINER = `SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/** School and student belong together: an id alone says nothing of the school it is used at. */
const IS_OWN = `(school_id, student_id) IN (SELECT own.school_id, own.student_id FROM app_own_enrolments() own)`;
const IS_OF_SCHOOL = `school_id = ANY (ARRAY(SELECT app_school_ids()))`;

/** Puts a table with a `school_id` under row-level security: staff of the school see its rows, nobody else. */
export async function ofSchool(db: QueryRunner, table: string): Promise<void> {
  await secure(db, table);
  await db.query(`CREATE POLICY ${table}_of_school ON ${table} USING (${IS_OF_SCHOOL})`);
}

/** As `ofSchool`, and the student behind a row may read it too. */
export async function readByStudent(db: QueryRunner, table: string): Promise<void> {
  await ofSchool(db, table);
  await db.query(`CREATE POLICY ${table}_of_student ON ${table} FOR SELECT USING (${IS_OWN})`);
}

/** As `ofSchool`, and the student behind a row may read and change it too: what they say of themselves. */
export async function ofStudent(db: QueryRunner, table: string): Promise<void> {
  await secure(db, table);
  await db.query(`CREATE POLICY ${table}_of_school ON ${table} USING (${IS_OF_SCHOOL} OR ${IS_OWN})`);
}

/**
 * Lets the owner's functions, and nobody else, read rows of a school where the person is a student: such a function tells matching
 * what it must know and keeps the rest.
 */
export async function readByFunctions(db: QueryRunner, table: string): Promise<void> {
  await db.query(`CREATE POLICY ${table}_for_functions ON ${table} FOR SELECT TO CURRENT_USER
    USING (school_id = ANY (ARRAY(SELECT app_own_school_ids())))`);
}

/** Puts a table that everybody reads under row-level security, for who may write what: the owner all of it, others as said elsewhere. */
export async function readByAll(db: QueryRunner, table: string): Promise<void> {
  await secure(db, table);
  await db.query(`CREATE POLICY ${table}_for_all ON ${table} FOR SELECT USING (true)`);
  await ofOwner(db, table);
}

/** Rows that are loaded in bulk, for many people or schools at once; serving is no member of the owner. */
export async function ofOwner(db: QueryRunner, table: string): Promise<void> {
  await db.query(`CREATE POLICY ${table}_of_owner ON ${table} TO CURRENT_USER USING (true)`);
}

export async function secure(db: QueryRunner, table: string): Promise<void> {
  await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
