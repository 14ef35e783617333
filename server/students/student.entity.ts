import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's enrolment at one school. */
@Entity('student')
export class StudentEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly personId: string;

  @Column('text')
  readonly givenName: string;

  @Column('text')
  readonly familyName: string;

  /** As `normalisedStudentName` makes it. */
  @Column('text')
  readonly nameNormalised: string;

  @Column('integer')
  readonly yearGroup: number;

  @Column('text')
  readonly tutorGroup: string;

  @Column('date')
  readonly enrolledOn: string;

  @Column('date', { nullable: true })
  readonly leftOn: string | null;

  @Column('boolean', { default: true })
  readonly isMain: boolean;

  /** 0 to 8, as in the Regulated Qualifications Framework. */
  @Column('integer', { nullable: true })
  readonly predictedLevel: number | null;

  @Column('text', { nullable: true })
  readonly motivation: string | null;

  @Column('integer', { default: 1 })
  readonly version: number;
}
