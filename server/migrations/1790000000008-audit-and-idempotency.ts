import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './tenancy';

/**
 * The audit trail is written by serving, sealed into one hash chain per school by jobs, and changed by nobody; only
 * that it was sealed is noted beside an entry, so that finding what is left does not get slower with what was done.
 * Answers to mutations are kept by idempotency key, per person, so that a repeated request gets the same answer.
 */
export class AuditAndIdempotency1790000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE audit_entry (
      id uuid PRIMARY KEY, at timestamptz(3) NOT NULL, person_id uuid NOT NULL, school_id uuid, purpose text NOT NULL, request_id text NOT NULL,
      student_ids uuid[] NOT NULL, written_at bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint, is_sealed boolean NOT NULL DEFAULT false)`);
    await db.query(`CREATE INDEX audit_entry_unsealed ON audit_entry (written_at, id) WHERE NOT is_sealed`);
    await db.query(`CREATE INDEX audit_entry_newest ON audit_entry (school_id, at DESC, id DESC)`);
    await db.query(`CREATE TABLE audit_seal (
      chain uuid NOT NULL, position bigint NOT NULL, entry_id uuid NOT NULL CONSTRAINT audit_sealed_once UNIQUE, hash bytea NOT NULL,
      PRIMARY KEY (chain, position))`);
    await secure(db, 'audit_entry');
    await db.query(`CREATE POLICY audit_entry_is_written_by_its_actor ON audit_entry FOR INSERT WITH CHECK (
      person_id = (SELECT app_person_id()) AND (school_id IS NULL OR school_id = ANY (ARRAY(SELECT app_school_ids()))
        OR school_id = ANY (ARRAY(SELECT own.school_id FROM app_own_enrolments() own))))`);
    await db.query(`CREATE POLICY audit_entry_of_school ON audit_entry FOR SELECT USING (
      school_id = ANY (ARRAY(SELECT app_school_ids())) OR person_id = (SELECT app_person_id()))`);
    await db.query(`CREATE POLICY audit_entry_sealed ON audit_entry FOR SELECT TO firsthand_jobs USING (true)`);
    await db.query(`CREATE POLICY audit_entry_is_sealed ON audit_entry FOR UPDATE TO firsthand_jobs USING (true)`);
    await db.query(`GRANT SELECT ON audit_entry TO firsthand_serving, firsthand_jobs`);
    await db.query(
      `GRANT INSERT (id, at, person_id, school_id, purpose, request_id, student_ids) ON audit_entry TO firsthand_serving`,
    );
    await db.query(`GRANT UPDATE (is_sealed) ON audit_entry TO firsthand_jobs`);
    await db.query(`GRANT SELECT, INSERT ON audit_seal TO firsthand_jobs`);
    await db.query(`CREATE TABLE idempotent_answer (
      person_id uuid NOT NULL, key text NOT NULL, body_hash bytea NOT NULL, answer jsonb NOT NULL, made_at timestamptz(3) NOT NULL,
      PRIMARY KEY (person_id, key))`);
    await secure(db, 'idempotent_answer');
    await db.query(`CREATE POLICY idempotent_answer_of_person ON idempotent_answer USING (person_id = (SELECT app_person_id()))`);
    await db.query(`GRANT SELECT, INSERT ON idempotent_answer TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['idempotent_answer', 'audit_seal', 'audit_entry']) await db.query(`DROP TABLE ${table}`);
  }
}
