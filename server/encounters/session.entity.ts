import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';

/** A meeting in the diary, of one school or several. Holds nothing about students. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('text')
  readonly form: EncounterForm;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly endsAt: Date;

  @Column('boolean')
  readonly isOnline: boolean;
}

/** A role model's place in a session; no two of one role model overlap. */
@Entity('role_model_booking')
export class RoleModelBookingEntity {
  @PrimaryColumn('uuid')
  readonly sessionId: string;

  @PrimaryColumn('uuid')
  readonly roleModelId: string;

  /** Unit group they were met as. */
  @Column('text')
  readonly occupationCode: string;

  /** As PostgreSQL writes a range. */
  @Column('tstzrange')
  readonly during: string;
}
