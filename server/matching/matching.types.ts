/** The words the engine is written in: plain values, no SQL, no GraphQL. Ids are uuids, codes those of the reference data. */
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Condition } from '../../schema/matching/condition.type';
import type { Criterion } from '../../schema/matching/criterion.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';
import type { TraitKind } from '../../schema/shared/trait-kind.type';

export type Key<Enum extends string> = `${Enum}`;
export type Sex = 'FEMALE' | 'MALE';
export type InterestKind = 'SUBJECT' | 'SECTOR' | 'OCCUPATION' | 'ACTIVITY';

export interface Interest {
  readonly kind: InterestKind;
  readonly code: string;
  /** 0.3 a little, 0.6 quite, 0.9 very. */
  readonly strength: number;
}

/** `value` tells two people of one kind apart: an outcode (TOWN), a school's id (SCHOOL), a language code, a group's name, or `yes`. */
export interface Trait {
  readonly kind: Key<TraitKind>;
  readonly value: string;
}

export interface PastEncounter {
  /** Occupation met, unit group; null where it was not recorded. */
  readonly occupation: string | null;
  readonly roleModelId: string | null;
  /** 0 for this school year, 1 for last. */
  readonly schoolYearsAgo: number;
}

/** What the engine may know of a student. Holds only what was agreed to. */
export interface StudentProfile {
  readonly id: string;
  readonly interests: readonly Interest[];
  /** Subject codes; they count (at 0.3) only where no interests are given. */
  readonly timetabledSubjects: readonly string[];
  /** Unit groups. */
  readonly aspirations: readonly string[];
  /** Agreed to be used; never SEX. */
  readonly traits: readonly Trait[];
  /** Null where it is not stated, not shared, or neither. */
  readonly sex: Sex | null;
  readonly routes: readonly Key<Route>[];
  /** Level of qualification predicted, 0 to 8 as in the Regulated Qualifications Framework. */
  readonly predictedLevel: number | null;
  readonly pastEncounters: readonly PastEncounter[];
}

export interface Career {
  /** Unit group. */
  readonly occupation: string;
  readonly isPresent: boolean;
  readonly years: number;
}

export interface SharedTrait extends Trait {
  readonly mayBeShown: boolean;
}

/** What the engine may know of a role model: traits are those that may be used. */
export interface RoleModelProfile {
  readonly id: string;
  readonly careers: readonly Career[];
  readonly topicSectors: readonly string[];
  readonly topicSubjects: readonly string[];
  readonly traits: readonly SharedTrait[];
  readonly sex: { readonly value: Sex; readonly mayBeShown: boolean } | null;
  readonly route: Key<Route> | null;
  readonly yearsSinceEnteringField: number | null;
  readonly yearsSinceLeavingSchool: number | null;
  /** Level they began the field at, 0 to 8. */
  readonly startingLevel: number | null;
  /** Invitations of the last 90 days: the first tie-breaker. */
  readonly recentInvitations: number;
  /** Invitations and encounters of the same days against capacity, 0 to 1; decides order before an audience, never the score. */
  readonly load: number;
}

export type ShareQuality = 'UK_WHOLE' | 'UK_WIDER' | 'US_EXACT' | 'US_CLOSE' | 'UK_PARENT' | 'US_PROXY';

/** Share of women in an occupation, 0 to 1, with the publication it rests on. */
export interface WomenShare {
  readonly share: number;
  readonly quality: ShareQuality;
  readonly source: string;
  readonly year: number | null;
}

/** The published figure behind a lift: how rare people of this sex are in this occupation. */
export interface LiftFigure {
  /** Unit group of the role model's career the figure is told of. */
  readonly occupation: string;
  readonly sex: Sex;
  /** Share of people of that sex in the occupation, 0 to 1. */
  readonly share: number;
  readonly source: string;
  readonly year: number | null;
  readonly quality: ShareQuality;
  /** A figure for a neighbouring job: the lift is halved and the reason says so. */
  readonly isProxy: boolean;
  /** 0 to 1, after halving. */
  readonly lift: number;
}

export interface MatchingReference {
  /** Subject code to unit group to relevance, 0.2 to 1. */
  readonly subjectOccupations: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Sector code to unit group to weight, 0 to 1. */
  readonly sectorOccupations: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Activity code to the unit groups it leads to. */
  readonly activityOccupations: ReadonlyMap<string, readonly string[]>;
  /** The best figure for each unit group that has one, by unit group. */
  readonly womenShares: ReadonlyMap<string, WomenShare>;
}

/** Snapshot of how common each trait is among listed role models. */
export interface TraitCounts {
  readonly version: number;
  readonly listedRoleModels: number;
  /** Key: `KIND:value`. */
  readonly counts: ReadonlyMap<string, number>;
}

export type Weights = Readonly<Record<Key<Criterion>, number>>;

export interface Contribution {
  readonly criterion: Key<Criterion>;
  /** After spreading the weight of components the student has no data for; those have 0. */
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
  /** weight x value. */
  readonly contribution: number;
}

export interface Score {
  /** Sum of the contributions, 0 to 1. */
  readonly value: number;
  readonly contributions: readonly Contribution[];
}

/** What may be used of role models: with ONE_STUDENT a trait or sex counts only if it may be shown (a number would give it away). */
export type Disclosure = 'ONE_STUDENT' | 'AUDIENCE';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export type PartOfDay = 'MORNING' | 'AFTERNOON' | 'EVENING';

/** First and last day, both included, as `YYYY-MM-DD` in Europe/London. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface Slot {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly part: PartOfDay;
}

export interface Busy {
  readonly day: string;
  readonly part: PartOfDay;
}

/** The facts about a role model that the hard conditions look at, as one school may know them. */
export interface Candidate {
  readonly profile: RoleModelProfile;
  readonly listing: 'DRAFT' | 'AWAITING_CONFIRMATION' | 'LISTED' | 'WITHDRAWN';
  readonly isPaused: boolean;
  readonly place: Place | null;
  readonly travelLimitKm: number;
  readonly isOnline: boolean;
  readonly isInPerson: boolean;
  readonly capacityPerMonth: number;
  /** Open invitations of all schools and sessions, by month `YYYY-MM`. */
  readonly commitments: ReadonlyMap<string, number>;
  readonly usualSlots: readonly Slot[];
  readonly away: readonly Days[];
  readonly busy: readonly Busy[];
  readonly forms: readonly Key<EncounterForm>[];
  readonly yearGroups: readonly number[];
  readonly largestGroup: number | null;
  readonly accessNeedsMet: readonly Key<AccessNeed>[];
  /** Safeguarding: what has been recorded for this person, not by whom. */
  readonly hasRecordedCheck: boolean;
  /** The day from which they count as an adult; null where nothing says that they do not. */
  readonly turnsAdultOn: string | null;
  readonly alumnusOf: readonly string[];
  readonly hereFor: 'OWN_SCHOOLS' | 'AREA' | 'EVERYONE';
  readonly isExcludedBySchool: boolean;
  /** An open invitation of this school. */
  readonly hasOpenInvitation: boolean;
  /** They said no to this request. */
  readonly hasRefused: boolean;
  /** First day on which years, present work or recent invitations above count differently though nothing was changed; null for never. */
  readonly changesOn: string | null;
}

export interface MatchCriteria {
  readonly sectors: readonly string[];
  /** SOC codes of any level. */
  readonly occupations: readonly string[];
  readonly subjects: readonly string[];
  /** Only role models who said their sex may be shown can meet it. */
  readonly sex: Sex | null;
}

/** What a school is looking for, as the hard conditions read it. */
export interface Ask {
  readonly schoolId: string;
  readonly schoolPlace: Place | null;
  /** Null: any form. */
  readonly form: Key<EncounterForm> | null;
  /** May it be online, in person, or both. */
  readonly isOnlineWelcome: boolean;
  readonly isInPersonWelcome: boolean;
  readonly days: Days;
  /** Empty: any part of the day. */
  readonly parts: readonly PartOfDay[];
  readonly yearGroups: readonly number[];
  readonly groupSize: number;
  readonly accessNeeds: readonly Key<AccessNeed>[];
  readonly criteria: MatchCriteria;
}

export interface FailedCondition {
  readonly condition: Key<Condition>;
  /** What stands in the way, and what would have to change, as a person would say it. */
  readonly explanation: string;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface Eligibility {
  readonly failed: readonly FailedCondition[];
  readonly warnings: readonly Warning[];
  /** Kilometres to the school, great circle; null where a place is unknown. */
  readonly distanceKm: number | null;
}
