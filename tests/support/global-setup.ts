import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { Client } from 'pg';
import { loadReferenceData } from '../../seeds/reference-files.seed';
import { createMigrationSource } from '../../server/data-source';
import { migrate } from '../../server/platform/migrate';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../server/platform/postgres/embedded-database';
import { ownerUrl, TEMPLATE } from './databases';

/** Migrates one template database and loads the reference data; each test file then copies it. Durability is switched off: nothing here outlives the run. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_OWNER_URL === undefined) await startDatabase();
  const admin = new Client({ connectionString: process.env.TEST_OWNER_URL });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'firsthand\\_test\\_%'`,
  );
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const source = await createMigrationSource(ownerUrl(TEMPLATE)).initialize();
  await migrate(source, new URL(process.env.TEST_SERVING_URL ?? '').username);
  await loadReferenceData(source);
  await source.destroy();
}

async function startDatabase(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'firsthand-test-'));
  const unsafe = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
  // Only a superuser could drop a database that is being vacuumed.
  const settings = { ...unsafe, autovacuum: 'off', max_connections: '200' };
  const database = await startEmbeddedDatabase({ dataDir, say: () => undefined, settings });
  process.env.TEST_OWNER_URL = database.ownerUrl;
  process.env.TEST_SERVING_URL = database.servingUrl;
  (globalThis as { testDatabase?: { database: EmbeddedDatabase; dataDir: string } }).testDatabase = { database, dataDir };
}
