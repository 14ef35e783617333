import type { AllocationKind, RankedChoiceMode } from '../../schema/allocation/allocation-words.type';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Conflict, Pair, SolveMethod, SolveStatus } from './allocation.types';
import type { PlanComparison, PlanReport } from './report.types';

/** Students a plan is for: those now enrolled who fit each part that is given; without any part the whole school. */
interface PlanAudience {
  readonly yearGroup: number | null;
  readonly tutorGroup: string | null;
  readonly subjectCode: string | null;
  readonly studentIds: readonly string[] | null;
}

/** Offers a plan may use; a null part narrows nothing. Days in Europe/London, both included. */
interface PlanOffers {
  readonly offerIds: readonly string[] | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly forms: readonly `${EncounterForm}`[] | null;
}

/** What a student would like, offers liked alike in one inner list, the best list first. */
interface RankedChoices {
  readonly studentId: string;
  readonly offerIds: readonly (readonly string[])[];
}

/** What was asked of a plan, besides what has a column of its own. */
export interface AskedOfPlan {
  readonly audience: PlanAudience;
  readonly offers: PlanOffers;
  readonly fixed: readonly Pair[];
  readonly forbidden: readonly Pair[];
  readonly required: readonly Pair[];
  /** Null where the plan goes by fit and need. */
  readonly ranked: { readonly mode: `${RankedChoiceMode}`; readonly choices: readonly RankedChoices[] } | null;
}

/** A date as it was when the plan was solved. */
export interface PlanDate {
  readonly id: string;
  readonly capacity: number;
  readonly placesLeft: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whom the school's students could meet there. */
  readonly roleModelIds: readonly string[];
}

export interface PlanPrice {
  readonly offerDateId: string;
  readonly value: number;
  readonly sentence: string;
}

/** One proposal: how it was found, and what it does for whom. Its places are rows of `allocation_place`. */
export interface PlanResult {
  readonly kind: `${AllocationKind}`;
  readonly status: SolveStatus;
  readonly method: SolveMethod;
  readonly gap: number | null;
  readonly milliseconds: number;
  /** Students still without are rows that have no place; here is how many. */
  readonly report: Omit<PlanReport, 'stillWithout'> & { readonly without: number };
  /** By value, the greatest first. */
  readonly prices: readonly PlanPrice[] | null;
  /** Of ranked choices: the sum of ranks, and how many got their first choice, second, ... */
  readonly ranked: { readonly cost: number; readonly profile: readonly number[] } | null;
}

/** How much two proposals cost each other; students are counted here, and rows elsewhere. */
export type StoredComparison = Omit<PlanComparison, 'leftWithoutByBestFit' | 'leftWithoutByFair'> & {
  readonly leftWithoutByBestFit: number;
  /** Absent in plans that did not keep it. */
  readonly leftWithoutByFair?: number;
};

export interface PlanResults {
  readonly results: readonly PlanResult[];
  readonly comparison: StoredComparison | null;
  readonly conflicts: readonly Conflict[];
}
