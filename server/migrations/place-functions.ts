import type { QueryRunner } from 'typeorm';
import { DEFINER } from './tenancy';

const SIGNATURES = ['take_places(uuid, uuid[], uuid[], uuid, timestamptz)', 'release_places(uuid, uuid[], uuid[], timestamptz)'];

/** Said by the functions themselves: an owner that is a superuser would pass the policies by. */
const FOR_STAFF = `
      IF app_person_id() IS NULL OR of_school IS NULL OR NOT of_school = ANY (ARRAY(SELECT app_school_ids())) THEN
        RAISE insufficient_privilege USING MESSAGE = 'Places are taken and released by staff of the school.';
      END IF;`;

/** In one order, whoever asks, so that two who want the same dates wait for each other instead of both failing. */
export const LOCK_DATES = `
      PERFORM FROM offer_date d WHERE d.id = ANY (of_dates) ORDER BY d.id FOR UPDATE;`;

/**
 * The serving role cannot write `place` or `offer_date`; these functions are the only way, and keep the two in step: a date counts
 * the places held at it, of all schools, and a school's staff change no more of it than their own students' places.
 */
export async function makePlaceFunctions(db: QueryRunner): Promise<void> {
  await takeAndRelease(db, LOCK_DATES);
  await db.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURES.join(', ')} TO firsthand_serving`);
  await giveBack(db);
}

export async function dropPlaceFunctions(db: QueryRunner): Promise<void> {
  await db.query(`DROP TRIGGER place_given_back ON place`);
  await db.query(`DROP FUNCTION give_place_back()`);
  for (const signature of SIGNATURES) await db.query(`DROP FUNCTION ${signature}`);
}

/** Both functions, made or replaced, with the locks they take before they look at anything. */
export async function takeAndRelease(db: QueryRunner, locks: string): Promise<void> {
  await take(db, locks);
  await release(db, locks);
}

/**
 * Takes all places or none: answers no row where every student now holds theirs, else why not, row by row. Those held already stay
 * as they are and cost nothing. An overlap is found by the constraint; the block around the writes undoes them, and the rest of the
 * transaction goes on.
 */
async function take(db: QueryRunner, locks: string): Promise<void> {
  await db.query(`CREATE OR REPLACE FUNCTION take_places(of_school uuid, of_students uuid[], of_dates uuid[], of_plan uuid, at timestamptz)
      RETURNS TABLE (reason text, offer_date_id uuid, student_id uuid, places_left integer) LANGUAGE plpgsql ${DEFINER} AS $$
    #variable_conflict use_column
    BEGIN ${FOR_STAFF} ${locks}
      PERFORM FROM offer o WHERE o.id IN (SELECT d.offer_id FROM offer_date d WHERE d.id = ANY (of_dates)) ORDER BY o.id FOR SHARE;
      SELECT array_agg(w.student ORDER BY w.student, w.date), array_agg(w.date ORDER BY w.student, w.date) INTO of_students, of_dates
        FROM (SELECT DISTINCT u.student, u.date FROM unnest(of_students, of_dates) u (student, date)) w
        WHERE NOT EXISTS (SELECT FROM place p WHERE p.school_id = of_school AND p.student_id = w.student
          AND p.offer_date_id = w.date AND p.state = 'HELD');
      RETURN QUERY ${REFUSED};
      IF FOUND THEN
        RETURN;
      END IF;
      BEGIN
        INSERT INTO place (school_id, student_id, offer_date_id, during, state, plan_id, made_by, made_at)
          SELECT of_school, w.student, w.date, tstzrange(d.starts_at, d.ends_at), 'HELD', of_plan, app_person_id(), at
          FROM unnest(of_students, of_dates) w (student, date) JOIN offer_date d ON d.id = w.date ORDER BY w.student, w.date
          ON CONFLICT ON CONSTRAINT place_pkey DO UPDATE SET during = excluded.during, state = 'HELD', plan_id = excluded.plan_id,
            made_by = excluded.made_by, made_at = excluded.made_at, released_by = NULL, released_at = NULL;
        UPDATE offer_date d SET places_taken = d.places_taken + w.wanted FROM (${WANTED}) w WHERE d.id = w.date;
      EXCEPTION WHEN exclusion_violation THEN
        RETURN QUERY ${CLASHES};
        IF NOT FOUND THEN
          RAISE serialization_failure USING MESSAGE = 'A place that was in the way is there no longer: try again.';
        END IF;
      END;
    END $$`);
}

const WANTED = `SELECT u.date, count(*)::integer AS wanted FROM unnest(of_dates) u (date) GROUP BY u.date`;

/** A date is open while its offer is published, has somebody left to meet, and it has not begun. */
const REFUSED = `
        SELECT DISTINCT 'NOT_ENROLLED', NULL::uuid, w.student, NULL::integer FROM unnest(of_students) w (student)
          WHERE NOT EXISTS (SELECT FROM student s WHERE s.school_id = of_school AND s.id = w.student AND s.left_on IS NULL)
        UNION ALL
        SELECT DISTINCT 'NOT_OPEN', w.date, NULL::uuid, NULL::integer FROM unnest(of_dates) w (date)
          WHERE NOT EXISTS (SELECT FROM offer_date d JOIN offer o ON o.id = d.offer_id
            WHERE d.id = w.date AND d.starts_at > at AND o.state = 'PUBLISHED'
              AND (NOT EXISTS (SELECT FROM offer_role_model m WHERE m.offer_id = o.id)
                OR EXISTS (SELECT FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id
                  WHERE m.offer_id = o.id AND r.listing = 'LISTED' AND NOT r.is_paused)))
        UNION ALL
        SELECT 'FULL', d.id, NULL::uuid, d.capacity - d.places_taken FROM offer_date d JOIN (${WANTED}) w ON w.date = d.id
          WHERE d.places_taken + w.wanted > d.capacity`;

const CLASHES = `
        SELECT 'CLASH', w.date, w.student, NULL::integer FROM unnest(of_students, of_dates) w (student, date)
          JOIN offer_date d ON d.id = w.date
          WHERE EXISTS (SELECT FROM place p WHERE p.school_id = of_school AND p.student_id = w.student AND p.state = 'HELD'
              AND p.during && tstzrange(d.starts_at, d.ends_at))
            OR EXISTS (SELECT FROM unnest(of_students, of_dates) v (student, date) JOIN offer_date e ON e.id = v.date
              WHERE v.student = w.student AND v.date <> w.date
                AND tstzrange(e.starts_at, e.ends_at) && tstzrange(d.starts_at, d.ends_at))`;

/** Answers how many were released: those that were not held are passed over. */
async function release(db: QueryRunner, locks: string): Promise<void> {
  await db.query(`CREATE OR REPLACE FUNCTION release_places(of_school uuid, of_students uuid[], of_dates uuid[], at timestamptz)
      RETURNS integer LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      released integer;
    BEGIN ${FOR_STAFF} ${locks}
      WITH freed AS (
        UPDATE place p SET state = 'RELEASED', released_by = app_person_id(), released_at = at
          FROM (SELECT DISTINCT u.student, u.date FROM unnest(of_students, of_dates) u (student, date)) w
          WHERE p.school_id = of_school AND p.student_id = w.student AND p.offer_date_id = w.date AND p.state = 'HELD'
          RETURNING p.offer_date_id AS date),
      counted AS (SELECT f.date, count(*)::integer AS freed FROM freed f GROUP BY f.date),
      given_back AS (
        UPDATE offer_date d SET places_taken = d.places_taken - c.freed FROM counted c WHERE d.id = c.date RETURNING c.freed)
      SELECT coalesce(sum(g.freed), 0) INTO released FROM given_back g;
      RETURN released;
    END $$`);
}

/** Where a student is erased, their places go with them and are free again. */
export async function giveBack(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION give_place_back() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
    BEGIN
      UPDATE offer_date d SET places_taken = d.places_taken - 1 WHERE d.id = OLD.offer_date_id AND OLD.state = 'HELD';
      RETURN NULL;
    END $$`);
  await db.query(`CREATE TRIGGER place_given_back AFTER DELETE ON place FOR EACH ROW EXECUTE FUNCTION give_place_back()`);
}
