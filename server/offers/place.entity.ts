import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A student's place at one date of an offer. Written by functions of the database alone, which keep the date's count in step. */
@Entity('place')
export class PlaceEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('uuid')
  readonly offerDateId: string;

  /** Times of the date, as PostgreSQL writes a range; those a student holds do not overlap. */
  @Column('tstzrange')
  readonly during: string;

  @Column('text')
  readonly state: 'HELD' | 'RELEASED';

  /** Allocation plan it came from; null where staff gave it by hand. */
  @Column('uuid', { nullable: true })
  readonly planId: string | null;

  @Column('uuid')
  readonly madeBy: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;

  @Column('uuid', { nullable: true })
  readonly releasedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly releasedAt: Date | null;
}
