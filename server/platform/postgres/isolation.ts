import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { type Account, anyAccount, unprivilegedAccount } from './accounts';
import { type Binaries } from './binaries';
import { DatabaseProblem } from './database-problem';
import { lastLines, type Programs, runToEnd } from './programs';
import { findCluster, isInSystemFolder, settleInSystemFolder } from './system-folder';

/** Where PostgreSQL's data is and how its programs are started there. */
export interface Installation {
  readonly programs: Programs;
  readonly cluster: string;
}

const OWN_SERVER = 'set DATABASE_URL to a PostgreSQL of your own';

// When the process that started it dies, however it dies, PostgreSQL is told to shut down.
const TIED = ['setpriv', '--pdeathsig', 'INT'];

/**
 * Decides how to run PostgreSQL, which refuses to be root. As root it runs, in this order: as the owner of the data where
 * that is somebody else; in a user namespace, where root's own files seem to be an ordinary user's; or as an unprivileged
 * user in a folder of the system, which `say` is told. No folder's rights are ever widened.
 */
export async function isolate(dataDir: string, binaries: Binaries, say: (line: string) => void): Promise<Installation> {
  const installation = await choose(dataDir, binaries);
  if (isInSystemFolder(installation.cluster)) {
    say(`Root could not use a user namespace here, so the database is in ${installation.cluster}, run by another user.`);
  }
  return installation;
}

async function choose(dataDir: string, binaries: Binaries): Promise<Installation> {
  const cluster = await findCluster(dataDir);
  const isRoot = process.geteuid?.() === 0;
  const choices = await (isRoot ? prefixesAsRoot(cluster) : prefixesAsOurselves());
  const reasons: string[] = [];
  for (const prefix of choices) {
    const programs = { folder: binaries.folder, prefix };
    const { ok, output } = await probe(programs, cluster);
    if (ok) return { programs, cluster };
    reasons.push(lastLines(output, 1));
  }
  if (isRoot) return asAnother(dataDir, cluster, binaries);
  throw new DatabaseProblem(`PostgreSQL's programs do not run here (${reasons.join('; ')}); ${OWN_SERVER}.`);
}

async function asAnother(dataDir: string, cluster: string, binaries: Binaries): Promise<Installation> {
  const owner = await ownerOf(cluster);
  const account = owner.uid === 0 ? await unprivilegedAccount() : owner;
  const settled = await settleInSystemFolder(dataDir, { cluster, binaries, account });
  const programs = { folder: settled.folder, prefix: prefixFor(account) };
  const { ok, output } = await probe(programs, settled.cluster);
  if (!ok) {
    throw new DatabaseProblem(
      `PostgreSQL cannot run for root here (${lastLines(output, 1)}); start Firsthand as an ordinary user, or ${OWN_SERVER}.`,
    );
  }
  return { programs, cluster: settled.cluster };
}

async function prefixesAsRoot(cluster: string): Promise<string[][]> {
  if (process.platform !== 'linux') {
    throw new DatabaseProblem(`PostgreSQL does not run as root; start Firsthand as an ordinary user, or ${OWN_SERVER}.`);
  }
  const owner = await ownerOf(cluster);
  return [owner.uid === 0 ? await namespacePrefix() : prefixFor(owner)];
}

async function prefixesAsOurselves(): Promise<string[][]> {
  return isKnown() ? [TIED, []] : [await namespacePrefix()];
}

/** PostgreSQL wants a name for the user it runs as; a container may be started with a number that has none. */
function isKnown(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function namespacePrefix(): Promise<string[]> {
  const { uid } = await anyAccount();
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`, ...TIED];
}

function prefixFor({ uid, gid }: Account): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...TIED.slice(1)];
}

function ownerOf(cluster: string): Promise<Account> {
  return stat(cluster).catch(() => stat(dirname(cluster)));
}

/** Tries what starting needs: reach the programs, write where the data is or will be. */
async function probe(programs: Programs, cluster: string): Promise<{ ok: boolean; output: string }> {
  const folder = await stat(cluster).then(
    () => cluster,
    () => dirname(cluster),
  );
  const script = 'if test -w "$1" && test -x "$1"; then exec "$2" --version; else echo "no access to $1"; exit 1; fi';
  return runToEnd([...programs.prefix, '/bin/sh', '-c', script, 'sh', folder, `${programs.folder}/bin/postgres`]);
}
