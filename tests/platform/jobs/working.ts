import type { Tenant } from '../../../server/platform/connection';
import { NOBODY } from '../../../server/platform/connection';
import { createDataSource } from '../../../server/data-source';
import { Database } from '../../../server/platform/database';
import { Bell } from '../../../server/platform/events/bell';
import type { JobEntity } from '../../../server/platform/jobs/job.entity';
import { JobEntity as Job } from '../../../server/platform/jobs/job.entity';
import type { JobHandler } from '../../../server/platform/jobs/job-run';
import { enqueue, type NewJob } from '../../../server/platform/jobs/queue';
import { JobRunner } from '../../../server/platform/jobs/runner';
import { createLogger } from '../../../server/platform/logging';
import { columnsOf } from '../../../server/platform/naming';
import { statement } from '../../../server/platform/statement';
import { until } from '../../support/database-program';
import type { World } from '../../support/world';

type Options = ConstructorParameters<typeof JobRunner>[2];

/** Looks and leases fast enough for a test, and prolongs a lease well before it ends. */
const FAST: Options = { every: 20, lease: 600, again: 1, patience: 2_000 };

export const put = (world: World, job: Partial<NewJob> = {}, tenant: Tenant = NOBODY): Promise<string | null> =>
  world.database.writing(tenant, (connection) => enqueue(connection, { kind: 'count', schoolId: null, ...job }));

const JOB = statement('test_job', `SELECT ${columnsOf(Job, 'j')} FROM job j WHERE j.id = $1`);

/** A job as it stands, all of it. */
export async function read(world: World, id: string | null): Promise<JobEntity> {
  const [job] = await world.database.reading(NOBODY, 'firsthand_jobs').tenant<JobEntity>(JOB, [id]);
  if (job === undefined) throw new Error('There is no such job.');
  return job;
}

/** Waits until a job stands as it should. */
export const untilState = (world: World, id: string | null, state: JobEntity['state']): Promise<void> =>
  until(async () => (await read(world, id)).state === state);

export interface Node {
  readonly runner: JobRunner;
  readonly lines: string[];
  /** Names of the statements it issued so far. */
  readonly statements: string[];
  /** Ends it as kill -9 does: its connections are gone, and nothing is put back. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A node of its own with a runner that is started. */
export async function openNode(
  { url }: { readonly url: string },
  handlers: Readonly<Record<string, JobHandler>>,
  options: Options = {},
  periods: Readonly<Record<string, number>> = {},
): Promise<Node> {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const source = await createDataSource({ url, poolSize: 4 }).initialize();
  const statements: string[] = [];
  const database = new Database(source, ({ name }) => statements.push(name));
  const bell = new Bell({ database, log });
  const runner = new JobRunner({ database, bell, log }, new Map(Object.entries(handlers)), { ...FAST, ...options });
  for (const [kind, interval] of Object.entries(periods)) runner.every(kind, interval);
  await bell.start();
  runner.start();
  const disconnect = async () => {
    await bell.stop();
    await source.destroy();
  };
  return {
    runner,
    lines,
    statements,
    kill: disconnect,
    async close() {
      await runner.stop();
      await disconnect();
    },
  };
}
