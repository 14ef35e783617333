import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LearningExplanation } from '../matching/learning.types';
import type { Weights } from '../matching/matching.types';

/** A change to a school's weights, never altered. Weights that are null are the defaults. */
@Entity('matching_weights_change')
export class MatchingWeightsChangeEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  /** Of the school's settings, once it was made. */
  @Column('integer')
  readonly version: number;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;

  /** Null where it was learned. */
  @Column('uuid', { nullable: true })
  readonly madeBy: string | null;

  @Column('text')
  readonly reason: 'LEARNED' | 'SET' | 'UNDONE';

  @Column('jsonb', { nullable: true })
  readonly weightsBefore: Weights | null;

  @Column('jsonb', { nullable: true })
  readonly weightsAfter: Weights | null;

  /** Answers it was learned from. */
  @Column('integer', { nullable: true })
  readonly responses: number | null;

  @Column('jsonb', { nullable: true })
  readonly explanation: LearningExplanation | null;

  /** The change it takes back. */
  @Column('uuid', { nullable: true })
  readonly undoes: string | null;
}
