import type { SolveMethod, SolveStatus } from './allocation.types';
import type { Optimise } from './mixed-integer';
import type { Assignment } from './side-constraints.engine';

/** What a solver may use: time, the optimiser where flows do not suffice, and an ear for progress. */
export interface Means {
  /** Milliseconds since the solver began. */
  readonly elapsed: () => number;
  /** Milliseconds left, 0 or less when the time is over. */
  readonly timeLeft: () => number;
  readonly optimiser: () => Promise<Optimise>;
  /** Told a stage in a few words and the share of it that is done, 0 to 1. */
  readonly onProgress: (stage: string, share: number) => void;
}

export interface PlanMeans extends Means {
  /** Told a plan that stands for the answer, should the optimiser not come back in time. */
  readonly onFound: (solved: Possible) => void;
}

/** An answer in indexes of the prepared problem. */
export interface Solved {
  readonly status: SolveStatus;
  readonly method: SolveMethod;
  /** Of a fair plan; of a best fit it follows from `most`. */
  readonly gap: number | null;
  /** Billionths: no best fit gains more beside what is settled. Null where nothing bounds it, and of a fair plan. */
  readonly most: number | null;
  /** Null where no plan was found. */
  readonly assignment: Assignment | null;
  /** Billionths, one a date; not a number for one that does not run. */
  readonly prices: Float64Array | null;
}

/** An answer that does not say that no plan exists. */
export interface Possible extends Solved {
  readonly status: Exclude<SolveStatus, 'INFEASIBLE'>;
}
