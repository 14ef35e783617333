import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn('uuid')
  readonly id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly at: Date;

  @Column('uuid')
  readonly personId: string;

  @Column('uuid', { nullable: true })
  readonly schoolId: string | null;

  @Column('text')
  readonly purpose: string;

  @Column('text')
  readonly requestId: string;

  @Column('uuid', { array: true })
  readonly studentIds: readonly string[];

  /** Transaction that wrote it: entries are sealed in this order. */
  @Column('bigint')
  readonly writtenAt: number;

  @Column('boolean')
  readonly isSealed: boolean;
}

@Entity('audit_seal')
export class AuditSealEntity {
  /** School whose chain it is; the nil uuid for entries of no school. */
  @PrimaryColumn('uuid')
  readonly chain: string;

  @PrimaryColumn('bigint')
  readonly position: number;

  @Column('uuid')
  readonly entryId: string;

  @Column('bytea')
  readonly hash: Buffer;
}

@Entity('idempotent_answer')
export class IdempotentAnswerEntity {
  @PrimaryColumn('uuid')
  readonly personId: string;

  @PrimaryColumn('text')
  readonly key: string;

  @Column('bytea')
  readonly bodyHash: Buffer;

  @Column('jsonb')
  readonly answer: object;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;
}
