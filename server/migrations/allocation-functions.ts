import type { QueryRunner } from 'typeorm';
import { DEFINER } from './tenancy';

const SIGNATURES = ['traits_agreed(uuid, uuid[], uuid[], boolean, timestamptz)', 'hold_plan_dates(uuid, uuid, text)'];

/** What a plan needs of tables the serving role may not read or lock itself. */
export async function makeAllocationFunctions(db: QueryRunner): Promise<void> {
  await traitsAgreed(db);
  await holdPlanDates(db);
  await db.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURES.join(', ')} TO firsthand_serving`);
}

export async function dropAllocationFunctions(db: QueryRunner): Promise<void> {
  for (const signature of SIGNATURES) await db.query(`DROP FUNCTION ${signature}`);
}

/**
 * A digest of what these students agreed to have used and these role models to have shown, up to a moment: it stays the same until
 * one of these yeses is taken back or said anew. With `only_sex` no other trait is looked at. Tells of nobody what they agreed to.
 */
async function traitsAgreed(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION traits_agreed(of_school uuid, of_students uuid[], of_role_models uuid[], only_sex boolean,
      up_to timestamptz) RETURNS text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT md5(coalesce(string_agg(t.who || ' ' || t.kind || ' ' || t.value, chr(10) ORDER BY t.who, t.kind, t.value), '')) FROM (
      SELECT s.student_id AS who, s.kind, s.value FROM student_trait s
        WHERE s.school_id = of_school AND s.school_id = ANY (ARRAY(SELECT app_school_ids())) AND s.student_id = ANY (of_students)
          AND s.may_be_used AND s.agreed_at <= up_to
      UNION ALL
      SELECT r.role_model_id, r.kind, r.value FROM role_model_trait r
        WHERE r.role_model_id = ANY (of_role_models) AND r.may_be_shown AND r.agreed_at <= up_to) t
    WHERE t.kind = 'SEX' OR NOT only_sex $$`);
}

/**
 * For a transaction that applies a plan, until it ends: no other plan of the school is applied, nobody takes or gives back a place at
 * the dates of the proposal, and their offers stay as they are. Dates before offers and in one order, as \`take_places\` has it.
 */
export async function holdPlanDates(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION hold_plan_dates(of_school uuid, of_plan uuid, of_kind text) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      of_dates uuid[];
    BEGIN
      IF app_person_id() IS NULL OR of_school IS NULL OR NOT of_school = ANY (ARRAY(SELECT app_school_ids())) THEN
        RAISE insufficient_privilege USING MESSAGE = 'Plans are applied by staff of the school.';
      END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('plans of ' || of_school::text, 0));
      of_dates := ARRAY(SELECT a.offer_date_id FROM allocation_place a
        WHERE a.school_id = of_school AND a.plan_id = of_plan AND a.kind = of_kind);
      PERFORM FROM offer_date d WHERE d.id = ANY (of_dates) ORDER BY d.id FOR UPDATE;
      PERFORM FROM offer o WHERE o.id IN (SELECT d.offer_id FROM offer_date d WHERE d.id = ANY (of_dates)) ORDER BY o.id FOR SHARE;
    END $$`);
}
