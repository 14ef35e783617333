import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Sex } from '../../schema/matching/match-criteria.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { PartOfDay } from '../../schema/shared/part-of-day.type';

@Entity('speaker_request')
export class SpeakerRequestEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly requestedBy: string;

  @Column('text')
  readonly title: string;

  @Column('text')
  readonly purpose: string;

  @Column('text')
  readonly form: EncounterForm;

  @Column('integer', { nullable: true })
  readonly yearGroup: number | null;

  @Column('text', { nullable: true })
  readonly tutorGroup: string | null;

  @Column('text', { nullable: true })
  readonly subjectCode: string | null;

  @Column('boolean')
  readonly hasNamedStudents: boolean;

  @Column('date')
  readonly startsOn: string;

  @Column('date')
  readonly endsOn: string;

  @Column('text', { array: true })
  readonly partsOfDay: readonly PartOfDay[];

  @Column('boolean')
  readonly isOnlineWelcome: boolean;

  @Column('boolean')
  readonly isInPersonWelcome: boolean;

  @Column('text', { array: true })
  readonly accessNeeds: readonly AccessNeed[];

  @Column('text', { array: true })
  readonly sectors: readonly string[];

  @Column('text', { array: true })
  readonly occupations: readonly string[];

  @Column('text', { array: true })
  readonly subjects: readonly string[];

  @Column('text', { nullable: true })
  readonly sex: Sex | null;

  @Column('double precision', { nullable: true })
  readonly interestWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly backgroundWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly counterStereotypeWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly varietyWeight: number | null;

  @Column('double precision', { nullable: true })
  readonly attainabilityWeight: number | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly createdAt: Date;

  @Column('integer')
  readonly version: number;
}

@Entity('speaker_request_student')
export class SpeakerRequestStudentEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly requestId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;
}
