import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './tenancy';

const WEIGHTS = ['interest_weight', 'background_weight', 'counter_stereotype_weight', 'variety_weight', 'attainability_weight'];

/**
 * A school's weights change by hand, by learning and by undoing either; each change is kept with the weights on both sides of it, and
 * is never altered. Null weights are the defaults of the day. A change is numbered with the version of the settings it made, so that
 * two at once cannot both be the latest.
 */
export class LearnedWeights1790000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE matching_weights_change (
      id uuid NOT NULL, school_id uuid NOT NULL REFERENCES school ON DELETE CASCADE, version integer NOT NULL,
      made_at timestamptz(3) NOT NULL, made_by uuid REFERENCES person,
      reason text NOT NULL CHECK (reason IN ('LEARNED', 'SET', 'UNDONE')),
      weights_before jsonb, weights_after jsonb, responses integer CHECK (responses > 0), explanation jsonb, undoes uuid,
      PRIMARY KEY (school_id, id), CONSTRAINT matching_weights_change_version_once UNIQUE (school_id, version),
      CONSTRAINT matching_weights_change_undone_once UNIQUE (school_id, undoes),
      FOREIGN KEY (school_id, undoes) REFERENCES matching_weights_change (school_id, id),
      CONSTRAINT matching_weights_change_learned CHECK (
        (reason = 'LEARNED') = (made_by IS NULL) AND (reason = 'LEARNED') = (responses IS NOT NULL)
        AND (reason = 'LEARNED') = (explanation IS NOT NULL) AND (reason = 'UNDONE') = (undoes IS NOT NULL)))`);
    await secure(db, 'matching_weights_change');
    const isOfSchool = `school_id = ANY (ARRAY(SELECT app_school_ids()))`;
    await db.query(`CREATE POLICY matching_weights_change_of_school ON matching_weights_change FOR SELECT USING (${isOfSchool})`);
    await db.query(`CREATE POLICY matching_weights_change_is_made ON matching_weights_change FOR INSERT
      WITH CHECK (${isOfSchool} AND (made_by IS NULL OR made_by = (SELECT app_person_id())))`);
    await db.query(`GRANT SELECT, INSERT ON matching_weights_change TO firsthand_serving`);
    await db.query(`GRANT UPDATE (${WEIGHTS.join(', ')}, version) ON school_setting TO firsthand_serving`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE UPDATE (${WEIGHTS.join(', ')}, version) ON school_setting FROM firsthand_serving`);
    await db.query(`DROP TABLE matching_weights_change`);
  }
}
