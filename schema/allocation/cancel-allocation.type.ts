import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Problem, resultUnion } from '../shared/problem.type';
import { AllocationPlan } from './allocation-plan.type';

@InputType({ description: 'Plan to give up' })
export class CancelAllocationInput {
  @Field(() => ID, { description: 'ID of the plan' })
  readonly planId: string;
}

@ObjectType({ description: 'Plan was given up; whoever works on it stops within seconds' })
class AllocationCancelled {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

@ObjectType({
  implements: Problem,
  description: 'Plan is finished, or was given up before: its state says which; there is nothing to give up',
})
class AllocationFinished extends Problem {
  @Field(() => AllocationPlan, { description: 'Plan as it stands' })
  readonly plan: AllocationPlan;
}

export const CancelAllocationResult = resultUnion('CancelAllocationResult', 'Outcome of giving a plan up', () => [
  AllocationCancelled,
  AllocationFinished,
]);
