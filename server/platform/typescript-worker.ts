import { Worker, type WorkerOptions } from 'node:worker_threads';

const LOADER = require.resolve('tsx/cjs');

/**
 * Starts a thread with a file of TypeScript. It has to read it whoever started it, the server through tsx or a test in its own way, and
 * `--import tsx` does not reach a worker's first file on Node 20: so it first loads what reads TypeScript.
 */
export const startTypeScriptWorker = (path: string, options: WorkerOptions = {}): Worker =>
  new Worker([LOADER, path].map((file) => `require(${JSON.stringify(file)});`).join(''), {
    ...options,
    eval: true,
    execArgv: [],
  });
