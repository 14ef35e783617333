import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedDatabase } from '../../server/platform/postgres/embedded-database';
import { ask, DatabaseFolder } from '../support/database-folder';

describe('what the embedded database gives', () => {
  let folder: DatabaseFolder;
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    folder = await DatabaseFolder.open();
    database = await folder.start({ work_mem: '17MB' });
  });
  afterAll(() => folder.close());

  it('lets the owner do what migrations need and no more', async () => {
    await ask(
      database.ownerUrl,
      'CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE ROLE narrow NOLOGIN; DROP ROLE narrow',
    );
    const rights = 'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user';
    expect(await ask(database.ownerUrl, rights)).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: true, rolcreatedb: true },
    ]);
  });

  it('gives the serving login nothing but a way in', async () => {
    const rights =
      'SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user';
    expect(await ask(database.servingUrl, rights)).toEqual([
      { rolname: 'firsthand_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
    ]);
    await expect(ask(database.servingUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
    await expect(ask(database.servingUrl, 'CREATE TEMPORARY TABLE mine ()')).rejects.toThrow('permission denied');
  });

  it('lets the owner act as the serving login', async () => {
    const sql = 'BEGIN; SET LOCAL ROLE firsthand_app; CREATE TABLE mine ()';
    await expect(ask(database.ownerUrl, sql)).rejects.toThrow('permission denied');
  });

  it('refuses a wrong password', async () => {
    const url = Object.assign(new URL(database.servingUrl), { password: 'guess' });
    await expect(ask(url.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('writes UTF-8, checks its pages, waits for the disk and takes further settings', async () => {
    const names = ['server_encoding', 'data_checksums', 'synchronous_commit', 'listen_addresses', 'work_mem'];
    const columns = names.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
    expect(await ask(database.ownerUrl, `SELECT ${columns}, lower('ÅÖИ') AS lowered`)).toEqual([
      {
        server_encoding: 'UTF8',
        data_checksums: 'on',
        synchronous_commit: 'on',
        listen_addresses: '127.0.0.1',
        work_mem: '17MB',
        lowered: 'åöи',
      },
    ]);
  });

  it('keeps its folder and its passwords to their owner', async () => {
    const names = ['', 'postgres', 'postgres-credentials.json', 'postgres.log'];
    const states = await Promise.all(names.map((name) => stat(join(folder.dataDir, name))));
    expect(states.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o700, 0o600, 0o600]);
  });
});
