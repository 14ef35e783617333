import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { APPLICATION, DATABASE, OWNER } from './cluster';
import { readCredentials } from './credentials';
import type { EmbeddedDatabase } from './embedded-database';

/** Line of `postmaster.pid` that holds the port. */
const PORT_LINE = 3;

/**
 * URLs of the embedded database that another process runs in this data folder; null where none answers. For commands that do
 * something beside a running server.
 */
export async function findRunningDatabase(dataDir: string): Promise<Pick<EmbeddedDatabase, 'ownerUrl' | 'servingUrl'> | null> {
  const credentials = await readCredentials(join(dataDir, 'postgres-credentials.json')).catch(() => undefined);
  const state = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(state.split('\n')[PORT_LINE]);
  if (!credentials || !port) return null;
  const urlFor = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const ownerUrl = urlFor(OWNER, credentials.owner);
  return (await answers(ownerUrl)) ? { ownerUrl, servingUrl: urlFor(APPLICATION, credentials.application) } : null;
}

/** Whether the database is there, and ours: a port may by now be another program's. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
