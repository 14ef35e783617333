/** What the hard conditions are made of: one list of rules, read once for yes or no and once for the reasons why not. */
import type { Condition } from '../../schema/matching/condition.type';
import type { Ask, Candidate, Key, MatchingReference } from './matching.types';

export interface OpenDay {
  readonly day: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

/** The days of a window that fall in one month and are still to come. */
export interface OpenMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly days: readonly OpenDay[];
}

/** An ask with everything worked out that does not depend on the candidate. */
export interface PreparedAsk {
  readonly ask: Ask;
  readonly reference: MatchingReference;
  readonly today: string;
  /** The first day the meeting could be on: never before today. */
  readonly firstDay: string;
  /** Empty where the window is over. */
  readonly openMonths: readonly OpenMonth[];
}

export interface ConditionRule {
  readonly name: Key<Condition>;
  readonly holds: (candidate: Candidate, prepared: PreparedAsk) => boolean;
  /** Asked only where it does not hold. */
  readonly explain: (candidate: Candidate, prepared: PreparedAsk) => string;
}
