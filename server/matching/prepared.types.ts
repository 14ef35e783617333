/**
 * Profiles made ready for scoring: what depends on one person alone is worked out once, so that a pair costs a handful of
 * lookups. Made by prepare.engine.ts only; a profile that changes is prepared anew, never altered.
 */
import type {
  Interest,
  Key,
  LiftFigure,
  MatchingReference,
  PastEncounter,
  RoleModelProfile,
  Sex,
  TraitCounts,
} from './matching.types';
import type { UnitGroupNumbers } from './soc.engine';
import type { Route } from '../../schema/shared/route.type';

/** Reference data with its unit groups numbered, and what is worked out of it once. */
export interface PreparedReference {
  readonly source: MatchingReference;
  /** In code order. */
  readonly unitGroups: readonly string[];
  readonly numbers: UnitGroupNumbers;
  /** By number of a unit group: what somebody of each sex is to its stereotype; null where there is no figure. */
  readonly lifts: readonly (Readonly<Record<Sex, LiftFigure>> | null)[];
}

/** What a student is prepared against; the same for all students until the reference or the nightly counts change. */
export interface MatchingBasis {
  readonly reference: PreparedReference;
  readonly traitCounts: TraitCounts;
}

export interface PreparedInterests {
  /** Sorted by kind and code; made of the timetable where no interest was given. */
  readonly interests: readonly Interest[];
  readonly isFromTimetable: boolean;
  /** For each interest, the topic that names the same sector or subject; null where none can. */
  readonly topics: readonly (string | null)[];
  /** For each interest its relevance, 0 to 1, to the unit group numbered `n`, at `n`. */
  readonly relevance: readonly Float64Array[];
  readonly source: MatchingReference;
}

export interface PreparedBackground {
  /** Trait keys in order, without repetition and without SEX. */
  readonly traits: readonly string[];
  /** Rarity of each, 0 or more. */
  readonly rarity: Float64Array;
  readonly total: number;
}

export interface PreparedOutlook {
  readonly sex: Sex | null;
  /** Has aspirations, all in occupations where at least 75% are of their own sex. */
  readonly aspiresWithinOwnSex: boolean;
}

export interface PreparedPast {
  readonly encounters: readonly PastEncounter[];
  /** How fresh the latest meeting with each role model is, 0 to 1. */
  readonly people: ReadonlyMap<string, number>;
  /** Greatest faded similarity, 0 to 1, of an occupation met to the unit group numbered `n`, at `n`; empty without a past. */
  readonly similarity: Float64Array;
}

export interface PreparedStudent {
  readonly id: string;
  readonly interests: PreparedInterests;
  readonly background: PreparedBackground;
  readonly outlook: PreparedOutlook;
  readonly past: PreparedPast;
  readonly routes: ReadonlySet<Key<Route>>;
  readonly predictedLevel: number | null;
}

export interface PreparedCareer {
  readonly occupation: string;
  /** Number in the reference, or -1 where the reference does not know the occupation. */
  readonly number: number;
  readonly isPresent: boolean;
  /** For a year or more. */
  readonly isLasting: boolean;
}

export interface PreparedRoleModel {
  readonly id: string;
  readonly profile: RoleModelProfile;
  readonly recentInvitations: number;
  /** 0 to 1. */
  readonly load: number;
  /** Present occupations and others held a year or more, present first, then by code. */
  readonly careers: readonly PreparedCareer[];
  /** Sectors and subjects they talk about, as `SECTOR:code` and `SUBJECT:code`. */
  readonly topics: ReadonlySet<string>;
  /** Keys of traits that may be used, and of those that may also be shown. */
  readonly usedTraits: ReadonlySet<string>;
  readonly shownTraits: ReadonlySet<string>;
  /** Null where nothing unusual is known. */
  readonly lift: LiftFigure | null;
  readonly isSexShown: boolean;
  /** Nearness in time, 0 to 1; one half where unknown. */
  readonly nearness: number;
  readonly route: Key<Route> | null;
  readonly startingLevel: number | null;
}
