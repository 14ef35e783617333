import type { AllocationProblem, AllocationSolution, Pair } from './allocation.types';
import type { RankedProblem, RankedSolution } from './ranked.types';

export type SolverTask =
  | { readonly kind: 'ALLOCATION'; readonly problem: AllocationProblem; readonly known: readonly Pair[] }
  | { readonly kind: 'RANKED'; readonly problem: RankedProblem };

export type SolverAnswer = AllocationSolution | RankedSolution;

export type FromWorker =
  | { readonly type: 'PROGRESS'; readonly stage: string; readonly share: number }
  /** What stands, should no answer come in time. */
  | { readonly type: 'FOUND'; readonly answer: SolverAnswer }
  | { readonly type: 'ANSWER'; readonly answer: SolverAnswer };
