import 'reflect-metadata';
import { createFoundation } from '../../server/composition';
import { createDataSource } from '../../server/data-source';
import { createJobs } from '../../server/jobs';
import { Database } from '../../server/platform/database';
import { createLogger } from '../../server/platform/logging';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';

/** A node that does jobs and nothing else, until it is killed: `planning-node.program.ts URL INSTANT LEASE`. */
async function main([url = '', instant = '', lease = '']: readonly string[]): Promise<void> {
  const database = new Database(await createDataSource({ url, poolSize: 4 }).initialize());
  const now = new Date(instant);
  const keys = parseTokenKeys(makeTokenKeys());
  const foundation = createFoundation({ database, clock: () => now, keys, log: createLogger('silent') });
  createJobs(foundation, { lease: Number(lease), every: 50 }).start();
}

void main(process.argv.slice(2));
