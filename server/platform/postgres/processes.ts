import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const POLL_MS = 15;

/** Signals PostgreSQL knows as fast and immediate shutdown, then force; each with its patience in milliseconds. */
const ENDING = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 3_000],
] as const;

/**
 * When a process began, as an opaque mark: a process number that is used again comes with another mark.
 * Undefined when no such process runs; one that has ended and only waits to be reaped counts as ended.
 */
export async function beginningOf(pid: number): Promise<string | undefined> {
  const state = await (process.platform === 'linux' ? fromProc(pid) : fromPs(pid));
  return state === undefined || /^[ZX]/.test(state.code) ? undefined : state.began;
}

/** The command line of a process, its words joined with single spaces and with one at the end; empty when it does not run. */
export async function commandLineOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return `${await ps(pid, 'command=')} `;
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return words.replaceAll('\0', ' ');
}

/** Ends a PostgreSQL server as gently as it allows and returns when it is gone; false when it outlives even SIGKILL. */
export async function endProcess(pid: number): Promise<boolean> {
  const began = await beginningOf(pid);
  if (began === undefined) return true;
  for (const [signal, patience] of ENDING) {
    if (!send(pid, signal)) return true;
    const deadline = performance.now() + patience;
    while (performance.now() < deadline) {
      if ((await beginningOf(pid)) !== began) return true;
      await pause(POLL_MS);
    }
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function fromProc(pid: number) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && { code: fields[0] ?? '', began: fields[19] ?? '' };
}

async function fromPs(pid: number) {
  const began = await ps(pid, 'lstart=');
  return began === '' ? undefined : { code: await ps(pid, 'stat='), began };
}

async function ps(pid: number, column: string): Promise<string> {
  const answer = await promisify(execFile)('ps', ['-ww', '-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return answer.stdout.trim();
}
