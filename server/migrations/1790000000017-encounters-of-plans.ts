import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The encounters a student was expected at when a plan was worked out, so that those arranged since can be told. Null in earlier plans. */
export class EncountersOfPlans1790000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student ADD COLUMN expected uuid[]`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student DROP COLUMN expected`);
  }
}
