import { Field, ID, InputType } from 'type-graphql';
import { IdempotencyKeyReused, InvalidInput, resultUnion } from '../shared/problem.type';
import { AllocationConflict, AllocationPairsInput, AllocationPlanned, TooManyPlans } from './plan-allocation.type';

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
