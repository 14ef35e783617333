import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const LOADER = join(__dirname, 'typescript.cjs');
const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;

interface Options extends WorkerOptions {
  /** For what nobody waits for: the threads that answer come first, as far as the system lets them. */
  readonly givesWay?: boolean;
}

/**
 * On Linux a priority is a thread's; elsewhere it would be the whole process's, and is left. Never above the process's own, which would
 * be refused; where all such calls are, the thread works on as it is.
 */
const giveWay = (): string =>
  process.platform === 'linux'
    ? `try { require('node:os').setPriority(${Math.min(getPriority() + PRIORITY_BELOW_NORMAL, PRIORITY_LOW)}); } catch {}`
    : '';

/**
 * Starts a thread with a file of TypeScript. It has to read it whoever started it, the server or a test in its own way: so it first loads
 * what reads TypeScript.
 */
export const startTypeScriptWorker = (path: string, { givesWay = false, ...options }: Options = {}): Worker =>
  new Worker((givesWay ? giveWay() : '') + [LOADER, path].map((file) => `require(${JSON.stringify(file)});`).join(''), {
    ...options,
    eval: true,
    execArgv: [],
  });
