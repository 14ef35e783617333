import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Criterion } from '../matching/criterion.type';
import { connectionOf } from '../shared/paging.type';
import { DateTime } from '../shared/scalars';

export enum MatchingWeightsChangeReason {
  SET = 'SET',
  LEARNED = 'LEARNED',
  UNDONE = 'UNDONE',
}
registerEnumType(MatchingWeightsChangeReason, {
  name: 'MatchingWeightsChangeReason',
  description: 'How weights came to change',
  valuesConfig: {
    SET: { description: 'Careers leader set them' },
    LEARNED: { description: "Learned from students' answers after meetings" },
    UNDONE: { description: 'Careers leader took an earlier change back' },
  },
});

@ObjectType({ description: 'What was learned about one criterion' })
export class LearnedCriterion {
  @Field(() => Criterion, { description: 'Criterion this is about' })
  readonly criterion: Criterion;

  @Field(() => Float, { description: 'Weight before, 0 to 1' })
  readonly before: number;

  @Field(() => Float, { description: 'Weight after, 0 to 1' })
  readonly after: number;

  @Field(() => String, { description: 'What changed and why, in a sentence' })
  readonly summary: string;
}

@ObjectType({ description: 'Why weights were learned, for a page' })
export class LearningExplanation {
  @Field(() => Int, { description: "Number of students' answers it rests on, 30 or more" })
  readonly responses: number;

  @Field(() => String, { description: 'What was learned from' })
  readonly summary: string;

  @Field(() => [LearnedCriterion], { description: 'One entry per criterion' })
  readonly criteria: readonly LearnedCriterion[];

  @Field(() => String, { description: 'What would undo it' })
  readonly undo: string;
}

/** `before` and `after` are added by the resolver. */
@ObjectType({ description: "Change to a school's weights for matching" })
export class MatchingWeightsChange {
  @Field(() => ID, { description: 'ID of the change' })
  readonly id: string;

  @Field(() => MatchingWeightsChangeReason, { description: 'How it came about' })
  readonly reason: MatchingWeightsChangeReason;

  @Field(() => DateTime, { description: 'Timestamp of when the weights changed' })
  readonly madeAt: Date;

  @Field(() => ID, { nullable: true, description: 'ID of the person who made it; null where it was learned' })
  readonly madeBy: string | null;

  @Field(() => LearningExplanation, { nullable: true, description: 'What was learned and why; null where it was not learned' })
  readonly explanation: LearningExplanation | null;

  @Field(() => ID, { nullable: true, description: 'ID of the change it took back; null where it took none back' })
  readonly undoes: string | null;
}

export const MatchingWeightsChangeConnection = connectionOf(MatchingWeightsChange);

/** `current`, `defaults`, `areDefaults` and `history` are added by the resolver. */
@ObjectType({ description: 'How much each criterion of matching counts at a school' })
export class SchoolMatchingWeights {
  @Field(() => Int, { description: 'Version to base a change on' })
  readonly version: number;
}
