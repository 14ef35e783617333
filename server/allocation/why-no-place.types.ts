import type { Key } from '../matching/matching.types';
import type { AllocationKind } from '../../schema/allocation/allocation-words.type';
import type { WhyNoPlace } from '../../schema/allocation/explain-allocation.type';
import type { SolveStatus } from './allocation.types';
import type { DateToMeet, Placing } from './obstacles.rules';

/** A proposal as it was worked out, and what it does for one student. */
export interface ProposalForStudent {
  readonly kind: Key<AllocationKind>;
  readonly status: SolveStatus;
  readonly target: number;
  readonly mostPerStudent: number;
  /** Encounters that counted for the student then. */
  readonly had: number;
  /** Dates it gives them. */
  readonly own: ReadonlySet<string>;
  /** To whom it gives each date; a date it gives to nobody is not there. */
  readonly given: ReadonlyMap<string, GivenThere>;
}

/** How many students are given a place at a date, and how many of them had fewer encounters than the one asked about, or as many. */
export interface GivenThere {
  readonly students: number;
  readonly withFewer: number;
  readonly withAsMany: number;
}

/** What keeps the student from dates besides the dates themselves. */
export interface Standing {
  readonly student: Placing;
  readonly forbidden: ReadonlySet<string>;
  /** Offers they chose; null where nobody was asked. */
  readonly chosen: ReadonlySet<string> | null;
  /** Whether they needed no place by their choices. */
  readonly isServed: boolean;
}

/** What a sentence about a reason tells of the date. */
export interface AtDate {
  readonly places: number;
  readonly minimumAudience: number;
  readonly given: GivenThere;
}

export interface ExplainedDate {
  readonly offerDateId: string;
  readonly isGiven: boolean;
  readonly codes: readonly Key<WhyNoPlace>[];
  readonly at: AtDate;
}

/** Dates with the places that were left when the plan was worked out, and those at which nobody can come. */
export interface DatesToExplain {
  readonly dates: readonly DateToMeet[];
  readonly setAside: readonly DateToMeet[];
}
