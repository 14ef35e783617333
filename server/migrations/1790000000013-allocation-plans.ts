import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropAllocationFunctions, makeAllocationFunctions } from './allocation-functions';
import { ofSchool } from './tenancy';

const TABLES = ['allocation_place', 'allocation_plan_student', 'allocation_plan'];

/** What changes of a plan once it was asked for. Students and places of a plan are written once, and never again. */
const CHANGING = [
  ...['state', 'stage', 'progress', 'dates', 'results', 'failure', 'finished_at', 'applied_at', 'applied_by', 'applied_kind'],
  ...['version', 'consents', 'consents_at'],
];

/**
 * Plans of who goes to which date of an offer. A plan keeps what was asked, what it was made from (`allocation_plan_student` and
 * `dates`, so that later it can say what changed), and what came of it. Nobody holds a place by it until it is applied: then `place`
 * says so.
 */
export class AllocationPlans1790000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await plans(db);
    await studentsAndPlaces(db);
    for (const table of TABLES) await ofSchool(db, table);
    await db.query(`GRANT SELECT, INSERT ON ${TABLES.join(', ')} TO firsthand_serving`);
    await db.query(`GRANT UPDATE (${CHANGING.join(', ')}) ON allocation_plan TO firsthand_serving`);
    await makeAllocationFunctions(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropAllocationFunctions(db);
    for (const table of TABLES) await db.query(`DROP TABLE ${table}`);
  }
}

async function plans(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE allocation_plan (
    school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, id uuid NOT NULL, made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz(3) NOT NULL, title text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('BEST_OF_FIT_AND_FAIR', 'RANKED_CHOICES')),
    target integer NOT NULL CHECK (target BETWEEN 1 AND 4), most_per_student integer NOT NULL CHECK (most_per_student BETWEEN 1 AND 10),
    time_limit_seconds integer NOT NULL CHECK (time_limit_seconds BETWEEN 1 AND 60),
    positive_action_reason text, asked jsonb NOT NULL, based_on uuid, job_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'READY', 'INFEASIBLE', 'FAILED', 'CANCELLED', 'APPLIED')),
    stage text NOT NULL, progress double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
    dates jsonb, results jsonb, consents text, consents_at timestamptz(3), failure text, finished_at timestamptz(3),
    applied_at timestamptz(3), applied_by uuid REFERENCES person,
    applied_kind text CHECK (applied_kind IN ('BEST_FIT', 'FAIR', 'RANKED')), version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, based_on) REFERENCES allocation_plan (school_id, id),
    CONSTRAINT allocation_plan_ends CHECK ((state IN ('QUEUED', 'RUNNING')) = (finished_at IS NULL)),
    CONSTRAINT allocation_plan_tells CHECK (state NOT IN ('READY', 'INFEASIBLE', 'APPLIED') OR (dates IS NOT NULL AND results IS NOT NULL)),
    CONSTRAINT allocation_plan_application_is_signed CHECK ((state = 'APPLIED') = (applied_at IS NOT NULL AND applied_by IS NOT NULL
      AND applied_kind IS NOT NULL)))`);
  await db.query(`CREATE INDEX allocation_plan_newest ON allocation_plan (school_id, made_at, id)`);
  await db.query(`CREATE INDEX allocation_plan_based_on ON allocation_plan (school_id, based_on)`);
}

/** A place refers to its date without a key: where a date is deleted, the proposal must not become smaller and say nothing. */
async function studentsAndPlaces(db: QueryRunner): Promise<void> {
  const keys = `FOREIGN KEY (school_id, plan_id) REFERENCES allocation_plan (school_id, id) ON DELETE CASCADE,
    FOREIGN KEY (school_id, student_id) REFERENCES student (school_id, id) ON DELETE CASCADE`;
  await db.query(`CREATE TABLE allocation_plan_student (
    school_id uuid NOT NULL, plan_id uuid NOT NULL, student_id uuid NOT NULL,
    need double precision NOT NULL CHECK (need > 0), had integer NOT NULL CHECK (had >= 0), held uuid[] NOT NULL,
    PRIMARY KEY (school_id, plan_id, student_id), ${keys})`);
  await db.query(`CREATE INDEX allocation_plan_student_of_student ON allocation_plan_student (school_id, student_id)`);
  await db.query(`CREATE TABLE allocation_place (
    school_id uuid NOT NULL, plan_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('BEST_FIT', 'FAIR', 'RANKED')),
    student_id uuid NOT NULL, offer_date_id uuid NOT NULL,
    score double precision CHECK (score BETWEEN 0 AND 1), is_fixed boolean NOT NULL,
    PRIMARY KEY (school_id, plan_id, kind, student_id, offer_date_id), ${keys})`);
  await db.query(`CREATE INDEX allocation_place_of_date ON allocation_place (school_id, plan_id, kind, offer_date_id)`);
  await db.query(`CREATE INDEX allocation_place_of_student ON allocation_place (school_id, student_id)`);
}
