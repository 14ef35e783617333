import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, DatabaseProblem } from './database-problem';
import { commandLineOf, endProcess } from './processes';

/**
 * Stops a PostgreSQL that an earlier, killed Firsthand left running on this data. Call it with the folder's lock held:
 * then whatever runs there belongs to nobody.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  // Single-user mode writes its number with a minus.
  const pid = Math.abs(parseInt(text, 10));
  if (!pid) return;
  const command = await commandLineOf(pid);
  if (!/\bpostgres /.test(command) || !command.includes(` -D ${cluster} `)) return disown(path, text);
  if (!(await endProcess(pid))) {
    throw new DatabaseProblem(`A PostgreSQL of an earlier start (process ${pid}) cannot be stopped; end it, then start again.`);
  }
}

/**
 * The number in the file now belongs to some other program (or to none), which would keep PostgreSQL from starting. It
 * passes over its parent's number, so ours goes in; the rest of the file stays, for with it PostgreSQL finds
 * processes of the old server that still use the data.
 */
async function disown(path: string, text: string): Promise<void> {
  await writeFile(path, text.replace(/^-?\d+/, String(process.pid)));
}
