import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { HereFor, Listing } from '../../schema/role-models/role-model.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Route } from '../../schema/shared/route.type';

@Entity('role_model')
export class RoleModelEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly personId: string;

  @Column('uuid', { nullable: true })
  readonly employerId: string | null;

  @Column('text')
  readonly givenName: string;

  @Column('text')
  readonly familyName: string;

  @Column('text')
  readonly nameNormalised: string;

  @Column('text')
  readonly headline: string;

  @Column('text')
  readonly about: string;

  @Column('text')
  readonly outcode: string;

  @Column('text')
  readonly listing: `${Listing}`;

  @Column('boolean')
  readonly isPaused: boolean;

  @Column('boolean')
  readonly hasRecordedCheck: boolean;

  /** Null for adults. */
  @Column('date', { nullable: true })
  readonly turnsAdultOn: string | null;

  @Column('text')
  readonly hereFor: `${HereFor}`;

  @Column('integer')
  readonly capacityPerMonth: number;

  @Column('double precision')
  readonly travelLimitKm: number;

  @Column('boolean')
  readonly isOnline: boolean;

  @Column('boolean')
  readonly isInPerson: boolean;

  @Column('text', { array: true })
  readonly forms: readonly EncounterForm[];

  @Column('integer', { array: true })
  readonly yearGroups: readonly number[];

  @Column('integer', { nullable: true })
  readonly largestGroup: number | null;

  @Column('text', { array: true })
  readonly accessNeedsMet: readonly AccessNeed[];

  /** Weekday (1 Monday to 7 Sunday) and part of the day, such as `1-MORNING`. */
  @Column('text', { array: true })
  readonly usualSlots: readonly string[];

  @Column('text', { nullable: true })
  readonly route: Route | null;

  @Column('integer', { nullable: true })
  readonly startingLevel: number | null;

  @Column('date', { nullable: true })
  readonly leftSchoolOn: string | null;

  @Column('date', { nullable: true })
  readonly enteredFieldOn: string | null;

  @Column('text', { array: true })
  readonly topicSectors: readonly string[];

  @Column('text', { array: true })
  readonly topicSubjects: readonly string[];

  /** What an invitation may appeal to; it may tell of a trait. */
  @Column('text', { nullable: true })
  readonly isHappyToBeAskedAs: string | null;

  @Column('integer')
  readonly version: number;
}
