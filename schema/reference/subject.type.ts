import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';

@ObjectType({ description: 'Subject taught in English schools and colleges' })
export class Subject {
  @Field(() => String, { description: 'Code of the subject, such as physics' })
  readonly code: string;

  @Field(() => String, { description: 'Name of the subject' })
  readonly title: string;

  @Field(() => [String], { description: 'Key stages at which it is normally met, KS3 to KS5' })
  readonly keyStages: readonly string[];
}

export const SubjectConnection = connectionOf(Subject);
