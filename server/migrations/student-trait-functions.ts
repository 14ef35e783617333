import type { QueryRunner } from 'typeorm';
import { DEFINER } from './tenancy';

const SIGNATURES = [
  'student_traits_for_matching(uuid, uuid[])',
  'student_traits_of(uuid[])',
  'agree_student_trait(uuid, uuid, text, text, text, boolean)',
  'withdraw_student_trait(uuid, uuid, text, text)',
];

const IS_STAFFS = `school_id = ANY (ARRAY(SELECT app_school_ids()))`;
const IS_OWN = `(t.school_id, t.student_id) IN (SELECT own.school_id, own.student_id FROM app_own_enrolments() own)`;

/**
 * The serving role cannot read or write `student_trait` itself; these functions are the only way, and the callers log each use.
 * They run with their owner's rights but for the caller's own rows: the forced policies apply to the owner too, and the functions
 * say it themselves, because an owner that is a superuser would pass the policies by.
 */
export async function makeStudentTraitFunctions(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION student_traits_for_matching(of_school uuid, of_students uuid[])
    RETURNS TABLE (student_id uuid, kind text, value text) LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT t.student_id, t.kind, t.value FROM student_trait t
       WHERE t.school_id = of_school AND t.student_id = ANY (of_students) AND t.may_be_used AND (t.${IS_STAFFS} OR ${IS_OWN})
       ORDER BY t.student_id, t.kind, t.value $$`);
  await db.query(`CREATE FUNCTION student_traits_of(of_students uuid[])
    RETURNS TABLE (student_id uuid, kind text, value text, may_be_used boolean, agreed_by text, agreed_at timestamptz)
    LANGUAGE sql STABLE ${DEFINER} AS
    $$ SELECT t.student_id, t.kind, t.value, t.may_be_used, t.agreed_by, t.agreed_at FROM student_trait t
       WHERE t.student_id = ANY (of_students) AND (t.${IS_STAFFS} OR ${IS_OWN}) ORDER BY t.student_id, t.kind, t.value $$`);
  await agree(db);
  await withdraw(db);
  await db.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURES.join(', ')} TO firsthand_serving`);
}

export async function dropStudentTraitFunctions(db: QueryRunner): Promise<void> {
  for (const signature of SIGNATURES) await db.query(`DROP FUNCTION ${signature}`);
}

/**
 * Answers whether the yes was kept. STUDENT is for the student themself, PARENT for staff. What the student said of the trait, or of
 * the kind where one value replaces others, stands against a parent's yes; up to year 8 (under 13) a parent may decide.
 */
async function agree(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION agree_student_trait(of_school uuid, of_student uuid, a_kind text, a_value text, said_by text,
      replaces_others boolean) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      of_year integer;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended(of_student::text, 0));
      SELECT s.year_group INTO of_year FROM student s WHERE s.school_id = of_school AND s.id = of_student
        AND CASE said_by WHEN 'STUDENT' THEN s.person_id = app_person_id()
          WHEN 'PARENT' THEN s.person_id <> app_person_id() AND s.${IS_STAFFS} END;
      IF NOT FOUND THEN
        RETURN false;
      END IF;
      IF said_by = 'PARENT' AND of_year > 8 AND EXISTS (SELECT FROM student_trait t
          WHERE t.school_id = of_school AND t.student_id = of_student AND t.kind = a_kind AND (replaces_others OR t.value = a_value)
            AND t.agreed_by = 'STUDENT') THEN
        RETURN false;
      END IF;
      DELETE FROM student_trait t WHERE replaces_others AND t.school_id = of_school AND t.student_id = of_student
        AND t.kind = a_kind AND t.value <> a_value;
      INSERT INTO student_trait AS t (school_id, student_id, kind, value, may_be_used, agreed_by, agreed_at, recorded_by)
        VALUES (of_school, of_student, a_kind, a_value, true, said_by, now(), app_person_id())
        ON CONFLICT (school_id, student_id, kind, value) DO UPDATE SET may_be_used = true, agreed_by = excluded.agreed_by,
          agreed_at = excluded.agreed_at, recorded_by = excluded.recorded_by;
      RETURN true;
    END $$`);
}

/**
 * Answers whether the viewer may say no here. The no stays as a row, with whose it is in `agreed_by`; the student's own is kept even
 * where nothing was agreed. A no that staff record leaves the word the student's where it was theirs, so that no parent's yes can follow.
 */
async function withdraw(db: QueryRunner): Promise<void> {
  await db.query(`CREATE FUNCTION withdraw_student_trait(of_school uuid, of_student uuid, a_kind text, a_value text)
      RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      is_own boolean;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended(of_student::text, 0));
      SELECT s.person_id = app_person_id() INTO is_own FROM student s WHERE s.school_id = of_school AND s.id = of_student
        AND (s.person_id = app_person_id() OR (s.${IS_STAFFS} AND app_person_id() IS NOT NULL));
      IF NOT FOUND THEN
        RETURN false;
      END IF;
      IF is_own THEN
        INSERT INTO student_trait AS t (school_id, student_id, kind, value, may_be_used, agreed_by, agreed_at, recorded_by)
          VALUES (of_school, of_student, a_kind, a_value, false, 'STUDENT', now(), app_person_id())
          ON CONFLICT (school_id, student_id, kind, value) DO UPDATE SET may_be_used = false, agreed_by = excluded.agreed_by,
            agreed_at = excluded.agreed_at, recorded_by = excluded.recorded_by;
      ELSE
        UPDATE student_trait t SET may_be_used = false, agreed_by = coalesce(t.agreed_by, 'PARENT'), agreed_at = now(), recorded_by = app_person_id()
          WHERE t.school_id = of_school AND t.student_id = of_student AND t.kind = a_kind AND t.value = a_value
            AND (t.may_be_used OR t.agreed_by IS DISTINCT FROM 'STUDENT');
      END IF;
      RETURN true;
    END $$`);
}
