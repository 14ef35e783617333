import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries';
import { APPLICATION, DATABASE, OWNER, prepareCluster } from './cluster';
import { DatabaseProblem, folderProblem } from './database-problem';
import { type FolderLock, takeLock } from './folder-lock';
import { isolate } from './isolation';
import { stopOrphan } from './orphan';
import { startPostmaster } from './postmaster';
import { Supervisor } from './supervision';
import { findCluster } from './system-folder';

export interface EmbeddedDatabase {
  /** Owner of the database `firsthand`: migrations. Not a superuser; CREATEROLE CREATEDB. */
  readonly ownerUrl: string;
  /** Serving login `firsthand_app`: NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE, owns nothing. */
  readonly servingUrl: string;
  /** Shuts PostgreSQL down and gives the folder free. Calling it again waits for the same end. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  /** Made if it is missing, for its owner's eyes only. */
  readonly dataDir: string;
  /** Hears one line for a person now and then. */
  readonly say: (line: string) => void;
  /** PostgreSQL settings by name, such as `{ work_mem: '16MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts the PostgreSQL that comes with Firsthand, on 127.0.0.1 at a free port, and keeps it running until `stop` is
 * called or this process dies. Throws a DatabaseProblem, whose message tells a person what to do.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const wanted = resolve(options.dataDir);
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    const dataDir = await realpath(wanted);
    const lock = await lockFolder(dataDir);
    try {
      return await startLocked({ ...options, dataDir }, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw folderProblem(wanted, error);
  }
}

async function lockFolder(dataDir: string): Promise<FolderLock> {
  const lock = await takeLock(join(dataDir, 'firsthand.lock'));
  if (!('heldBy' in lock)) return lock;
  throw new DatabaseProblem(
    `Another Firsthand (process ${lock.heldBy}) is using ${dataDir}; stop it or set DATA_DIR to another folder.`,
  );
}

async function startLocked(options: EmbeddedDatabaseOptions, lock: FolderLock): Promise<EmbeddedDatabase> {
  const { dataDir, say, settings = {} } = options;
  const binaries = await findBinaries(dataDir);
  await stopOrphan(await findCluster(dataDir));
  const { programs, cluster } = await isolate(dataDir, binaries, say);
  const credentials = await prepareCluster(programs, cluster, join(dataDir, 'postgres-credentials.json'));
  const plan = { programs, cluster, settings, logPath: join(dataDir, 'postgres.log') };
  const postmaster = await startPostmaster(plan);
  const supervisor = new Supervisor(postmaster, plan, say);
  const urlFor = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${postmaster.port}/${DATABASE}`;
  let stopped: Promise<void> | undefined;
  return {
    ownerUrl: urlFor(OWNER, credentials.owner),
    servingUrl: urlFor(APPLICATION, credentials.application),
    stop: () => (stopped ??= supervisor.stop().finally(() => lock.release())),
  };
}
