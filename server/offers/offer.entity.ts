import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';

/** What an employer or a role model is willing to do. Holds nothing about students. */
@Entity('offer')
export class OfferEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  /** Null where a role model offers by themself. */
  @Column('uuid', { nullable: true })
  readonly employerId: string | null;

  @Column('text')
  readonly title: string;

  @Column('text')
  readonly description: string;

  @Column('text')
  readonly form: EncounterForm;

  @Column('text')
  readonly state: 'PUBLISHED' | 'WITHDRAWN';

  @Column('boolean')
  readonly isOnline: boolean;

  /** Where it takes place; null online, and where those who offer it come to the school. */
  @Column('text', { nullable: true })
  readonly outcode: string | null;

  /** It is there for schools so near to `areaOutcode`, in kilometres; null for all. */
  @Column('double precision', { nullable: true })
  readonly areaKm: number | null;

  @Column('text', { nullable: true })
  readonly areaOutcode: string | null;

  /** Students below whom a date is not held. */
  @Column('integer')
  readonly minimumAudience: number;

  /** 7 to 14, never empty. */
  @Column('integer', { array: true })
  readonly yearGroups: readonly number[];

  @Column('text', { array: true })
  readonly accessNeedsMet: readonly AccessNeed[];

  @Column('integer', { default: 1 })
  readonly version: number;
}

/** Whom students meet there. */
@Entity('offer_role_model')
export class OfferRoleModelEntity {
  @PrimaryColumn('uuid')
  readonly offerId: string;

  @PrimaryColumn('uuid')
  readonly roleModelId: string;
}

/** One time an offer is held; no two of one offer overlap. */
@Entity('offer_date')
export class OfferDateEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly offerId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly endsAt: Date;

  /** Students of all schools together. */
  @Column('integer')
  readonly capacity: number;

  /** Of all schools together; 0 to `capacity`. Written by functions of the database alone. */
  @Column('integer', { default: 0 })
  readonly placesTaken: number;
}
