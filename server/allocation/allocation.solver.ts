import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startTypeScriptWorker } from '../platform/typescript-worker';
import type { AllocationProblem, AllocationSolution, Pair } from './allocation.types';
import type { RankedProblem, RankedSolution } from './ranked.types';
import { outOfTime, rankedOutOfTime, SolverProblem, workerProblem } from './solver-problem';
import type { FromWorker, SolverAnswer, SolverTask } from './worker.types';

export interface SolveOptions {
  /** Milliseconds of solving, from when the worker begins. */
  readonly timeLimitMs: number;
  /** Aborting ends the worker at once, whatever it is doing. */
  readonly signal?: AbortSignal;
  /** A stage in a few words, and the share of it that is done, 0 to 1. */
  readonly onProgress?: (stage: string, share: number) => void;
}

/** Beyond the time limit, so that the solver's own limit comes first: it answers with the best it found, the axe with nothing. */
const GRACE_MS = 2_000;

/** Of JavaScript's heap; plans of 12,000 students need a tenth of it. */
const HEAP_MB = 1_024;

/**
 * Solves in a worker thread, one at a time a solver: who comes meanwhile waits in turn. How many may come is for the callers to bound,
 * as the job runner and `WhatIfTurns` do. The event loop stays free, as scores are shared, not sent. A worker lives for one task,
 * so whatever it took is given back.
 */
export class AllocationSolver {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * `graceMs`: how long after its time limit a worker is stopped that has not answered; `givesWay`: whether nobody waits for it, and it
   * comes after whatever else the server does.
   */
  constructor(private readonly kind: { readonly graceMs?: number; readonly givesWay?: boolean } = {}) {}

  /**
   * Rejects with a SolverProblem where there is no answer: cancelled, no memory, a fault. A best fit is worth no less than the plan of
   * the `known` places, as far as that keeps the problem's constraints.
   */
  async solve(problem: AllocationProblem, options: SolveOptions, known: readonly Pair[] = []): Promise<AllocationSolution> {
    // A copy both threads can read; the caller keeps theirs. A buffer handed over would be lost to this thread, and once one was, all that
    // matching reads takes longer, see platform/typescript.cjs.
    const scores = new Float64Array(new SharedArrayBuffer(problem.scores.byteLength));
    scores.set(problem.scores);
    const task = { kind: 'ALLOCATION', problem: { ...problem, scores }, known } as const;
    return this.inTurn(
      options,
      async () => (await run<AllocationSolution>(task, this.within(options))) ?? outOfTime(problem, options),
    );
  }

  /** As `solve`, for students' own ranked choices. */
  async solveRanked(problem: RankedProblem, options: SolveOptions): Promise<RankedSolution> {
    return this.inTurn(
      options,
      async () =>
        (await run<RankedSolution>({ kind: 'RANKED', problem }, this.within(options))) ?? rankedOutOfTime(problem, options),
    );
  }

  private within(options: SolveOptions): Limits {
    const { graceMs = GRACE_MS, givesWay = false } = this.kind;
    return { ...options, axeMs: options.timeLimitMs + graceMs, givesWay };
  }

  private inTurn<Answer>({ signal }: SolveOptions, work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.last.then(() => {
      if (signal?.aborted) throw cancelled();
      return work();
    });
    this.last = turn.then(
      () => undefined,
      () => undefined,
    );
    return unlessAborted(turn, signal);
  }
}

interface Limits extends SolveOptions {
  /** Milliseconds after which the worker is stopped. */
  readonly axeMs: number;
  readonly givesWay: boolean;
}

const cancelled = () => new SolverProblem('CANCELLED', 'The plan was cancelled before it was ready.');

/** Lets go at once of what is still waiting for its turn. */
async function unlessAborted<Answer>(work: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (!signal) return work;
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => {
      reject(cancelled());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    over.abort();
  }
}

/** Where the worker had to be stopped after its time: the last plan it told, or null. */
async function run<Answer extends SolverAnswer>(task: SolverTask, options: Limits): Promise<Answer | null> {
  const worker = startTypeScriptWorker(join(__dirname, 'allocation.worker.ts'), {
    workerData: { task, timeLimitMs: options.timeLimitMs },
    givesWay: options.givesWay,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  try {
    return await answerOf<Answer>(worker, options);
  } finally {
    await worker.terminate();
  }
}

function answerOf<Answer extends SolverAnswer>(worker: Worker, { axeMs, signal, onProgress }: Limits): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    let found: Answer | null = null;
    const axe = setTimeout(() => {
      resolve(found && { ...found, milliseconds: axeMs });
    }, axeMs);
    const abort = () => {
      reject(cancelled());
    };
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'PROGRESS') onProgress?.(message.stage, message.share);
      else if (message.type === 'FOUND') found = message.answer as Answer;
      else resolve(message.answer as Answer);
    });
    worker.on('error', (error) => {
      reject(workerProblem(error));
    });
    worker.on('exit', (code) => {
      clearTimeout(axe);
      signal?.removeEventListener('abort', abort);
      reject(workerProblem(new Error(`The worker ended with ${code} before it answered.`)));
    });
  });
}
