import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { IdempotencyKeyReused, InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { Day } from '../shared/scalars';
import { AllocationPlan } from './allocation-plan.type';
import { AllocationMode, RankedChoiceMode } from './allocation-words.type';

@InputType({ description: 'Students a plan is for: all now enrolled who fit each part that is given' })
export class AllocationAudienceInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Says that the whole school is meant; then no other part is given' })
  readonly wholeSchool: boolean;

  @Field(() => Int, { nullable: true, description: 'Year group, 7 to 14' })
  readonly yearGroup?: number | null;

  @Field(() => String, { nullable: true, description: 'Tutor group, such as 9B' })
  readonly tutorGroup?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a subject they all take' })
  readonly subject?: string | null;

  @Field(() => [ID], { nullable: true, description: 'IDs of students named one by one, at most 400' })
  readonly studentIds?: readonly string[] | null;
}

@InputType({
  description: 'Offers a plan may use: all dates to come that fit each part that is given; at least one part is needed',
})
export class AllocationOffersInput {
  @Field(() => [ID], { nullable: true, description: 'IDs of offers, at most 400' })
  readonly offerIds?: readonly string[] | null;

  @Field(() => Day, { nullable: true, description: 'First day on which a date may begin' })
  readonly startsOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which a date may begin, the first or a later one' })
  readonly endsOn?: string | null;

  @Field(() => [EncounterForm], { nullable: true, description: 'Forms the encounter may take' })
  readonly forms?: readonly EncounterForm[] | null;
}

/** By date, not pair by pair: two thousand pairs then fit into one request. */
@InputType({ description: 'Students and one date of an offer' })
export class AllocationPairsInput {
  @Field(() => ID, { description: 'ID of the date' })
  readonly offerDateId: string;

  @Field(() => [ID], { description: 'IDs of the students' })
  readonly studentIds: readonly string[];
}

@InputType({ description: 'What one student would like' })
export class RankedChoicesInput {
  @Field(() => ID, { description: 'ID of the student' })
  readonly studentId: string;

  @Field(() => [[ID]], { description: 'IDs of offers, the best liked list first; those in one list are liked alike' })
  readonly choices: readonly (readonly string[])[];
}

@InputType({
  description:
    'Allocation plan to make: of at most 500 dates, and six million pairs of a student and a date. Of one school three are worked out or waited for at a time',
})
export class PlanAllocationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Key made by the client: the same key never makes a second plan. Refusals are not kept: after one the key may be used again',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: 'ID of the school acted for' })
  readonly schoolId: string;

  @Field(() => String, { description: 'Title the school knows the plan by, 3 to 120 characters' })
  readonly title: string;

  @Field(() => AllocationAudienceInput, { description: 'Students the plan is for' })
  readonly audience: AllocationAudienceInput;

  @Field(() => AllocationOffersInput, { description: 'Offers the plan may use' })
  readonly offers: AllocationOffersInput;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'Encounters each student should reach, counting those they had, 1 to 4; ranked choices do not go by it',
  })
  readonly target: number;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'Most places of this plan a student may take, 1 to 10; ranked choices give each student one at most',
  })
  readonly mostPerStudent: number;

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who goes where in any case; at most 2,000 pairs' })
  readonly fixed: readonly AllocationPairsInput[];

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who does not go where; at most 2,000 pairs' })
  readonly forbidden: readonly AllocationPairsInput[];

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who must attend what by law; at most 2,000 pairs' })
  readonly required: readonly AllocationPairsInput[];

  @Field(() => Int, {
    defaultValue: 20,
    description: 'Seconds each proposal may take to be worked out, 1 to 60; may be overrun by about 2',
  })
  readonly timeLimitSeconds: number;

  @Field(() => AllocationMode, { defaultValue: AllocationMode.BEST_OF_FIT_AND_FAIR, description: 'What the plan goes by' })
  readonly mode: AllocationMode;

  @Field(() => RankedChoiceMode, { nullable: true, description: 'Which plan by ranked choices is wanted; only with that mode' })
  readonly rankedMode?: RankedChoiceMode | null;

  @Field(() => [RankedChoicesInput], {
    nullable: true,
    description:
      "Students' own ranked choices; only with that mode. A body of 100 kB holds some 370 students with five choices each; the others’ are added by planning anew",
  })
  readonly choices?: readonly RankedChoicesInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why who gets a place may depend on sex and background, 20 to 1,000 characters, shown with the plan; without it neither counts',
  })
  readonly positiveActionReason?: string | null;
}

@ObjectType({ description: 'Plan was asked for, and is worked out from now on' })
export class AllocationPlanned {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

/** `conflicts` are added by the resolver. */
@ObjectType({ implements: Problem, description: 'Plan clashes with itself before anything is solved; nothing was planned' })
export class AllocationConflict extends Problem {}

@ObjectType({
  implements: Problem,
  description: 'As many plans of this school as may be are being worked out; nothing was planned',
})
export class TooManyPlans extends Problem {}

export const PlanAllocationResult = resultUnion('PlanAllocationResult', 'Outcome of asking for an allocation plan', () => [
  AllocationPlanned,
  AllocationConflict,
  TooManyPlans,
  IdempotencyKeyReused,
  InvalidInput,
]);
