/** A student as the solver knows them; what they are like stays with the caller, for the report. */
export interface AllocationStudent {
  readonly id: string;
  /** Need weight, above 0 (0.15 to 1.25 by the rules of matching). */
  readonly need: number;
  /** Encounters that count so far: a whole number, 0 or more. */
  readonly had: number;
}

/** One date of an offer. A student takes at most one date of an offer. */
export interface OfferDate {
  readonly id: string;
  readonly offerId: string;
  /** Most students, 1 or more. */
  readonly capacity: number;
  /** It runs with at least so many, or not at all; 0 or 1: no minimum. */
  readonly minimumAudience: number;
  /** Any one unit of time, the same for all (epoch milliseconds will do). Ending when another starts is no clash. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface Pair {
  readonly studentId: string;
  readonly offerDateId: string;
}

type AllocationMode = 'BEST_FIT' | 'FAIR';

/** A whole school and what is on offer. The order of students, dates and pairs makes no difference to any answer. */
export interface AllocationProblem {
  readonly mode: AllocationMode;
  readonly students: readonly AllocationStudent[];
  readonly offerDates: readonly OfferDate[];
  /** Row by student, column by offer date, in the order given above: 0 to 1, or NaN where the pair is not possible. */
  readonly scores: Float64Array;
  /** Places a student may take in this plan, those fixed and required among them. */
  readonly mostPerStudent: number;
  /** Encounters each student should reach, counting those they had. Only the fair plan asks. */
  readonly target: number;
  readonly fixed: readonly Pair[];
  readonly forbidden: readonly Pair[];
  /** Attendance required by law: in every plan, whatever the score. */
  readonly required: readonly Pair[];
}

/**
 * OPTIMAL: proved. FEASIBLE: a plan that keeps every hard constraint, the best found in the time there was; `gap` bounds what is
 * lost. TIME_LIMIT: the time was over before any plan was found. INFEASIBLE: no plan exists, and `conflicts` say why.
 */
export type SolveStatus = 'OPTIMAL' | 'FEASIBLE' | 'INFEASIBLE' | 'TIME_LIMIT';

/** FLOW: the transport problem alone was enough. MIXED_INTEGER: side constraints needed whole numbers. */
export type SolveMethod = 'FLOW' | 'MIXED_INTEGER';

export type ConflictCode =
  | 'EMPTY_AUDIENCE'
  | 'NO_OFFERS'
  | 'NO_POSSIBLE_PAIR'
  | 'TOO_LARGE'
  | 'ALL_SCORES_ZERO'
  | 'LIMITS_MAKE_NO_SENSE'
  | 'SAME_ID_TWICE'
  | 'UNKNOWN_PAIR'
  | 'CAPACITY_BELOW_MINIMUM'
  | 'ENDS_BEFORE_IT_STARTS'
  | 'DATES_OF_ONE_OFFER_OVERLAP'
  | 'FIXED_AND_FORBIDDEN'
  | 'REQUIRED_AND_FORBIDDEN'
  | 'FIXED_BEYOND_CAPACITY'
  | 'FORBIDDEN_AND_HELD'
  | 'FIXED_BEYOND_MOST_PER_STUDENT'
  | 'FIXED_TWO_AT_ONCE'
  | 'FIXED_BELOW_MINIMUM'
  | 'BELOW_MINIMUM_AUDIENCE'
  | 'CONSTRAINTS_TOGETHER'
  | 'TARGET_LEAVES_TOO_FEW'
  | 'CHOICES_FULL'
  | 'OVERRULED';

/** Why there is no plan, or one that gives little, in words, with the ids of what clashes. */
export interface Conflict {
  readonly code: ConflictCode;
  readonly message: string;
  readonly ids: readonly string[];
}

/** What one more place is worth: by how much the plan's value (need times score, summed) would rise. */
export interface Price {
  readonly offerDateId: string;
  readonly value: number;
}

/** At least one: where there is no plan, something says why. */
export type Conflicts = readonly [Conflict, ...Conflict[]];

export type AllocationSolution = SolutionOfAny &
  (
    | { readonly status: 'INFEASIBLE'; readonly conflicts: Conflicts }
    | { readonly status: Exclude<SolveStatus, 'INFEASIBLE'>; readonly conflicts: readonly [] }
  );

interface SolutionOfAny {
  readonly mode: AllocationMode;
  readonly method: SolveMethod;
  /**
   * Best fit: share of its value, 0 or more, by which that could at most be higher; null where it is worth 0 and not proved. Fair
   * plan: share of students by which the first level that could be fuller could be; 0 where only scores are not proved. 0 when
   * optimal, null where nothing bounds it.
   */
  readonly gap: number | null;
  readonly milliseconds: number;
  /** By student id, then offer date id; those fixed and required among them. */
  readonly places: readonly Pair[];
  /** Sum of need times score over the places; a fixed place without a score counts 0. */
  readonly value: number;
  /** No best fit is worth more; null where nothing bounds it, and of a fair plan. */
  readonly most: number | null;
  /**
   * Dual prices of a best fit that is proved, exact for one more place; where there are minimum audiences, of the dates that run and as
   * long as the same ones do. Null where some clashes are left to whole numbers, where no time was left, and of a fair plan.
   */
  readonly prices: readonly Price[] | null;
}

/** What more places at one date would change. */
export interface WhatIf {
  readonly before: AllocationSolution;
  readonly after: AllocationSolution;
}
