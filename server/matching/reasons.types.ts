/** What a reason is made of. Everything here may be told to somebody: what may not be is left out when facts are gathered. */
import type { Route } from '../../schema/shared/route.type';
import type { Contribution, InterestKind, Key, LiftFigure, Trait } from './matching.types';

/** What the person reading a reason may know of students: STUDENT reads their own; STAFF may not read anybody's traits. */
export type Standing = 'STUDENT' | 'MAY_READ_TRAITS' | 'STAFF';

/** Why a component counts as it does, as its reader may be told. */
export interface Reason extends Contribution {
  readonly summary: string;
  /** Publication and year of the figure behind a claim about stereotypes. */
  readonly source: string | null;
}

/** Titles as the reference data and the school write them. */
export interface Titles {
  readonly occupation: (code: string) => string;
  readonly subject: (code: string) => string;
  readonly sector: (code: string) => string;
  readonly activity: (code: string) => string;
  readonly school: (id: string) => string;
  readonly language: (code: string) => string;
}

/** Who reads the reasons, and where titles come from. */
export interface Reader {
  readonly standing: Standing;
  readonly titles: Titles;
}

export interface MatchedInterest {
  readonly kind: InterestKind;
  readonly code: string;
  readonly isFromTimetable: boolean;
  /** How many students this role model answers it for, 1 or more. */
  readonly students: number;
}

/** A trait the role model said may be shown. */
export interface TraitFact extends Trait {
  /** How many students share it and agreed to have it used; may be 0. */
  readonly students: number;
}

export interface PastFact {
  /** Students with any encounter behind them. */
  readonly students: number;
  /** Students who met this very person. */
  readonly metBefore: number;
  /** Students who met somebody in close work: the same sub-major group. */
  readonly metCloseWork: number;
  /** The closest occupation met, if close; the latest of equals. */
  readonly closest: { readonly occupation: string; readonly schoolYearsAgo: number } | null;
}

export interface PathFact {
  readonly route: Key<Route> | null;
  /** Students who consider that route. */
  readonly considering: number;
  readonly yearsInField: number | null;
  readonly yearsSinceSchool: number | null;
  /** Students predicted the level the role model began at, or a higher one. */
  readonly withinReach: number;
}

export interface MeetingFacts {
  /** Number of students, 1 or more. */
  readonly size: number;
  /** Whether the form asked for is one in which the same people meet again. */
  readonly wantsRepetition: boolean;
  /** Strongest first. */
  readonly interests: readonly MatchedInterest[];
  /** Students with an interest or a timetable. */
  readonly withInterests: number;
  /** What weighs most among these students first; those nobody shares last. */
  readonly traits: readonly TraitFact[];
  /** Students with a trait agreed to be used. */
  readonly withTraits: number;
  /** Null also where the sex behind it may not be shown. */
  readonly figure: LiftFigure | null;
  /** Whether the figure is of an occupation the role model has left. */
  readonly isFigureOfEarlierWork: boolean;
  readonly isSexShown: boolean;
  /** Whether a share of women is published for any of the role model's occupations. */
  readonly hasPublishedShare: boolean;
  readonly past: PastFact;
  readonly path: PathFact;
}
