import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What serving saw of a job beyond what cancelling takes. */
const TOLD = 'kind, attempts, progress, last_error, made_at, finished_at';

/**
 * How far a piece of work is, and what came of it, stands beside what it makes, as with plans: of a job nobody is told. The column
 * `progress` stays for now: servers of before, which may run on while the database is brought up to date, write it.
 */
export class JobsToldToNobody1790000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Migration 20 was JobsWithoutProgress for a while, and dropped the column: a database migrated then gets it back, as it was made.
    await db.query(
      `ALTER TABLE job ADD COLUMN IF NOT EXISTS progress double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1)`,
    );
    await db.query(`REVOKE SELECT (${TOLD}) ON job FROM firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`GRANT SELECT (${TOLD}) ON job TO firsthand_serving`);
  }
}
