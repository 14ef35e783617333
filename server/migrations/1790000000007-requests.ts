import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOwnSchool, ofSchool, ofStudent } from './tenancy';

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
    await ofStudent(db, 'speaker_request_student');
    await db.query(`CREATE TABLE invitation (
      id uuid NOT NULL, school_id uuid NOT NULL, request_id uuid NOT NULL, role_model_id uuid NOT NULL REFERENCES role_model,
      state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
      sent_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, PRIMARY KEY (school_id, id),
      FOREIGN KEY (school_id, request_id) REFERENCES speaker_request (school_id, id) ON DELETE CASCADE)`);
    await db.query(`CREATE UNIQUE INDEX invitation_open_once ON invitation (school_id, role_model_id) WHERE state = 'OPEN'`);
    await db.query(`CREATE INDEX invitation_of_request ON invitation (school_id, request_id, role_model_id)`);
    await ofSchool(db, 'invitation');
    await ofOwnSchool(db, 'invitation');
    await db.query(`GRANT SELECT, INSERT, UPDATE ON speaker_request, invitation TO firsthand_serving`);
    await db.query(`GRANT SELECT, INSERT ON speaker_request_student TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['invitation', 'speaker_request_student', 'speaker_request']) await db.query(`DROP TABLE ${table}`);
  }
}
