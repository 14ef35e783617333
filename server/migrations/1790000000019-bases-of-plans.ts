import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A digest of what was recorded of each student when a plan was worked out, so that it can be told of how many that is otherwise now.
 * Null in earlier plans.
 */
export class BasesOfPlans1790000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student ADD COLUMN basis text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student DROP COLUMN basis`);
  }
}
