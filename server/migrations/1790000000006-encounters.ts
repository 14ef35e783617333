import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofSchool, readByStudent } from './tenancy';

/**
 * A session is a meeting in the diary; an encounter is one school's part in it. Sessions and bookings hold no student data, because
 * clashes and load are decided across schools; encounters and attendance belong to their school.
 */
export class Encounters1790000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE session (
      id uuid PRIMARY KEY, form text NOT NULL, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL, is_online boolean NOT NULL,
      CHECK (ends_at > starts_at))`);
    await db.query(`CREATE TABLE role_model_booking (
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE, role_model_id uuid NOT NULL REFERENCES role_model,
      occupation_code text NOT NULL REFERENCES occupation, during tstzrange NOT NULL, PRIMARY KEY (session_id, role_model_id),
      CONSTRAINT role_model_booked_once EXCLUDE USING gist (role_model_id WITH =, during WITH &&))`);
    await db.query(`CREATE TABLE encounter (
      id uuid NOT NULL, school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, session_id uuid NOT NULL REFERENCES session,
      state text NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'DELIVERED', 'EVALUATED', 'CANCELLED')),
      kind text NOT NULL CHECK (kind IN ('EMPLOYER', 'WORKPLACE', 'PROVIDER')), held_on date NOT NULL, is_meaningful boolean NOT NULL,
      PRIMARY KEY (school_id, id), CONSTRAINT encounter_id_once UNIQUE (id), CONSTRAINT encounter_once UNIQUE (school_id, session_id))`);
    await db.query(`CREATE INDEX encounter_newest ON encounter (school_id, held_on DESC, id DESC)`);
    await ofSchool(db, 'encounter');
    await db.query(`CREATE TABLE attendance (
      school_id uuid NOT NULL, encounter_id uuid NOT NULL, student_id uuid NOT NULL,
      status text NOT NULL CHECK (status IN ('EXPECTED', 'PRESENT', 'ABSENT')),
      PRIMARY KEY (school_id, encounter_id, student_id),
      FOREIGN KEY (school_id, encounter_id) REFERENCES encounter (school_id, id) ON DELETE CASCADE,
      FOREIGN KEY (school_id, student_id) REFERENCES student (school_id, id) ON DELETE CASCADE)`);
    await db.query(`CREATE INDEX attendance_of_student ON attendance (school_id, student_id, encounter_id)`);
    await readByStudent(db, 'attendance');
    await db.query(`CREATE POLICY encounter_of_student ON encounter FOR SELECT USING (
      (school_id, id) IN (SELECT a.school_id, a.encounter_id FROM attendance a
        WHERE (a.school_id, a.student_id) IN (SELECT own.school_id, own.student_id FROM app_own_enrolments() own)))`);
    await db.query(`GRANT SELECT ON session, role_model_booking TO firsthand_serving`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON encounter, attendance TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP POLICY encounter_of_student ON encounter`);
    for (const table of ['attendance', 'encounter', 'role_model_booking', 'session']) await db.query(`DROP TABLE ${table}`);
  }
}
