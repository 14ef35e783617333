import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { AllocationPlan } from './allocation-plan.type';
import { AllocationKind } from './allocation-words.type';

@InputType({ description: 'Proposal to apply: all of its places are given, or none' })
export class ApplyAllocationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Key made by the client: the same key answers what it answered when the proposal was applied. Refusals are not kept: after one the key may be used again',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: 'ID of the plan' })
  readonly planId: string;

  @Field(() => AllocationKind, { description: 'Which of its proposals' })
  readonly kind: AllocationKind;

  @Field(() => Int, { description: 'Version of the plan that was read' })
  readonly expectedVersion: number;
}

@ObjectType({ description: 'Proposal was applied: its students hold its places' })
class AllocationApplied {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;

  @Field(() => Int, { description: 'Places of the proposal, which are all held now' })
  readonly placesGiven: number;

  @Field(() => Int, {
    description: 'Places of these that were given now: the others were held already, and stay as they were; 0 where all were',
  })
  readonly placesNewlyGiven: number;
}

/** Whose changes are added by the resolver. */
@ObjectType({
  implements: Problem,
  description: 'Something in the way changed since the plan was worked out; no place was given',
})
export class StaleAllocationPlan extends Problem {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

@ObjectType({ implements: Problem, description: 'A proposal of this plan was applied before' })
class AllocationAlreadyApplied extends Problem {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

@ObjectType({ implements: Problem, description: 'Plan has no such proposal that could be applied' })
class AllocationNotReady extends Problem {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

export const ApplyAllocationResult = resultUnion('ApplyAllocationResult', 'Outcome of applying a proposal', () => [
  AllocationApplied,
  StaleAllocationPlan,
  AllocationAlreadyApplied,
  AllocationNotReady,
  IdempotencyKeyReused,
  InvalidInput,
]);
