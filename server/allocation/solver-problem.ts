import type { AllocationProblem, AllocationSolution } from './allocation.types';
import type { RankedProblem, RankedSolution } from './ranked.types';

export type SolverProblemCode = 'CANCELLED' | 'OUT_OF_MEMORY' | 'FAILED';

/**
 * Why the solver gives no answer. What a plan itself cannot do is no problem of the solver: that is an answer. `FAILED` is a fault of
 * ours: it is thrown on, so that it is logged, and its message is for nobody else.
 */
export class SolverProblem extends Error {
  constructor(
    readonly code: SolverProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function workerProblem(cause: unknown): SolverProblem {
  const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? new SolverProblem('OUT_OF_MEMORY', 'The plan is too large to be made at once. Plan for fewer students or dates.', { cause })
    : new SolverProblem('FAILED', 'The thread that solves failed.', { cause });
}

/** What is answered for a worker that had to be stopped. */
export const outOfTime = ({ mode }: AllocationProblem, { timeLimitMs }: { timeLimitMs: number }): AllocationSolution => ({
  mode,
  status: 'TIME_LIMIT',
  method: 'MIXED_INTEGER',
  gap: null,
  milliseconds: timeLimitMs,
  places: [],
  value: 0,
  prices: null,
  most: null,
  conflicts: [],
});

export const rankedOutOfTime = ({ mode }: RankedProblem, { timeLimitMs }: { timeLimitMs: number }): RankedSolution => ({
  mode,
  status: 'TIME_LIMIT',
  method: 'MIXED_INTEGER',
  milliseconds: timeLimitMs,
  places: [],
  size: 0,
  cost: 0,
  profile: [],
  conflicts: [],
});
