import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AllocationKind, AllocationMode, AllocationPlanState } from '../../schema/allocation/allocation-words.type';
import type { AskedOfPlan, PlanDate, PlanResults } from './plan.types';

/** A plan of who goes to which date of an offer: what was asked, what it was made from, and what came of it. */
@Entity('allocation_plan')
export class AllocationPlanEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly id: string;

  @Column('uuid')
  readonly madeBy: string;

  @Column({ type: 'timestamptz', precision: 3 })
  readonly madeAt: Date;

  @Column('text')
  readonly title: string;

  @Column('text')
  readonly mode: `${AllocationMode}`;

  /** Encounters each student should reach, 1 to 4. */
  @Column('integer')
  readonly target: number;

  /** Places of this plan, 1 to 10. */
  @Column('integer')
  readonly mostPerStudent: number;

  /** For each solving, 1 to 60. */
  @Column('integer')
  readonly timeLimitSeconds: number;

  /** With it, background and sex may decide who gets a place; null keeps them out. */
  @Column('text', { nullable: true })
  readonly positiveActionReason: string | null;

  /** The rest of what was asked; names students. */
  @Column('jsonb')
  readonly asked: AskedOfPlan;

  @Column('uuid', { nullable: true })
  readonly basedOn: string | null;

  @Column('uuid')
  readonly jobId: string;

  @Column('text')
  readonly state: `${AllocationPlanState}`;

  /** What is being done, or was done last, in a few words. */
  @Column('text')
  readonly stage: string;

  /** 0 to 1. */
  @Column('double precision', { default: 0 })
  readonly progress: number;

  /** How often working it out was begun; 0 before. */
  @Column('integer', { default: 0 })
  readonly attempt: number;

  /** The dates as they were when it was solved; null before. */
  @Column('jsonb', { nullable: true })
  readonly dates: readonly PlanDate[] | null;

  /** Null before it was solved. */
  @Column('jsonb', { nullable: true })
  readonly results: PlanResults | null;

  /** Digest of what was agreed to be used when it was solved, as `traits_agreed` has it; null before. */
  @Column('text', { nullable: true })
  readonly consents: string | null;

  /** Up to when what was agreed counts there, by the database's clock. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly consentsAt: Date | null;

  /** Why there is no answer, as a sentence; null unless it failed. */
  @Column('text', { nullable: true })
  readonly failure: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly finishedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly appliedAt: Date | null;

  @Column('uuid', { nullable: true })
  readonly appliedBy: string | null;

  @Column('text', { nullable: true })
  readonly appliedKind: `${AllocationKind}` | null;

  @Column('integer', { default: 1 })
  readonly version: number;
}

/** A student as the plan knew them when it was solved. */
@Entity('allocation_plan_student')
export class AllocationPlanStudentEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly planId: string;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  /** Need weight, 0.15 to 1.25. */
  @Column('double precision')
  readonly need: number;

  /** Encounters that counted then, with places held and encounters to come, all of the kinds the plan gives. */
  @Column('integer')
  readonly had: number;

  /** Dates of offers at which they held a place. */
  @Column('uuid', { array: true })
  readonly held: readonly string[];

  /** Encounters they were expected at, of every kind; null in plans that did not keep them. */
  @Column('uuid', { array: true, nullable: true })
  readonly expected: readonly string[] | null;

  /** The year group they were in then; null in plans that did not keep it. */
  @Column('integer', { nullable: true })
  readonly yearGroup: number | null;

  /** Digest of what was recorded of them then that matching weighs, as `BASIS` has it; null in plans that did not keep it. */
  @Column('text', { nullable: true })
  readonly basis: string | null;
}

/** A place one of a plan's proposals gives; nobody holds it before that proposal is applied. */
@Entity('allocation_place')
export class AllocationPlaceEntity {
  @PrimaryColumn('uuid')
  readonly schoolId: string;

  @PrimaryColumn('uuid')
  readonly planId: string;

  @PrimaryColumn('text')
  readonly kind: `${AllocationKind}`;

  @PrimaryColumn('uuid')
  readonly studentId: string;

  @PrimaryColumn('uuid')
  readonly offerDateId: string;

  /** 0 to 1; null where staff fixed what is otherwise not possible. */
  @Column('double precision', { nullable: true })
  readonly score: number | null;

  /** By staff or by law, not by the solver. */
  @Column('boolean')
  readonly isFixed: boolean;
}
