import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotencyKeyReused, InvalidInput, resultUnion } from '../shared/problem.type';
import { RankedChoiceMode } from './allocation-words.type';
import {
  AllocationConflict,
  AllocationOffersInput,
  AllocationPairsInput,
  AllocationPlanned,
  RankedChoicesInput,
  TooManyPlans,
} from './plan-allocation.type';

@InputType({ description: 'Plan to make anew from an earlier one, which stays as it is' })
export class ReplanAllocationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Key made by the client: the same key never makes a second plan. Refusals are not kept: after one the key may be used again',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, {
    description: 'ID of the plan it is based on: all that was asked and fixed there holds, but for what follows',
  })
  readonly planId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title of the new plan, 3 to 120 characters; that of the old where left out',
  })
  readonly title?: string | null;

  @Field(() => AllocationOffersInput, {
    nullable: true,
    description: 'Offers it may use, in place of those of the old; what is fixed elsewhere must be released',
  })
  readonly offers?: AllocationOffersInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Encounters each student should reach, counting those they had, 1 to 4; as in the old where left out',
  })
  readonly target?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most places of this plan a student may take, 1 to 10; as in the old where left out',
  })
  readonly mostPerStudent?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds each proposal may take to be worked out, 1 to 60; as in the old where left out',
  })
  readonly timeLimitSeconds?: number | null;

  @Field(() => RankedChoiceMode, {
    nullable: true,
    description: 'Which plan by ranked choices is wanted; as in the old where left out, and only of plans that go by them',
  })
  readonly rankedMode?: RankedChoiceMode | null;

  @Field(() => [RankedChoicesInput], {
    defaultValue: [],
    description:
      'What these students choose now, in place of what they chose before; nothing with an empty list. What others chose holds, so more choices than fit into one request come in by planning anew, part by part',
  })
  readonly choices: readonly RankedChoicesInput[];

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who goes where in any case, from now on' })
  readonly fixed: readonly AllocationPairsInput[];

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who does not go where, from now on' })
  readonly forbidden: readonly AllocationPairsInput[];

  @Field(() => [AllocationPairsInput], { defaultValue: [], description: 'Who must attend what by law, from now on' })
  readonly required: readonly AllocationPairsInput[];

  @Field(() => [AllocationPairsInput], {
    defaultValue: [],
    description: 'Who is neither fixed, required nor forbidden any longer',
  })
  readonly released: readonly AllocationPairsInput[];
}

export const ReplanAllocationResult = resultUnion('ReplanAllocationResult', 'Outcome of planning anew', () => [
  AllocationPlanned,
  AllocationConflict,
  TooManyPlans,
  IdempotencyKeyReused,
  InvalidInput,
]);
