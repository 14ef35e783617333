/** What a report may tell students apart by; kept away from the solver, and never on its own reason for a place. */
export interface StudentLabels {
  readonly id: string;
  /** Encounters so far, such as '2 so far' or '4 or more so far'. */
  readonly needGroup: string;
  /** Null where not stated or not shared. */
  readonly sex: string | null;
  readonly hasSend: boolean | null;
}

/** Whether a meeting is counter-stereotypical for the student; absent where no statistic says. */
export interface PairLabel {
  readonly studentId: string;
  readonly offerDateId: string;
  readonly isCounterStereotypical: boolean;
}

/** Smallest and middle one; both null where there is nothing to measure. */
export interface Spread {
  readonly minimum: number | null;
  readonly median: number | null;
}

/** A group of students and what the plan does for it. */
export interface GroupReport {
  /** Null for those who did not state it. */
  readonly group: string | null;
  readonly students: number;
  /** With a place at least in this plan. */
  readonly placed: number;
  /** Without an encounter, before and in this plan. */
  readonly without: number;
  /** Encounters had and planned. */
  readonly reached: Spread;
}

export interface PlanReport {
  readonly students: number;
  readonly placed: number;
  readonly places: number;
  readonly reached: Spread;
  /** Scores of the places, 0 to 1; a fixed place without a score is left out. */
  readonly score: Spread;
  /** How many reach 1 encounter, 2, ... to the target. */
  readonly reachedCounts: readonly number[];
  readonly byNeedGroup: readonly GroupReport[];
  readonly bySex: readonly GroupReport[];
  readonly bySend: readonly GroupReport[];
  /** Of the places whose meeting has a label, how many are counter-stereotypical. */
  readonly counterStereotype: { readonly labelled: number; readonly covered: number };
  /** Ids of students without an encounter, before and in this plan, in order. */
  readonly stillWithout: readonly string[];
  /** Sum of need times score. */
  readonly value: number;
}

/** What each of two plans costs the other. */
export interface PlanComparison {
  /** Fit that fairness loses: in value, and as a share of the best fit's. */
  readonly fitLost: number;
  readonly fitLostShare: number;
  /** Students whom the fair plan gives a first encounter, and the best fit none. */
  readonly leftWithoutByBestFit: readonly string[];
  /** Students whom the best fit gives a first encounter, and the fair plan none. */
  readonly leftWithoutByFair: readonly string[];
  /** Fewer students who reach 1 encounter, 2, ... with the best fit; below 0 where it is more. */
  readonly fewerReached: readonly number[];
}
