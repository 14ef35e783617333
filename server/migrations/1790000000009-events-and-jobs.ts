import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './tenancy';

/**
 * What happened, told after the commit, and what is to be done later.
 *
 * An event's payload holds ids, codes, counts and days, and nothing else, ever: no name or contact, nothing a person wrote, no trait,
 * need or consent, no mark or score, of anybody. Events are kept for days, read by every server and replayed to clients; who is told
 * must read the rest from its own table, under that table's rules.
 *
 * Serving adds events and jobs and cannot read an event or the body of a job, not even one it added. Of jobs it sees how those of its
 * schools stand, and may cancel them. The number of the transaction is the database's own word: nobody chooses it.
 *
 * A transaction that leaves something for others to do marks itself (`app.has_news`), whoever wrote it, a service or a trigger: the
 * server asks for the mark with its COMMIT, and wakes the others.
 */
export class EventsAndJobs1790000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE FUNCTION mark_news() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM set_config('app.has_news', 'yes', true); RETURN NULL; END $$`);
    await makeEvents(db);
    await makeJobs(db);
    await letJobsCleanUp(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX sign_in_session_oldest`);
    await db.query(`REVOKE ALL ON sign_in_session FROM firsthand_jobs`);
    await db.query(`DROP INDEX idempotent_answer_oldest`);
    for (const policy of ['read', 'forgotten']) await db.query(`DROP POLICY idempotent_answer_is_${policy} ON idempotent_answer`);
    await db.query(`REVOKE ALL ON idempotent_answer FROM firsthand_jobs`);
    for (const table of ['job', 'outbox_retention', 'outbox_event']) await db.query(`DROP TABLE ${table}`);
    await db.query(`DROP FUNCTION mark_news()`);
  }
}

async function makeEvents(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE outbox_event (
    id uuid PRIMARY KEY, written_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    name text NOT NULL CHECK (name ~ '^[a-z]+(-[a-z]+)*[.][a-z]+(-[a-z]+)*$'), subject_id uuid NOT NULL, school_id uuid,
    payload jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(payload) = 'object' AND length(payload::text) <= 2000),
    happened_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT outbox_event_once_a_transaction UNIQUE (written_in, name, subject_id))`);
  await db.query(`CREATE INDEX outbox_event_in_order ON outbox_event (written_in, id)`);
  await db.query(`CREATE TRIGGER outbox_event_is_news AFTER INSERT ON outbox_event FOR EACH ROW EXECUTE FUNCTION mark_news()`);
  await secure(db, 'outbox_event');
  await db.query(`CREATE POLICY outbox_event_is_told ON outbox_event FOR INSERT WITH CHECK (
    school_id IS NULL OR school_id = ANY (ARRAY(SELECT app_school_ids()))
      OR school_id = ANY (ARRAY(SELECT own.school_id FROM app_own_enrolments() own)))`);
  await db.query(`CREATE POLICY outbox_event_is_told_by_owner ON outbox_event FOR INSERT TO CURRENT_USER WITH CHECK (true)`);
  await db.query(`CREATE POLICY outbox_event_is_read ON outbox_event FOR SELECT TO firsthand_jobs USING (true)`);
  await db.query(`CREATE POLICY outbox_event_is_forgotten ON outbox_event FOR DELETE TO firsthand_jobs USING (true)`);
  await db.query(`GRANT INSERT (id, name, subject_id, school_id, payload, happened_at) ON outbox_event TO firsthand_serving`);
  await db.query(`GRANT SELECT, DELETE ON outbox_event TO firsthand_jobs`);
  await db.query(`CREATE TABLE outbox_retention (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only), deleted_to bigint NOT NULL DEFAULT 0)`);
  await db.query(`INSERT INTO outbox_retention DEFAULT VALUES`);
  await db.query(`GRANT SELECT ON outbox_retention TO firsthand_jobs`);
  await db.query(`GRANT UPDATE (deleted_to) ON outbox_retention TO firsthand_jobs`);
}

async function makeJobs(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE job (
    id uuid PRIMARY KEY, school_id uuid, kind text NOT NULL, body jsonb NOT NULL DEFAULT '{}', unique_key text,
    run_at timestamptz(3) NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0), most_attempts integer NOT NULL DEFAULT 5 CHECK (most_attempts >= 1),
    locked_by uuid, locked_until timestamptz(3), progress double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
    last_error text, made_at timestamptz(3) NOT NULL DEFAULT now(), finished_at timestamptz(3),
    CHECK (state <> 'RUNNING' OR (locked_by IS NOT NULL AND locked_until IS NOT NULL)),
    CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)))`);
  await db.query(`CREATE UNIQUE INDEX job_unfinished_once ON job (school_id, kind, unique_key) NULLS NOT DISTINCT
    WHERE unique_key IS NOT NULL AND state IN ('QUEUED', 'RUNNING')`);
  await db.query(`CREATE INDEX job_due ON job (run_at, id) WHERE state = 'QUEUED'`);
  await db.query(`CREATE INDEX job_leased ON job (locked_until) WHERE state = 'RUNNING'`);
  await db.query(`CREATE INDEX job_oldest ON job (finished_at) WHERE finished_at IS NOT NULL`);
  await db.query(`CREATE TRIGGER job_is_news AFTER INSERT ON job FOR EACH ROW EXECUTE FUNCTION mark_news()`);
  await db.query(`CREATE TRIGGER job_cancelled_is_news AFTER UPDATE ON job FOR EACH ROW
    WHEN (NEW.state = 'CANCELLED' AND OLD.state <> 'CANCELLED') EXECUTE FUNCTION mark_news()`);
  await secure(db, 'job');
  const isOfSchool = `school_id = ANY (ARRAY(SELECT app_school_ids()))`;
  await db.query(`CREATE POLICY job_is_enqueued ON job FOR INSERT WITH CHECK (school_id IS NULL OR ${isOfSchool})`);
  await db.query(`CREATE POLICY job_of_school ON job FOR SELECT USING (${isOfSchool})`);
  await db.query(`CREATE POLICY job_is_cancelled ON job FOR UPDATE USING (${isOfSchool} AND state IN ('QUEUED', 'RUNNING'))
    WITH CHECK (${isOfSchool} AND state = 'CANCELLED')`);
  await db.query(`CREATE POLICY job_is_run ON job TO firsthand_jobs USING (true)`);
  await db.query(`GRANT INSERT (id, school_id, kind, body, unique_key, run_at, most_attempts) ON job TO firsthand_serving`);
  await db.query(
    `GRANT SELECT (id, school_id, kind, state, attempts, progress, last_error, made_at, finished_at) ON job TO firsthand_serving`,
  );
  await db.query(`GRANT UPDATE (state, finished_at) ON job TO firsthand_serving`);
  await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON job TO firsthand_jobs`);
}

/** Rights to forget what is over. Who deletes a row needs to read what it is chosen by, and no more of it. */
async function letJobsCleanUp(db: QueryRunner): Promise<void> {
  await db.query(`CREATE INDEX sign_in_session_oldest ON sign_in_session (expires_at)`);
  await db.query(`GRANT SELECT (id, expires_at), DELETE ON sign_in_session TO firsthand_jobs`);
  await db.query(`CREATE INDEX idempotent_answer_oldest ON idempotent_answer (made_at)`);
  await db.query(`GRANT SELECT (person_id, key, made_at), DELETE ON idempotent_answer TO firsthand_jobs`);
  await db.query(`CREATE POLICY idempotent_answer_is_read ON idempotent_answer FOR SELECT TO firsthand_jobs USING (true)`);
  await db.query(`CREATE POLICY idempotent_answer_is_forgotten ON idempotent_answer FOR DELETE TO firsthand_jobs USING (true)`);
}
