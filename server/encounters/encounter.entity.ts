import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EncounterKind } from '../../schema/encounters/encounter-kind.type';

/** One school's part in a session. */
@Entity('encounter')
export class EncounterEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly sessionId: string;

  @Column('text')
  readonly state: 'PROPOSED' | 'CONFIRMED' | 'DELIVERED' | 'EVALUATED' | 'CANCELLED';

  @Column('text')
  readonly kind: EncounterKind;

  /** Day it began, in Europe/London. */
  @Column('date')
  readonly heldOn: string;

  /** Whether it met the tests that make an encounter count. */
  @Column('boolean')
  readonly isMeaningful: boolean;
}

@Entity('attendance')
export class AttendanceEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly encounterId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @Column('text')
  readonly status: 'EXPECTED' | 'PRESENT' | 'ABSENT';
}
