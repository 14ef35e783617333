import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DATABASE, OWNER } from './cluster';
import { readCredentials } from './credentials';

/** Line of `postmaster.pid` that holds the port. */
const PORT_LINE = 3;

/**
 * URL of the owner on the embedded database that another process runs in this data folder; null where none answers. For
 * commands that do something beside a running server.
 */
export async function findRunningDatabase(dataDir: string): Promise<string | null> {
  const credentials = await readCredentials(join(dataDir, 'postgres-credentials.json')).catch(() => undefined);
  const state = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(state.split('\n')[PORT_LINE]);
  if (!credentials || !port) return null;
  const url = `postgres://${OWNER}:${credentials.owner}@127.0.0.1:${port}/${DATABASE}`;
  return (await answers(url)) ? url : null;
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
