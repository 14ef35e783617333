import type { Conflict, SolveMethod, SolveStatus } from './allocation.types';

/**
 * A student's own order of projects: those in one inner list are liked alike, the first list best; an empty one is a choice that cannot
 * be had.
 */
export interface RankedStudent {
  readonly id: string;
  readonly choices: readonly (readonly string[])[];
}

export interface RankedProject {
  readonly id: string;
  readonly capacity: number;
  /** It runs with at least so many, or not at all; 0: no minimum. */
  readonly lowerQuota: number;
  /** It has to run, with its lower quota or more. */
  readonly mustRun: boolean;
  /** Whose capacity it counts against as well; null for nobody's. */
  readonly lecturerId: string | null;
}

export interface Lecturer {
  readonly id: string;
  readonly capacity: number;
}

/**
 * All place as many students as can be. Among those plans: MINIMUM_COST has the least sum of ranks, MINIMUM_SQUARED_COST of
 * their squares, GREEDY the most first choices, then second, ..., GENEROUS the fewest last choices, then last but one, ...
 */
export type RankedMode = 'MAXIMUM_SIZE' | 'MINIMUM_COST' | 'MINIMUM_SQUARED_COST' | 'GREEDY' | 'GENEROUS';

export interface RankedProblem {
  readonly mode: RankedMode;
  readonly students: readonly RankedStudent[];
  readonly projects: readonly RankedProject[];
  readonly lecturers: readonly Lecturer[];
}

export interface RankedPlace {
  readonly studentId: string;
  readonly projectId: string;
  /** 1 for a first choice. */
  readonly rank: number;
}

export interface RankedSolution {
  readonly mode: RankedMode;
  readonly status: SolveStatus;
  readonly method: SolveMethod;
  readonly milliseconds: number;
  /** By student id. */
  readonly places: readonly RankedPlace[];
  readonly size: number;
  /** Sum of the ranks. */
  readonly cost: number;
  /** How many got their first choice, second, ...; as long as the longest list. */
  readonly profile: readonly number[];
  readonly conflicts: readonly Conflict[];
}
