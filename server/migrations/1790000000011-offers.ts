import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropPlaceFunctions, makePlaceFunctions } from './place-functions';
import { readByStudent } from './tenancy';

const FORMS = [
  ...['TALK', 'CAREERS_FAIR', 'WORKSHOP', 'MOCK_INTERVIEW', 'WORKPLACE_VISIT', 'WORK_EXPERIENCE', 'JOB_SHADOWING'],
  ...['MENTORING_SESSION', 'PROJECT', 'ONLINE_SESSION'],
];

/**
 * Offers and their dates are nobody's tenant data: every school sees them, and of the other schools' use no more than a total.
 * Who holds a place belongs to the school of the student.
 */
export class Offers1790000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await offers(db);
    await places(db);
    await makePlaceFunctions(db);
    await db.query(`GRANT SELECT ON offer, offer_role_model, offer_date, place TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropPlaceFunctions(db);
    for (const table of ['place', 'offer_date', 'offer_role_model', 'offer']) await db.query(`DROP TABLE ${table}`);
  }
}

async function offers(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE offer (
    id uuid PRIMARY KEY, employer_id uuid REFERENCES employer, title text NOT NULL, description text NOT NULL,
    form text NOT NULL CHECK (form IN (${FORMS.map((form) => `'${form}'`).join(', ')})),
    state text NOT NULL CHECK (state IN ('PUBLISHED', 'WITHDRAWN')),
    is_online boolean NOT NULL, outcode text REFERENCES outcode,
    area_km double precision CHECK (area_km BETWEEN 0 AND 500), area_outcode text REFERENCES outcode,
    minimum_audience integer NOT NULL CHECK (minimum_audience >= 1),
    year_groups integer[] NOT NULL CHECK (cardinality(year_groups) > 0 AND year_groups <@ ARRAY[7, 8, 9, 10, 11, 12, 13, 14]),
    access_needs_met text[] NOT NULL, version integer NOT NULL DEFAULT 1,
    CONSTRAINT offer_online_is_nowhere CHECK (NOT is_online OR outcode IS NULL),
    CONSTRAINT offer_area_has_a_middle CHECK ((area_km IS NULL) = (area_outcode IS NULL)))`);
  await db.query(`CREATE INDEX offer_of_employer ON offer (employer_id)`);
  await db.query(`CREATE TABLE offer_role_model (
    offer_id uuid NOT NULL REFERENCES offer ON DELETE CASCADE, role_model_id uuid NOT NULL REFERENCES role_model ON DELETE CASCADE,
    PRIMARY KEY (offer_id, role_model_id))`);
  await db.query(`CREATE INDEX offer_role_model_of_role_model ON offer_role_model (role_model_id)`);
  await db.query(`CREATE TABLE offer_date (
    id uuid PRIMARY KEY, offer_id uuid NOT NULL REFERENCES offer ON DELETE CASCADE,
    starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
    capacity integer NOT NULL CHECK (capacity >= 1), places_taken integer NOT NULL DEFAULT 0,
    CONSTRAINT offer_date_has_room CHECK (places_taken BETWEEN 0 AND capacity),
    CONSTRAINT offer_date_once EXCLUDE USING gist (offer_id WITH =, tstzrange(starts_at, ends_at) WITH &&))`);
  await db.query(`CREATE INDEX offer_date_in_order ON offer_date (offer_id, starts_at, id)`);
  await db.query(`CREATE INDEX offer_date_next ON offer_date (starts_at)`);
}

/** `during` repeats the date's times: only so can a constraint keep a student from being in two places at once. */
async function places(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE place (
    school_id uuid NOT NULL, student_id uuid NOT NULL, offer_date_id uuid NOT NULL REFERENCES offer_date, during tstzrange NOT NULL,
    state text NOT NULL CHECK (state IN ('HELD', 'RELEASED')), plan_id uuid,
    made_by uuid NOT NULL REFERENCES person, made_at timestamptz(3) NOT NULL,
    released_by uuid REFERENCES person, released_at timestamptz(3), PRIMARY KEY (school_id, student_id, offer_date_id),
    FOREIGN KEY (school_id, student_id) REFERENCES student (school_id, id) ON DELETE CASCADE,
    CONSTRAINT place_release_is_signed CHECK ((state = 'RELEASED') = (released_at IS NOT NULL AND released_by IS NOT NULL)),
    CONSTRAINT place_one_at_a_time EXCLUDE USING gist (school_id WITH =, student_id WITH =, during WITH &&) WHERE (state = 'HELD'))`);
  await db.query(`CREATE INDEX place_of_date ON place (school_id, offer_date_id, student_id)`);
  await readByStudent(db, 'place');
}
