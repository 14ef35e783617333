import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEFINER, ofSchool, readByFunctions, readByStudent } from './tenancy';

/** Speaker requests, their ad hoc audiences, and invitations (read by matching: an open one or a refusal keeps a role model out). */
export class Requests1790000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE speaker_request (
      id uuid NOT NULL, school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, requested_by uuid NOT NULL REFERENCES person,
      title text NOT NULL, purpose text NOT NULL, form text NOT NULL,
      year_group integer, tutor_group text, subject_code text REFERENCES subject, has_named_students boolean NOT NULL,
      starts_on date NOT NULL, ends_on date NOT NULL CHECK (ends_on >= starts_on), parts_of_day text[] NOT NULL,
      is_online_welcome boolean NOT NULL, is_in_person_welcome boolean NOT NULL, access_needs text[] NOT NULL,
      sectors text[] NOT NULL, occupations text[] NOT NULL, subjects text[] NOT NULL, sex text CHECK (sex IN ('FEMALE', 'MALE')),
      interest_weight double precision, background_weight double precision, counter_stereotype_weight double precision,
      variety_weight double precision, attainability_weight double precision,
      created_at timestamptz(3) NOT NULL, version integer NOT NULL DEFAULT 1, PRIMARY KEY (school_id, id))`);
    await db.query(`CREATE INDEX speaker_request_newest ON speaker_request (school_id, created_at DESC, id DESC)`);
    await ofSchool(db, 'speaker_request');
    await db.query(`CREATE TABLE speaker_request_student (
      school_id uuid NOT NULL, request_id uuid NOT NULL, student_id uuid NOT NULL, PRIMARY KEY (school_id, request_id, student_id),
      FOREIGN KEY (school_id, request_id) REFERENCES speaker_request (school_id, id) ON DELETE CASCADE,
      FOREIGN KEY (school_id, student_id) REFERENCES student (school_id, id) ON DELETE CASCADE)`);
    await readByStudent(db, 'speaker_request_student');
    await db.query(`CREATE TABLE invitation (
      id uuid NOT NULL, school_id uuid NOT NULL, request_id uuid NOT NULL, role_model_id uuid NOT NULL REFERENCES role_model,
      state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
      sent_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, PRIMARY KEY (school_id, id),
      FOREIGN KEY (school_id, request_id) REFERENCES speaker_request (school_id, id) ON DELETE CASCADE)`);
    await db.query(`CREATE UNIQUE INDEX invitation_open_once ON invitation (school_id, role_model_id) WHERE state = 'OPEN'`);
    await db.query(`CREATE INDEX invitation_of_request ON invitation (school_id, request_id, role_model_id)`);
    await ofSchool(db, 'invitation');
    await readByFunctions(db, 'invitation');
    await db.query(`GRANT SELECT, INSERT, UPDATE ON speaker_request, invitation TO firsthand_serving`);
    await db.query(`GRANT SELECT, INSERT ON speaker_request_student TO firsthand_serving`);
    await matchingFunctions(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION role_model_standing(uuid, uuid, uuid[])`);
    await db.query(`DROP FUNCTION school_matching_weights(uuid)`);
    for (const table of ['invitation', 'speaker_request_student', 'speaker_request']) await db.query(`DROP TABLE ${table}`);
  }
}

/**
 * What matching must know of a school's decisions, for its staff and its present students alike: that somebody is excluded, not why;
 * that there is an invitation, not what it says; the weights, not the joining code beside them.
 */
async function matchingFunctions(db: QueryRunner): Promise<void> {
  const isOfViewer = `(of_school = ANY (ARRAY(SELECT app_school_ids())) OR of_school = ANY (ARRAY(SELECT app_own_school_ids())))`;
  await db.query(`CREATE FUNCTION role_model_standing(of_school uuid, of_request uuid, of_role_models uuid[])
    RETURNS TABLE (role_model_id uuid, is_excluded boolean, has_open_invitation boolean, has_refused boolean)
    LANGUAGE sql STABLE ${DEFINER} AS $$
      SELECT s.id, bool_or(s.is_excluded), bool_or(s.is_open), bool_or(s.is_refused) FROM (
        SELECT e.role_model_id AS id, true AS is_excluded, false AS is_open, false AS is_refused
        FROM school_role_model_exclusion e WHERE e.school_id = of_school
        UNION ALL
        SELECT i.role_model_id, false, i.state = 'OPEN', i.state = 'DECLINED' FROM invitation i
        WHERE i.school_id = of_school AND (i.state = 'OPEN' OR (i.state = 'DECLINED' AND i.request_id = of_request))
      ) s WHERE ${isOfViewer} AND (of_role_models IS NULL OR s.id = ANY (of_role_models)) GROUP BY s.id $$`);
  await db.query(`CREATE FUNCTION school_matching_weights(of_school uuid)
    RETURNS TABLE (interest double precision, background double precision, counter_stereotype double precision, variety double precision,
      attainability double precision) LANGUAGE sql STABLE ${DEFINER} AS $$
      SELECT s.interest_weight, s.background_weight, s.counter_stereotype_weight, s.variety_weight, s.attainability_weight
      FROM school_setting s WHERE s.school_id = of_school AND ${isOfViewer} $$`);
  await db.query(
    `GRANT EXECUTE ON FUNCTION role_model_standing(uuid, uuid, uuid[]), school_matching_weights(uuid) TO firsthand_serving`,
  );
}
