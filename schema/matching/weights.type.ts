import { Field, Float, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How much each component counts in a score; weights sum to 1' })
export class MatchingWeights {
  @Field(() => Float, { description: "Weight of the students' interests, 0 to 1" })
  readonly interest: number;

  @Field(() => Float, { description: 'Weight of shared background, 0 to 1' })
  readonly background: number;

  @Field(() => Float, { description: 'Weight of contradicting the stereotype of an occupation, 0 to 1' })
  readonly counterStereotype: number;

  @Field(() => Float, { description: 'Weight of differing from past encounters, 0 to 1' })
  readonly variety: number;

  @Field(() => Float, { description: "Weight of a path within the students' reach, 0 to 1" })
  readonly attainability: number;
}

@InputType({ description: 'How much each component counts; each from 0 to 1, together 1' })
export class MatchingWeightsInput {
  @Field(() => Float, { description: "Weight of the students' interests" })
  readonly interest: number;

  @Field(() => Float, { description: 'Weight of shared background' })
  readonly background: number;

  @Field(() => Float, { description: 'Weight of contradicting the stereotype of an occupation' })
  readonly counterStereotype: number;

  @Field(() => Float, {
    description:
      'Weight of differing from past encounters; not all of it for a school, a mentoring session or a project, as it does not count for the latter two',
  })
  readonly variety: number;

  @Field(() => Float, { description: "Weight of a path within the students' reach" })
  readonly attainability: number;
}
