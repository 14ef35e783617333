import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('outbox_event')
export class OutboxEventEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  /** Number of the transaction that wrote it; with the id, its place in the order of all events. */
  @Column('bigint')
  readonly writtenIn: number;

  /** `<noun>.<past-participle>`, such as `role-model.changed`. */
  @Column('text')
  readonly name: string;

  /** What it happened to. */
  @Column('uuid')
  readonly subjectId: string;

  /** Null where it is no school's alone. */
  @Column('uuid', { nullable: true })
  readonly schoolId: string | null;

  /** Ids, codes, counts and days; see the migration for what may never be in it. */
  @Column('jsonb')
  readonly payload: Readonly<Record<string, unknown>>;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly happenedAt: Date;
}

/** One row: how far events have been deleted. */
@Entity('outbox_retention')
export class OutboxRetentionEntity {
  @PrimaryColumn('boolean')
  readonly isOnly: true;

  /** Events of transactions up to and with this number may be gone. */
  @Column('bigint')
  readonly deletedTo: number;
}
