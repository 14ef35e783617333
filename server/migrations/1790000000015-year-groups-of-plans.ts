import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The year group a student was in when a plan was worked out, so that moving up by itself does not unmake it. Null in earlier plans. */
export class YearGroupsOfPlans1790000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student ADD COLUMN year_group integer CHECK (year_group BETWEEN 7 AND 14)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan_student DROP COLUMN year_group`);
  }
}
