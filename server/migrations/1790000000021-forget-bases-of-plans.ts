import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the digest of a student is made of was changed after plans had kept some: compared with one made now, those would tell of every
 * student that something is recorded otherwise. Without it a plan tells nothing of that, as those from before there was one. The column is
 * made anew, because an UPDATE here would reach no row: row-level security binds the owner too.
 */
export class ForgetBasesOfPlans1790000000021 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return forget(db);
  }

  /** What was forgotten is not known, and the digests of now would mean another thing to what ran before. */
  down(db: QueryRunner): Promise<void> {
    return forget(db);
  }
}

async function forget(db: QueryRunner): Promise<void> {
  await db.query(`ALTER TABLE allocation_plan_student DROP COLUMN basis`);
  await db.query(`ALTER TABLE allocation_plan_student ADD COLUMN basis text`);
}
