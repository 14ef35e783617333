import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often working a plan out was begun, beside how far it is: so of two words about a plan the later one is known. */
export class AttemptsOfPlans1790000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan ADD COLUMN attempt integer NOT NULL DEFAULT 0 CHECK (attempt >= 0)`);
    await db.query(`GRANT UPDATE (attempt) ON allocation_plan TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE allocation_plan DROP COLUMN attempt`);
  }
}
