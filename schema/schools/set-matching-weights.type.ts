import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MatchingWeightsInput } from '../matching/weights.type';
import { InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { MatchingWeightsChange, SchoolMatchingWeights } from './matching-weights.type';

@InputType({ description: "What is to count in a school's matching" })
export class SetMatchingWeightsInput {
  @Field(() => ID, { description: 'ID of the school acted for' })
  readonly schoolId: string;

  @Field(() => Int, { description: 'Version the change is based on' })
  readonly expectedVersion: number;

  @Field(() => MatchingWeightsInput, { nullable: true, description: 'Weights from now on; null goes back to the defaults' })
  readonly weights?: MatchingWeightsInput | null;
}

@ObjectType({ description: 'Weights are as they were to be' })
class MatchingWeightsSet {
  @Field(() => SchoolMatchingWeights, { description: 'Weights of the school as they are now' })
  readonly matchingWeights: SchoolMatchingWeights;

  @Field(() => MatchingWeightsChange, {
    nullable: true,
    description: 'Change that was made; null where they were so already, and nothing changed',
  })
  readonly change: MatchingWeightsChange | null;
}

@ObjectType({ implements: Problem, description: 'Weights were changed meanwhile' })
export class StaleMatchingWeights extends Problem {
  @Field(() => SchoolMatchingWeights, { description: 'Weights of the school as they are now' })
  readonly matchingWeights: SchoolMatchingWeights;
}

export const SetMatchingWeightsResult = resultUnion('SetMatchingWeightsResult', 'Outcome of setting weights', () => [
  MatchingWeightsSet,
  StaleMatchingWeights,
  InvalidInput,
]);
