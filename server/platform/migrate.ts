import type { DataSource } from 'typeorm';

/**
 * Brings the database to the newest shape, as its owner, and lets the serving login in: it inherits what serving may do,
 * and may switch to the narrow roles for sign-in and jobs, and may see which migrations were done. It may make nothing, not even for
 * a while: a temporary table could stand in for one of ours. Safe to run again.
 */
export async function migrate(source: DataSource, servingLogin: string): Promise<readonly string[]> {
  const done = await source.runMigrations({ transaction: 'each' });
  const login = `"${servingLogin.replaceAll('"', '""')}"`;
  await source.query(`GRANT firsthand_serving, firsthand_switch TO ${login}`);
  await source.query(`GRANT SELECT ON migrations TO firsthand_serving`);
  await source.query(
    `DO $$ BEGIN EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$`,
  );
  return done.map(({ name }) => name);
}
