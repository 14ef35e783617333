import { Field, Int, ObjectType } from 'type-graphql';

/** What audiences are told by, whatever they are for: all students who fit each part that is given. */
@ObjectType()
export abstract class AudienceParts {
  @Field(() => Int, { nullable: true, description: 'Year group, 7 to 14' })
  readonly yearGroup: number | null;

  @Field(() => String, { nullable: true, description: 'Tutor group, such as 9B' })
  readonly tutorGroup: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the subject they all take' })
  readonly subject: string | null;
}
