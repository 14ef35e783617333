import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdPlanDates } from './allocation-functions';
import { DEFINER } from './tenancy';

const SIGNATURE = 'hold_plan_dates(uuid, uuid, text)';

/** Applying a plan also waits for those who change one of its students or role models in the same instant, and then sees what they did. */
export class LocksOfApplying1790000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await holdAll(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION ${SIGNATURE}`);
    await holdPlanDates(db);
    await db.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO firsthand_serving`);
  }
}

/**
 * As before, and the students of the proposal and the role models of its offers stay as they are. Students come before dates, because
 * erasing one locks them first and then the dates their places are given back to; role models come last, as whoever changes one waits for
 * nothing of the rest. Each in one order.
 */
async function holdAll(db: QueryRunner): Promise<void> {
  await db.query(`CREATE OR REPLACE FUNCTION hold_plan_dates(of_school uuid, of_plan uuid, of_kind text) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      of_students uuid[];
      of_dates uuid[];
      of_offers uuid[];
    BEGIN
      IF app_person_id() IS NULL OR of_school IS NULL OR NOT of_school = ANY (ARRAY(SELECT app_school_ids())) THEN
        RAISE insufficient_privilege USING MESSAGE = 'Plans are applied by staff of the school.';
      END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('plans of ' || of_school::text, 0));
      SELECT array_agg(DISTINCT a.student_id), array_agg(DISTINCT a.offer_date_id) INTO of_students, of_dates FROM allocation_place a
        WHERE a.school_id = of_school AND a.plan_id = of_plan AND a.kind = of_kind;
      PERFORM FROM student s WHERE s.school_id = of_school AND s.id = ANY (of_students) ORDER BY s.id FOR SHARE;
      PERFORM FROM offer_date d WHERE d.id = ANY (of_dates) ORDER BY d.id FOR UPDATE;
      of_offers := ARRAY(SELECT DISTINCT d.offer_id FROM offer_date d WHERE d.id = ANY (of_dates));
      PERFORM FROM offer o WHERE o.id = ANY (of_offers) ORDER BY o.id FOR SHARE;
      PERFORM FROM role_model r WHERE r.id IN (SELECT m.role_model_id FROM offer_role_model m WHERE m.offer_id = ANY (of_offers))
        ORDER BY r.id FOR SHARE;
    END $$`);
}
