import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseProblem } from './database-problem';

/** How PostgreSQL's programs are started on this machine. */
export interface Programs {
  /** The folder with bin/, lib/ and share/, where the user they run as can read it. */
  readonly folder: string;
  /** The words before the program: they change its user and tie its life to ours. Empty: started plainly. */
  readonly prefix: readonly string[];
}

// Nothing of ours: the server's secrets stay out of the database's processes, and PG… variables out of its settings.
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Starts any command in a session of its own, so that Ctrl-C in the terminal does not reach it. */
export function launch(words: readonly string[], stdio: StdioOptions): ChildProcess {
  const [file = '', ...args] = words;
  // The folder we were started in may be closed to the user PostgreSQL runs as.
  return spawn(file, args, { stdio, env: ENVIRONMENT, cwd: '/', detached: true });
}

export function commandFor(programs: Programs, name: 'postgres' | 'initdb', args: readonly string[]): string[] {
  return [...programs.prefix, join(programs.folder, 'bin', name), ...args];
}

/** Runs a command to its end and answers how it ended and all it said. Never throws. */
export function runToEnd(words: readonly string[], input = ''): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = launch(words, ['pipe', 'pipe', 'pipe']);
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => {
      resolve({ ok: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ ok: code === 0, output });
    });
    // It may end without reading; how it ended says so better than the broken pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** The last lines of what a program said, on one line. */
export function lastLines(output: string, count = 5): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join(' | ') || 'nothing';
}

/** What went wrong and what PostgreSQL said about it; a full disk, which it says in many words, in few. */
export function explained(what: string, output: string): DatabaseProblem {
  if (output.includes('No space left on device')) {
    return new DatabaseProblem(`${what}: the disk is full; free some space and start again.`);
  }
  return new DatabaseProblem(`${what}. PostgreSQL said: ${lastLines(output)}`);
}

export async function runOrExplain(what: string, words: readonly string[], input?: string): Promise<void> {
  const { ok, output } = await runToEnd(words, input);
  if (!ok) throw explained(`${what} failed`, output);
}
