import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { DateTime } from '../shared/scalars';
import { AllocationKind, AllocationMode, AllocationPlanState } from './allocation-words.type';

/** Whose ids are added by the resolver. */
@ObjectType({ description: 'Why a plan cannot be made as asked, or gives so little, or what of it staff overruled' })
export class AllocationClash {
  @Field(() => String, {
    description:
      'Stable code, in SCREAMING_SNAKE_CASE; `ids` lists them all. Of a plan that is READY, OVERRULED records whom staff fixed or required where access needs are not met or the year group is not taken, TARGET_LEAVES_TOO_FEW tells what the fair plan leaves out for the sake of the target, and CHOICES_FULL which choices nobody could be given',
  })
  readonly code: string;

  @Field(() => String, { description: 'What clashes and what to do, in a sentence' })
  readonly message: string;
}

export enum AllocationChangeCode {
  STUDENT_LEFT = 'STUDENT_LEFT',
  STUDENT_MOVED = 'STUDENT_MOVED',
  STUDENT_JOINED = 'STUDENT_JOINED',
  STUDENT_BUSY = 'STUDENT_BUSY',
  STUDENT_DOES_NOT_FIT = 'STUDENT_DOES_NOT_FIT',
  STUDENT_HAS_MORE = 'STUDENT_HAS_MORE',
  CONSENT_WITHDRAWN = 'CONSENT_WITHDRAWN',
  DATE_GONE = 'DATE_GONE',
  DATE_MOVED = 'DATE_MOVED',
  CAPACITY_CHANGED = 'CAPACITY_CHANGED',
  PLACES_TAKEN = 'PLACES_TAKEN',
  TOO_FEW = 'TOO_FEW',
}
registerEnumType(AllocationChangeCode, {
  name: 'AllocationChangeCode',
  description: 'What changed since a plan was worked out',
  valuesConfig: {
    STUDENT_LEFT: { description: 'Student of the plan is no longer at the school' },
    STUDENT_MOVED: { description: 'Student of the plan is at the school, and no longer in the audience it was made for' },
    STUDENT_JOINED: { description: 'Student is in the audience now, and was not when the plan was worked out' },
    STUDENT_BUSY: { description: 'Student is to be somewhere else at the time' },
    STUDENT_DOES_NOT_FIT: {
      description: "Date no longer takes the student's year group or access needs, or nobody who meets their year is left there",
    },
    STUDENT_HAS_MORE: {
      description: 'Student was given another place since, or is expected at another encounter of a kind the plan gives',
    },
    CONSENT_WITHDRAWN: { description: 'Somebody took back that something about them may be used; nobody is told who or what' },
    DATE_GONE: { description: 'Date is no longer to be had: withdrawn, begun, or nobody is left whom these students may meet' },
    DATE_MOVED: { description: 'Date is at another time' },
    CAPACITY_CHANGED: { description: 'Date takes more or fewer students' },
    TOO_FEW: { description: 'Fewer students would come than the date is held for' },
    PLACES_TAKEN: { description: 'Date has fewer places left than the plan gives there' },
  },
});

@ObjectType({ description: 'One thing that changed since a plan was worked out' })
export class AllocationChange {
  @Field(() => AllocationChangeCode, { description: 'What changed' })
  readonly code: AllocationChangeCode;

  @Field(() => String, { description: 'What changed, in a sentence' })
  readonly message: string;

  @Field(() => ID, { nullable: true, description: 'ID of the student; null where it is about a date alone' })
  readonly studentId: string | null;

  @Field(() => ID, { nullable: true, description: 'ID of the date; null where it is about a student alone' })
  readonly offerDateId: string | null;

  @Field(() => Boolean, { description: 'Whether a proposal that uses it can no longer be applied' })
  readonly isInTheWay: boolean;

  @Field(() => [AllocationKind], { description: 'Proposals that this change stands in the way of' })
  readonly inTheWayOf: readonly AllocationKind[];
}

@ObjectType({ description: 'What the best fit and the fair plan cost each other' })
export class AllocationComparison {
  @Field(() => String, { description: 'What fairness costs, in a sentence' })
  readonly costOfFairness: string;

  @Field(() => String, { description: 'What the best fit costs, in a sentence' })
  readonly costOfBestFit: string;

  @Field(() => Float, { description: 'Sum of need times score that the fair plan gives up' })
  readonly fitLost: number;

  @Field(() => Float, { description: "Fit lost as a share of the best fit's value, 0 to 1" })
  readonly fitLostShare: number;

  @Field(() => Int, { description: 'Students to whom the fair plan gives a first encounter, and the best fit none' })
  readonly leftWithoutByBestFit: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Students to whom the best fit gives a first encounter, and the fair plan none: `costOfFairness` says why where it reaches fewer. Null in plans that did not keep it',
  })
  readonly leftWithoutByFair: number | null;

  @Field(() => [Int], { description: 'Fewer students who reach 1 encounter, 2, ... with the best fit; below 0 where it is more' })
  readonly fewerReached: readonly number[];
}

@ObjectType({ description: 'What more places at one date would change: solved anew, as things stand now' })
export class AllocationWhatIf {
  @Field(() => String, { description: 'What would change, in a sentence' })
  readonly sentence: string;

  @Field(() => Boolean, {
    description:
      'Whether both plans compared are proved; otherwise the figures are rough, and the sentence says how much more the best could be worth',
  })
  readonly isExact: boolean;

  @Field(() => Float, { description: 'Sum of need times score of the best fit as things are' })
  readonly valueBefore: number;

  @Field(() => Float, { description: 'Sum of need times score of the best fit with more places; never less than as things are' })
  readonly valueAfter: number;

  @Field(() => Int, { description: 'Places the best fit gives as things are' })
  readonly placesBefore: number;

  @Field(() => Int, { description: 'Places the best fit gives with more places' })
  readonly placesAfter: number;
}

/** What it was asked with besides, its results and its changes are added by the resolvers. */
@ObjectType({ description: 'Plan of which students go to which dates of offers; a proposal until one of its kinds is applied' })
export class AllocationPlan {
  @Field(() => ID, { description: 'ID of the plan' })
  readonly id: string;

  @Field(() => ID, { description: 'ID of the school' })
  readonly schoolId: string;

  @Field(() => String, { description: 'Title the school knows the plan by' })
  readonly title: string;

  @Field(() => AllocationPlanState, { description: 'How far it is' })
  readonly state: AllocationPlanState;

  @Field(() => String, { description: 'What is being done, in a few words' })
  readonly stage: string;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1' })
  readonly progress: number;

  @Field(() => AllocationMode, { description: 'What it goes by' })
  readonly mode: AllocationMode;

  @Field(() => Int, { description: 'Encounters each student should reach, counting those they had' })
  readonly target: number;

  @Field(() => Int, { description: 'Most places of this plan a student may take' })
  readonly mostPerStudent: number;

  @Field(() => Int, { description: 'Seconds each proposal may take to be worked out, which may be overrun by about 2' })
  readonly timeLimitSeconds: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why who gets a place may depend on sex and background; null where neither counts',
  })
  readonly positiveActionReason: string | null;

  @Field(() => ID, { nullable: true, description: 'ID of the plan it was planned anew from; null where from none' })
  readonly basedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be worked out, in a sentence; null unless it failed' })
  readonly failure: string | null;

  @Field(() => Int, { description: 'Version to apply' })
  readonly version: number;

  @Field(() => DateTime, { description: 'Timestamp of when it was asked for' })
  readonly madeAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Timestamp of when it was worked out or given up; null before' })
  readonly finishedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Timestamp of when it was applied; null where it was not' })
  readonly appliedAt: Date | null;

  @Field(() => AllocationKind, { nullable: true, description: 'Proposal that was applied; null where none was' })
  readonly appliedKind: AllocationKind | null;
}

export const AllocationPlanConnection = connectionOf(AllocationPlan);

@ArgsType()
export class WhatIfArgs {
  @Field(() => ID, { description: 'ID of the plan, by fit and need, that was worked out' })
  readonly planId: string;

  @Field(() => ID, { description: 'ID of the date' })
  readonly offerDateId: string;

  @Field(() => Int, { description: 'Places more than it has, 1 to 500' })
  readonly extraPlaces: number;
}
