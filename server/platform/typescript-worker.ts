import { constants, getPriority } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const LOADER = require.resolve('tsx/cjs');
const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;

/**
 * What runs in a thread of its own computes for long, and must not keep waiting whoever is answered meanwhile by the others. On Linux a
 * priority is a thread's; elsewhere it would be the whole process's, and is left. Never above the process's own, which may be refused.
 */
const giveWay = (): string =>
  process.platform === 'linux'
    ? `require('node:os').setPriority(${Math.min(getPriority() + PRIORITY_BELOW_NORMAL, PRIORITY_LOW)});`
    : '';

/**
 * Starts a thread with a file of TypeScript, below the priority of the others. It has to read it whoever started it, the server through
 * tsx or a test in its own way, and `--import tsx` does not reach a worker's first file on Node 20: so it first loads what reads TypeScript.
 */
export const startTypeScriptWorker = (path: string, options: WorkerOptions = {}): Worker =>
  new Worker(giveWay() + [LOADER, path].map((file) => `require(${JSON.stringify(file)});`).join(''), {
    ...options,
    eval: true,
    execArgv: [],
  });
