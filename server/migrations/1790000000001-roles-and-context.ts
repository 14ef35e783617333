import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database's own roles and the tenant context that policies read.
 * Roles belong to the whole cluster, so they are made only where absent and stay when this migration is undone.
 * `firsthand_switch` does not inherit: a login that is its member must SET ROLE to sign people in or to seal the audit trail,
 * so an ordinary statement never has those rights by accident.
 */
export class RolesAndContext1790000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    for (const role of ['firsthand_serving', 'firsthand_sign_in', 'firsthand_jobs', 'firsthand_switch']) {
      const rows = (await db.query(`SELECT 1 FROM pg_roles WHERE rolname = $1`, [role])) as unknown[];
      if (rows.length === 0)
        await db.query(`CREATE ROLE ${role} NOLOGIN ${role === 'firsthand_switch' ? 'NOINHERIT' : 'INHERIT'}`);
    }
    await db.query(`GRANT firsthand_sign_in, firsthand_jobs TO firsthand_switch`);
    await db.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
    await db.query(`GRANT USAGE ON SCHEMA public TO firsthand_serving, firsthand_sign_in, firsthand_jobs`);
    await db.query(`ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC`);
    await db.query(`CREATE FUNCTION app_person_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$`);
    await db.query(`CREATE FUNCTION app_school_ids() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT unnest(nullif(current_setting('app.school_ids', true), '')::uuid[]) $$`);
    await db.query(`GRANT EXECUTE ON FUNCTION app_person_id(), app_school_ids() TO PUBLIC`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION app_school_ids()`);
    await db.query(`DROP FUNCTION app_person_id()`);
    await db.query(`ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC`);
    await db.query(`REVOKE USAGE ON SCHEMA public FROM firsthand_serving, firsthand_sign_in, firsthand_jobs`);
    await db.query(`GRANT USAGE ON SCHEMA public TO PUBLIC`);
    await db.query(`DROP EXTENSION pg_trgm`);
    await db.query(`DROP EXTENSION btree_gist`);
  }
}
