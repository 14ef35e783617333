import type { Configuration } from '../config';
import { createDataSource, createMigrationSource } from '../data-source';
import { Database } from '../platform/database';
import type { Logger } from '../platform/logging';
import { migrate } from '../platform/migrate';
import { startEmbeddedDatabase } from '../platform/postgres/embedded-database';
import { hasCluster } from '../platform/postgres/system-folder';
import type { Closing } from './closing';
import { StartProblem } from './problem';
import { lacking, pendingMigrations } from './readiness';

type Owner = ReturnType<typeof createMigrationSource>;

/** Fills a database that is migrated, as its owner. */
export type Fill = (owner: Owner) => Promise<void>;

export interface Beginning {
  readonly configuration: Configuration;
  readonly closing: Closing;
  readonly log: Logger;
  /** Hears a line for a person now and then. */
  readonly say: (line: string) => void;
  /** For a database of our own. Null where no table may be changed: it is neither made nor migrated then. */
  readonly fill: Fill | null;
  /** Serving URL of our own database where another process runs it, which is then taken as it is. */
  readonly runningUrl?: string | null;
}

/** The database to serve from: our own, started, migrated and filled; or one that was migrated, the configured one or ours as it is. */
export async function openDatabase(beginning: Beginning): Promise<Database> {
  const { configuration, closing, log, runningUrl = null } = beginning;
  const url = configuration.databaseUrl ?? runningUrl ?? (await startOwn(beginning));
  let isLeaving = false;
  const source = createDataSource({
    url,
    onPoolError: (error) => {
      // The pool counts as closed before PostgreSQL has read every goodbye: what breaks from then on is nothing that was lost.
      if (!isLeaving) log.warn({ error }, 'lost a database connection');
    },
  });
  await source.initialize().catch((error: unknown) => {
    throw unreachable(error);
  });
  const database = new Database(source);
  await closing.add(() => {
    isLeaving = true;
    return database.close();
  });
  const pending = await pendingMigrations(database);
  if (pending > 0) throw new StartProblem(lacking(pending, whoseOf(beginning)));
  return database;
}

function whoseOf({ configuration, runningUrl = null }: Beginning): Parameters<typeof lacking>[1] {
  if (configuration.databaseUrl !== null) return 'CONFIGURED';
  return runningUrl === null ? 'EMBEDDED' : 'EMBEDDED_AND_RUNNING';
}

/** Migrates and fills a database as its owner, counts the traits that are in it, and lets the serving login in. */
export async function prepare(
  { ownerUrl, servingUrl }: { ownerUrl: string; servingUrl: string },
  fill: Fill,
): Promise<readonly string[]> {
  const owner = await openOwner(ownerUrl);
  try {
    const done = await migrate(owner, decodeURIComponent(new URL(servingUrl).username));
    await fill(owner);
    await owner.query(`SELECT remake_trait_counts()`);
    return done;
  } finally {
    await owner.destroy();
  }
}

/** The database as its owner; destroy it. Throws a StartProblem where it cannot be used. */
export const openOwner = (url: string): Promise<Owner> =>
  createMigrationSource(url)
    .initialize()
    .catch((error: unknown) => {
      throw unreachable(error, 'MIGRATION_DATABASE_URL');
    });

async function startOwn({ configuration: { dataDir }, closing, say, fill }: Beginning): Promise<string> {
  if (fill === null && !(await hasCluster(dataDir)))
    throw new StartProblem(`There is no database in ${dataDir}; set DATA_DIR or DATABASE_URL.`);
  const own = await startEmbeddedDatabase({ dataDir, say });
  await closing.add(own.stop);
  if (fill !== null) await prepare(own, fill);
  return own.servingUrl;
}

const unreachable = (error: unknown, name = 'DATABASE_URL'): StartProblem =>
  new StartProblem(`The database of ${name} cannot be used (${reasonOf(error)}). Check the URL, and that PostgreSQL is running.`);

function reasonOf(error: unknown): string {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return message === '' && typeof code === 'string' ? code : message;
}
