import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadDemoWorld } from '../seeds/index';
import { loadReferenceData } from '../seeds/reference-files.seed';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';
import type { Closing } from '../server/start/closing';
import { prepare } from '../server/start/open-database';

/** A PostgreSQL of this benchmark alone, as `npm start` runs it, in a folder that goes when it ends. */
export interface Cluster {
  readonly version: string;
  /** Makes the database with the demo world and so many role models, or adds those that are missing; answers its URL for the serving login. */
  readonly database: (roleModels: number, today: string) => Promise<string>;
}

const NAME = 'bench';

export async function openCluster(closing: Closing): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'firsthand-bench-'));
  await closing.add(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const { ownerUrl, servingUrl, stop } = await startEmbeddedDatabase({ dataDir, say });
  await closing.add(stop);
  await run(ownerUrl, `CREATE DATABASE ${NAME}`);
  const urls = { ownerUrl: named(ownerUrl, NAME), servingUrl: named(servingUrl, NAME) };
  return {
    version: await versionOf(ownerUrl),
    async database(roleModels, today) {
      await prepare(urls, async (owner) => {
        await loadReferenceData(owner);
        await loadDemoWorld(owner, { today, scale: roleModels, say });
      });
      await run(urls.ownerUrl, 'VACUUM ANALYZE');
      return urls.servingUrl;
    },
  };
}

export const say = (line: string): void => {
  console.error(line);
};

const named = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).toString();

async function versionOf(url: string): Promise<string> {
  const [row] = await run<{ server_version: string }>(url, 'SHOW server_version');
  return row?.server_version ?? 'unknown';
}

async function run<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
