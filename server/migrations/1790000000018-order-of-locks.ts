import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveBack, LOCK_DATES, takeAndRelease } from './place-functions';
import { DEFINER } from './tenancy';

/** Whoever writes places locks students first and then dates, each in the order of their ids. */
export class OrderOfLocks1790000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await takeAndRelease(db, LOCK_STUDENTS + LOCK_DATES);
    await holdAll(db, 'NO KEY UPDATE');
    await dropGiveBack(db);
    await giveBackInOrder(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropGiveBack(db);
    await giveBack(db);
    await holdAll(db, 'SHARE');
    await takeAndRelease(db, LOCK_DATES);
  }
}

/** Applying takes the same lock, so that places of one student are taken, released and planned one after the other. */
const LOCK_STUDENTS = `
      PERFORM FROM student s WHERE s.school_id = of_school AND s.id = ANY (of_students) ORDER BY s.id FOR NO KEY UPDATE;`;

/** As it was, but for how strongly students are locked: nobody else takes or releases a place of theirs meanwhile, at any date. */
async function holdAll(db: QueryRunner, strength: 'SHARE' | 'NO KEY UPDATE'): Promise<void> {
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
      PERFORM FROM student s WHERE s.school_id = of_school AND s.id = ANY (of_students) ORDER BY s.id FOR ${strength};
      PERFORM FROM offer_date d WHERE d.id = ANY (of_dates) ORDER BY d.id FOR UPDATE;
      of_offers := ARRAY(SELECT DISTINCT d.offer_id FROM offer_date d WHERE d.id = ANY (of_dates));
      PERFORM FROM offer o WHERE o.id = ANY (of_offers) ORDER BY o.id FOR SHARE;
      PERFORM FROM role_model r WHERE r.id IN (SELECT m.role_model_id FROM offer_role_model m WHERE m.offer_id = ANY (of_offers))
        ORDER BY r.id FOR SHARE;
    END $$`);
}

async function dropGiveBack(db: QueryRunner): Promise<void> {
  await db.query(`DROP TRIGGER place_given_back ON place`);
  await db.query(`DROP FUNCTION give_place_back()`);
}

/**
 * Row by row, dates would be locked in whatever order the places are deleted in. All that one statement deletes, also by the keys of
 * the students it erases, comes to this at once.
 */
async function giveBackInOrder(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION give_place_back() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
    BEGIN
      PERFORM FROM offer_date d WHERE d.id IN (SELECT g.offer_date_id FROM gone g WHERE g.state = 'HELD') ORDER BY d.id FOR UPDATE;
      UPDATE offer_date d SET places_taken = d.places_taken - c.places
        FROM (SELECT g.offer_date_id, count(*)::integer AS places FROM gone g WHERE g.state = 'HELD' GROUP BY 1) c
        WHERE d.id = c.offer_date_id;
      RETURN NULL;
    END $$`);
  await db.query(`CREATE TRIGGER place_given_back AFTER DELETE ON place REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
    EXECUTE FUNCTION give_place_back()`);
}
