import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What serving saw of a job beyond what cancelling takes. */
const TOLD = 'kind, attempts, last_error, made_at, finished_at';

/** How far a piece of work is, and what came of it, stands beside what it makes, as with plans: of a job nobody is told. */
export class JobsWithoutProgress1790000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE job DROP COLUMN progress`);
    await db.query(`REVOKE SELECT (${TOLD}) ON job FROM firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE job ADD COLUMN progress double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1)`);
    await db.query(`GRANT SELECT (${TOLD}, progress) ON job TO firsthand_serving`);
  }
}
