import type { EncounterForm } from '../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../schema/shared/access-need.type';
import type { Route } from '../schema/shared/route.type';
import type { SeedEmployer } from './employers.seed';
import type { Person } from './names.seed';
import type { Nearness } from './places.seed';
import type { Occupation } from './reference.seed';
import type { SeedSchool } from './schools.seed';

export interface SeedCareer {
  readonly occupation: Occupation;
  readonly jobTitle: string;
  readonly startedOn: string;
  /** Null for the present one. */
  readonly endedOn: string | null;
}

/** What the story needs of a role model; everything else is drawn. */
export interface Wish {
  readonly occupation?: string;
  readonly sex?: Person['sex'];
  readonly givenName?: string;
  readonly familyName?: string;
  readonly jobTitle?: string;
  /** Name of an employer of Wearbridge. */
  readonly employer?: string;
  readonly outcode?: string;
  /** Key of the school they went to. */
  readonly school?: number;
  readonly age?: number;
  readonly route?: `${Route}`;
  readonly about?: string;
  readonly askedAs?: string;
  readonly story?: string;
  readonly capacity?: number;
  /** Booked in every month to come: an example of somebody who cannot. */
  readonly isFull?: boolean;
}

export interface Life {
  readonly age: number;
  readonly route: `${Route}` | null;
  /** 0 to 8 as in the Regulated Qualifications Framework. */
  readonly startingLevel: number | null;
  readonly leftSchoolOn: string;
  /** The present one first. */
  readonly careers: readonly SeedCareer[];
  readonly enteredFieldOn: string;
}

export interface Offering {
  readonly isOnline: boolean;
  readonly isInPerson: boolean;
  readonly capacity: number;
  readonly travelKm: number;
  readonly forms: readonly `${EncounterForm}`[];
  readonly yearGroups: readonly number[];
  readonly largestGroup: number | null;
  readonly accessNeedsMet: readonly `${AccessNeed}`[];
  readonly usualSlots: readonly string[];
  readonly away: readonly { readonly startsOn: string; readonly endsOn: string }[];
}

export interface Standing {
  readonly listing: 'DRAFT' | 'AWAITING_CONFIRMATION' | 'LISTED' | 'WITHDRAWN';
  readonly isPaused: boolean;
  readonly hasRecordedCheck: boolean;
  readonly turnsAdultOn: string | null;
  readonly hereFor: 'OWN_SCHOOLS' | 'AREA' | 'EVERYONE';
}

export interface SeedRoleModel extends Life, Offering, Standing {
  readonly index: number;
  readonly id: string;
  readonly personId: string;
  readonly person: Person;
  readonly occupation: Occupation;
  readonly nearness: Nearness;
  readonly outcode: string;
  /** Where they grew up. */
  readonly homeOutcode: string;
  readonly employer: SeedEmployer | null;
  readonly isSelfEmployed: boolean;
  /** The school of Wearbridge they went to. */
  readonly school: SeedSchool | null;
  /** Their part in the story; null for everybody else. */
  readonly cast: Wish | null;
}
