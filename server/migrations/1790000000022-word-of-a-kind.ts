import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEFINER } from './tenancy';

/**
 * Whoever said anything of a kind themself decides about that kind. By the value alone, a refused yes of a parent's told staff which
 * value the student had taken back, where a person may have several.
 */
export class WordOfAKind1790000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await agree(db, '');
  }

  async down(db: QueryRunner): Promise<void> {
    await agree(db, 'AND (replaces_others OR t.value = a_value)');
  }
}

/** As it was, but for which words of the student stand against a parent's yes: all of the kind, or `ofThese` alone. */
async function agree(db: QueryRunner, ofThese: string): Promise<void> {
  await db.query(`CREATE OR REPLACE FUNCTION agree_student_trait(of_school uuid, of_student uuid, a_kind text, a_value text, said_by text,
      replaces_others boolean) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
    DECLARE
      of_year integer;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended(of_student::text, 0));
      SELECT s.year_group INTO of_year FROM student s WHERE s.school_id = of_school AND s.id = of_student
        AND CASE said_by WHEN 'STUDENT' THEN s.person_id = app_person_id()
          WHEN 'PARENT' THEN s.person_id <> app_person_id() AND s.school_id = ANY (ARRAY(SELECT app_school_ids())) END;
      IF NOT FOUND THEN
        RETURN false;
      END IF;
      IF said_by = 'PARENT' AND of_year > 8 AND EXISTS (SELECT FROM student_trait t
          WHERE t.school_id = of_school AND t.student_id = of_student AND t.kind = a_kind ${ofThese} AND t.agreed_by = 'STUDENT') THEN
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
