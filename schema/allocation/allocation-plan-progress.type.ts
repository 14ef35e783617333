import { Field, Float, ID, ObjectType } from 'type-graphql';
import { AllocationPlanState } from './allocation-words.type';

@ObjectType({ description: 'How far an allocation plan is' })
export class AllocationPlanProgress {
  @Field(() => ID, { description: 'ID of the plan' })
  readonly planId: string;

  @Field(() => AllocationPlanState, { description: 'How far it is' })
  readonly state: AllocationPlanState;

  @Field(() => String, { description: 'What is being done, in a few words' })
  readonly stage: string;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1' })
  readonly progress: number;
}
