import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createMigrationSource } from '../../server/data-source';
import { migrations } from '../../server/migrations/list';
import { ownerUrl } from '../support/databases';

describe('the migrations', () => {
  const name = `firsthand_test_${randomUUID().replaceAll('-', '')}`;
  let admin: Client;
  let source: DataSource;
  beforeAll(async () => {
    admin = new Client({ connectionString: ownerUrl('postgres') });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    source = await createMigrationSource(ownerUrl(name)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  const tables = async (): Promise<string[]> => {
    const rows: { name: string }[] = await source.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
    );
    return rows.map(({ name: table }) => table);
  };

  it('go up, down to nothing, and up again', async () => {
    await source.runMigrations();
    const first = await tables();
    for (const _ of migrations) await source.undoLastMigration();
    expect(await tables()).toEqual([]);
    await source.runMigrations();
    expect(await tables()).toEqual(first);
  });

  it('bring a database up to date in which migration 20 dropped the progress of jobs, as it once did under another name', async () => {
    const constraints = (): Promise<object[]> =>
      source.query(
        `SELECT c.conname, pg_get_constraintdef(c.oid) AS says FROM pg_constraint c WHERE c.conrelid = 'job'::regclass ORDER BY 1`,
      );
    const made = await constraints();
    await source.query(`ALTER TABLE job DROP COLUMN progress`);
    await source.query(
      `UPDATE migrations SET name = 'JobsWithoutProgress1790000000020' WHERE name = 'JobsToldToNobody1790000000020'`,
    );
    expect(await source.runMigrations()).toMatchObject([{ name: 'JobsToldToNobody1790000000020' }]);
    expect(await constraints()).toEqual(made);
    const [{ reads }] = await source.query(
      `SELECT has_column_privilege('firsthand_serving', 'job', 'progress', 'SELECT') AS reads`,
    );
    expect(reads).toBe(false);
  });

  it('make the tables the entities describe, column by column', async () => {
    const columns: { table: string; column: string; type: string; isNullable: boolean }[] = await source.query(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS "isNullable"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'migrations'`,
    );
    const made = columns.map(({ table, column, type, isNullable }) => `${table}.${column} ${type}${isNullable ? ' null' : ''}`);
    const described = source.entityMetadatas.flatMap(({ tableName, columns: ofEntity }) =>
      ofEntity.map((column) => `${tableName}.${column.databaseName} ${typeOf(column)}${column.isNullable ? ' null' : ''}`),
    );
    expect(described.sort()).toEqual(made.sort());
  });
});

const NAMES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp(3) with time zone',
  int: 'integer',
};

function typeOf({ type, isArray }: { type: unknown; isArray: boolean }): string {
  const name = String(type);
  return `${NAMES[name] ?? name}${isArray ? '[]' : ''}`;
}
