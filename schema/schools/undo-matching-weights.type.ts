import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Problem, resultUnion } from '../shared/problem.type';
import { MatchingWeightsChange, SchoolMatchingWeights } from './matching-weights.type';
import { StaleMatchingWeights } from './set-matching-weights.type';

@InputType({ description: 'School whose weights go back' })
export class UndoMatchingWeightsInput {
  @Field(() => ID, { description: 'ID of the school acted for' })
  readonly schoolId: string;

  @Field(() => Int, { description: 'Version the change is based on' })
  readonly expectedVersion: number;
}

@ObjectType({ description: 'Latest change that stood was taken back' })
class MatchingWeightsUndone {
  @Field(() => SchoolMatchingWeights, { description: 'Weights of the school as they are now' })
  readonly matchingWeights: SchoolMatchingWeights;

  @Field(() => MatchingWeightsChange, { description: 'Change that took the other back' })
  readonly change: MatchingWeightsChange;
}

@ObjectType({ implements: Problem, description: 'No change is left to take back' })
class NothingToUndo extends Problem {}

export const UndoMatchingWeightsResult = resultUnion('UndoMatchingWeightsResult', 'Outcome of going back', () => [
  MatchingWeightsUndone,
  StaleMatchingWeights,
  NothingToUndo,
]);
