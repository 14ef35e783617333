import { createHash } from 'node:crypto';
import { chown, mkdir, readlink, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account } from './accounts';
import { type Binaries, copyBinaries } from './binaries';
import { codeOf, DatabaseProblem } from './database-problem';
import { runOrExplain } from './programs';

const SYSTEM_FOLDER = '/var/lib/firsthand';

export function isInSystemFolder(path: string): boolean {
  return path.startsWith(`${SYSTEM_FOLDER}/`);
}

/** Where the data is or will be: `postgres` in the data folder, or where the link of that name leads. */
export async function findCluster(dataDir: string): Promise<string> {
  const path = join(dataDir, 'postgres');
  await finishMove(path);
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const target = await readlink(path).catch(() => undefined);
  if (target === undefined) return path;
  // The link is made before the data: without the data but with its folder, the first start was interrupted.
  if (await exists(dirname(target))) return target;
  throw new DatabaseProblem(`${path} leads to ${target}, which is gone; bring it back, or delete ${path} to begin with no data.`);
}

/**
 * A folder, or a link. Of one that leads nowhere `findCluster` says what is to be done, but where the folder it leads into is there: then
 * the data were never made.
 */
async function isThere(path: string): Promise<boolean> {
  if (await exists(path)) return true;
  const target = await readlink(path).catch(() => undefined);
  return target !== undefined && !(await exists(dirname(target)));
}

/** Whether `findCluster` would come upon data, where a move of it that was cut short is ended. Changes nothing itself. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  const path = join(dataDir, 'postgres');
  return (await isThere(path)) || (await exists(nextOf(path)));
}

/**
 * Puts programs and data into a folder of the system that belongs to `account`, which can reach neither below root's
 * closed home. `postgres` in the data folder becomes a link to it, so that later starts find it.
 */
export async function settleInSystemFolder(
  dataDir: string,
  { cluster, binaries, account }: { cluster: string; binaries: Binaries; account: Account },
): Promise<{ folder: string; cluster: string }> {
  const home = join(SYSTEM_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const settled = join(home, 'postgres');
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chown(home, account.uid, account.gid);
  const { folder } = await copyBinaries(binaries, home);
  if (cluster !== settled) await move(join(dataDir, 'postgres'), settled, account);
  return { folder, cluster: settled };
}

/** The copy is complete before the link takes the old folder's name; finishMove ends what a crash in between leaves. */
async function move(from: string, to: string, { uid, gid }: Account): Promise<void> {
  await rm(to, { recursive: true, force: true });
  if (await exists(from)) {
    await runOrExplain('Copying the database', ['cp', '-a', `${from}/.`, to]);
    await runOrExplain('Handing over the database', ['chown', '-R', `${uid}:${gid}`, to]);
  }
  await rm(nextOf(from), { force: true });
  await symlink(to, nextOf(from));
  if (await exists(from)) await rename(from, `${from}.old`);
  await finishMove(from);
}

async function finishMove(path: string): Promise<void> {
  if (!(await exists(path))) {
    await rename(nextOf(path), path).catch(unlessAbsent);
  }
  if (await exists(path)) await rm(`${path}.old`, { recursive: true, force: true });
}

/** The link, until it takes the old folder's name. */
const nextOf = (path: string): string => `${path}.next`;

function unlessAbsent(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
