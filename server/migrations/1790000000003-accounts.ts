import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOwner, secure } from './tenancy';

/**
 * People, their accounts and memberships. A person's name is kept here for adults only: a student's name lives in `student`, under their school.
 * Passwords and tokens are readable by `firsthand_sign_in` alone. A membership decides what its person may do: serving writes none.
 */
export class Accounts1790000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE person (id uuid PRIMARY KEY, name text, created_at timestamptz(3) NOT NULL DEFAULT now())`);
    await db.query(`CREATE TABLE account (
      person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
      email_normalised text NOT NULL CONSTRAINT account_email_once UNIQUE,
      password_hash text, is_closed boolean NOT NULL DEFAULT false, created_at timestamptz(3) NOT NULL DEFAULT now())`);
    await db.query(`CREATE TABLE sign_in_session (
      id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      started_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL, ended_at timestamptz(3),
      end_reason text CHECK (end_reason IN ('SIGNED_OUT', 'TOKEN_REUSED', 'REVOKED')))`);
    await db.query(`CREATE INDEX sign_in_session_of_person ON sign_in_session (person_id)`);
    await db.query(`CREATE TABLE refresh_token (
      hash bytea PRIMARY KEY, session_id uuid NOT NULL REFERENCES sign_in_session ON DELETE CASCADE,
      issued_at timestamptz(3) NOT NULL, used_at timestamptz(3), successor_hash bytea)`);
    await db.query(`CREATE INDEX refresh_token_of_session ON refresh_token (session_id)`);
    await db.query(`CREATE TABLE membership (
      id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      role text NOT NULL CHECK (role IN ('CAREERS_LEADER', 'CAREERS_ADVISER', 'TEACHER', 'SUBJECT_LEAD', 'SENCO', 'SAFEGUARDING_LEAD',
        'STUDENT', 'EMPLOYER_COORDINATOR', 'VOLUNTEER', 'ALUMNUS', 'OPERATOR')),
      school_id uuid, employer_id uuid, created_at timestamptz(3) NOT NULL DEFAULT now(),
      CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (person_id, role, school_id, employer_id))`);
    await db.query(`CREATE INDEX membership_of_school ON membership (school_id, person_id)`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON account, sign_in_session, refresh_token TO firsthand_sign_in`);
    await db.query(`GRANT SELECT ON person, membership TO firsthand_sign_in`);
    await db.query(`GRANT SELECT ON person, membership TO firsthand_serving`);
    await secure(db, 'membership');
    await db.query(`CREATE POLICY membership_of_viewer ON membership FOR SELECT USING (
      person_id = (SELECT app_person_id()) OR school_id = ANY (ARRAY(SELECT app_school_ids())))`);
    await ofOwner(db, 'membership');
    await db.query(`CREATE POLICY membership_at_sign_in ON membership FOR SELECT TO firsthand_sign_in USING (true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['membership', 'refresh_token', 'sign_in_session', 'account', 'person'])
      await db.query(`DROP TABLE ${table}`);
  }
}
