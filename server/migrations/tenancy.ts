import type { QueryRunner } from 'typeorm';

/** Puts a table with a `school_id` under row-level security: staff of the school see its rows, nobody else. */
export async function ofSchool(db: QueryRunner, table: string): Promise<void> {
  await secure(db, table, `school_id = ANY (ARRAY(SELECT app_school_ids()))`);
}

/** As `ofSchool`, and the student behind a row may read and change it too. */
export async function ofStudent(db: QueryRunner, table: string): Promise<void> {
  await secure(
    db,
    table,
    `school_id = ANY (ARRAY(SELECT app_school_ids())) OR student_id = ANY (ARRAY(SELECT app_own_student_ids()))`,
  );
}

/** Lets students read what their own school decided, where matching for one of them must know it. */
export async function ofOwnSchool(db: QueryRunner, table: string): Promise<void> {
  await db.query(`CREATE POLICY ${table}_of_own_school ON ${table} FOR SELECT USING (school_id = ANY (ARRAY(SELECT app_own_school_ids())))`);
}

async function secure(db: QueryRunner, table: string, rule: string): Promise<void> {
  await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await db.query(`CREATE POLICY ${table}_of_school ON ${table} USING (${rule})`);
}
