import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { Condition } from './condition.type';
import { Criterion } from './criterion.type';

@ObjectType({ description: 'One component of a score, and why' })
export class Reason {
  @Field(() => Criterion, { description: 'Component this is about' })
  readonly criterion: Criterion;

  @Field(() => Float, { description: 'Weight of the component, 0 to 1; 0 where nothing is known of the students for it' })
  readonly weight: number;

  @Field(() => Float, { description: 'Value of the component, 0 to 1' })
  readonly value: number;

  @Field(() => Float, { description: 'Weight times value; the contributions of a suggestion add up to its score' })
  readonly contribution: number;

  @Field(() => String, { description: 'Reason in a sentence' })
  readonly summary: string;

  @Field(() => String, { nullable: true, description: 'Publication and year behind a claim about a stereotype' })
  readonly source: string | null;
}

@ObjectType({ description: 'How many students a suggestion is for' })
export class SuggestionAudience {
  @Field(() => Int, { description: 'Number of students asked about' })
  readonly size: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of them whose interests this role model speaks to; null where these, or the rest, are fewer than 5 and the viewer may not see so few',
  })
  readonly reached: number | null;
}

/** `roleModel` is added by the matching resolver. */
@ObjectType({ description: 'Role model put forward, with a score and its reasons' })
export class Suggestion {
  @Field(() => Float, { description: 'Score for one student, or reach over an audience, 0 to 1' })
  readonly score: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much of what they can do in 90 days schools have asked of them, 0 to 1; null to students. Before an audience it decides order, as if reach were up to 30% lower, and is no part of the score',
  })
  readonly load: number | null;

  @Field(() => [Reason], { description: 'One reason per component' })
  readonly reasons: readonly Reason[];

  @Field(() => SuggestionAudience, { description: 'Students the suggestion is for' })
  readonly audience: SuggestionAudience;

  @Field(() => [String], { description: 'What to know before inviting, each a sentence' })
  readonly warnings: readonly string[];
}

export const SuggestionConnection = connectionOf(Suggestion);

@ObjectType({ description: 'Hard condition a role model does not meet' })
export class FailedCondition {
  @Field(() => Condition, { description: 'Condition that is not met' })
  readonly condition: Condition;

  @Field(() => String, { description: 'What stands in the way, and to staff what would have to change' })
  readonly explanation: string;
}

/** `roleModel` is added by the matching resolver. */
@ObjectType({ description: 'Why a role model is or is not suggested to a student' })
export class MatchExplanation {
  @Field(() => Boolean, { description: 'Whether every hard condition is met' })
  readonly isEligible: boolean;

  @Field(() => [FailedCondition], {
    description:
      'Hard conditions that are not met; empty where the role model may be suggested. Students read which it is and no particulars, and AVAILABLE_AT_PRESENT in place of those that tell what their school or the role model decided',
  })
  readonly failedConditions: readonly FailedCondition[];

  @Field(() => Float, {
    description: 'Score for this student, 0 to 1, whether or not the conditions are met; 0 while the role model is paused',
  })
  readonly score: number;

  @Field(() => [Reason], { description: 'One reason per component; empty while the role model is paused' })
  readonly reasons: readonly Reason[];

  @Field(() => [String], {
    description: 'What to know before inviting, each a sentence; empty for students, and while the role model is paused',
  })
  readonly warnings: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Distance to the school, great circle, rounded up to whole kilometres; null to students, where unknown, and while the role model is paused',
  })
  readonly distanceKm: number | null;
}
