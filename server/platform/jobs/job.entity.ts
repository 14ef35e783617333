import { Column, Entity, PrimaryColumn } from 'typeorm';

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

@Entity('job')
export class JobEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  /** School whose staff may cancel it; null where nobody may. */
  @Column('uuid', { nullable: true })
  readonly schoolId: string | null;

  @Column('text')
  readonly kind: string;

  @Column('jsonb')
  readonly body: Readonly<Record<string, unknown>>;

  @Column('text', { nullable: true })
  readonly uniqueKey: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly runAt: Date;

  @Column('text')
  readonly state: JobState;

  @Column('integer')
  readonly attempts: number;

  @Column('integer')
  readonly mostAttempts: number;

  /** The one run of it that may write to it; made anew each time it is taken up. */
  @Column('uuid', { nullable: true })
  readonly lockedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly lockedUntil: Date | null;

  /** Written by servers of before migration 20 alone; to be dropped when none of them runs any more. */
  @Column('double precision', { default: 0 })
  readonly progress: number;

  /** Code or class name of what went wrong the last time; never its message. */
  @Column('text', { nullable: true })
  readonly lastError: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly finishedAt: Date | null;
}
