import type { Person } from './names.seed';
import type { SeedSchool } from './schools.seed';

/** One enrolment. */
export interface SeedStudent {
  /** Tells this enrolment from all others. */
  readonly key: string;
  readonly id: string;
  readonly personId: string;
  readonly school: SeedSchool;
  readonly person: Person;
  readonly yearGroup: number;
  readonly tutorGroup: string;
  readonly enrolledOn: string;
  readonly leftOn: string | null;
  readonly isMain: boolean;
  readonly bornOn: string;
  readonly homeOutcode: string;
  readonly hasFreeMeals: boolean;
  readonly hasSend: boolean;
  readonly isDisadvantaged: boolean;
  readonly isOftenAbsent: boolean;
  /** Place in the class of the story, from 0; null for everybody else. */
  readonly castPlace: number | null;
}
