import { randomUUID } from 'node:crypto';
import { link, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './database-problem';
import { beginningOf } from './processes';

export interface FolderLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock at `path` for this process, or answers the number of the living process that holds it.
 * A holder that was killed loses it: the file names the process and when it began.
 */
export async function takeLock(path: string): Promise<FolderLock | { readonly heldBy: number }> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, began: await beginningOf(process.pid), draft }), { flag: 'wx' });
  try {
    for (;;) {
      // A link appears whole or not at all, so no reader meets a half-written lock.
      if (await linked(draft, path)) return { release: () => rm(path, { force: true }) };
      const text = await textOf(path);
      if (text === undefined) continue;
      const holder = await livingHolder(text);
      if (holder !== undefined) return { heldBy: holder };
      await reclaim(path, text);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead holder. Between reading it and removing it another process may have done the same and
 * locked anew, so only the holder of a second lock may remove, after reading again.
 */
async function reclaim(path: string, dead: string): Promise<void> {
  const turn = await takeLock(`${path}.reclaim`);
  if ('heldBy' in turn) {
    await pause(5);
    return;
  }
  try {
    if ((await textOf(path)) === dead) await unlink(path);
  } finally {
    await turn.release();
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function livingHolder(text: string): Promise<number | undefined> {
  const found = /"pid":(\d+),"began":"([^"]*)"/.exec(text);
  if (!found) return undefined;
  const pid = Number(found[1]);
  return (await beginningOf(pid)) === found[2] ? pid : undefined;
}
