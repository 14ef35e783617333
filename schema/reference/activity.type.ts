import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { Occupation } from './occupation.type';

@ObjectType({ description: 'Something students do at school outside lessons' })
export class Activity {
  @Field(() => String, { description: 'Code of the activity, such as robotics-club' })
  readonly code: string;

  @Field(() => String, { description: 'Name of the activity' })
  readonly title: string;

  @Field(() => [Occupation], { description: 'Occupations it can lead to' })
  readonly occupations: readonly Occupation[];
}

export const ActivityConnection = connectionOf(Activity);
