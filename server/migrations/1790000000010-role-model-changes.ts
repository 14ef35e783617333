import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEFINER } from './tenancy';

/** Tables matching reads of role models, with the column that says whose row it is. */
const TABLES = {
  role_model: 'id',
  role_model_career: 'role_model_id',
  role_model_away: 'role_model_id',
  role_model_school: 'role_model_id',
  role_model_load: 'role_model_id',
  role_model_booking: 'role_model_id',
  role_model_trait: 'role_model_id',
} as const;

const TIMES = { INSERT: 'NEW', UPDATE: 'NEW', DELETE: 'OLD' } as const;

/** More role models changed by one statement are told of as one event: everything is to be read anew. */
const MANY = 500;

/**
 * Tells of each role model of whom something was changed that matching reads, by whatever wrote it: an event `role-model.changed`
 * that names them, once a transaction. It says nothing of what was changed.
 */
export class RoleModelChanges1790000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const column of ['id', 'role_model_id']) await makeFunction(db, column);
    for (const [table, column] of Object.entries(TABLES))
      for (const [time, rows] of Object.entries(TIMES))
        await db.query(`CREATE TRIGGER ${triggerOf(table, time)} AFTER ${time} ON ${table}
          REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${functionOf(column)}()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES))
      for (const time of Object.keys(TIMES)) await db.query(`DROP TRIGGER ${triggerOf(table, time)} ON ${table}`);
    for (const column of ['role_model_id', 'id']) await db.query(`DROP FUNCTION ${functionOf(column)}()`);
  }
}

const triggerOf = (table: string, time: string): string => `${table}_${time.toLowerCase()}_is_told`;
const functionOf = (column: string): string => `tell_role_models_by_${column}`;

/** The subject of the event for many is nobody. */
async function makeFunction(db: QueryRunner, column: string): Promise<void> {
  await db.query(`CREATE FUNCTION ${functionOf(column)}() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
    BEGIN
      IF (SELECT count(DISTINCT c.${column}) FROM changed c) > ${MANY} THEN
        INSERT INTO outbox_event (id, name, subject_id)
          VALUES (gen_random_uuid(), 'role-models.changed', '00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING;
      ELSE
        INSERT INTO outbox_event (id, name, subject_id)
          SELECT gen_random_uuid(), 'role-model.changed', c.id FROM (SELECT DISTINCT x.${column} AS id FROM changed x) c
          ON CONFLICT DO NOTHING;
      END IF;
      RETURN NULL;
    END $$`);
}
