import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../shared/paging.type';
import { Day } from '../shared/scalars';

/** What everybody may read who may read the student at all; the resolvers add what stands elsewhere and what is closed. */
@ObjectType({ description: 'One person enrolled at one school; the record belongs to them' })
export class Student {
  @Field(() => ID, { description: 'ID of the enrolment' })
  readonly id: string;

  @Field(() => String, { description: 'Given name' })
  readonly givenName: string;

  @Field(() => String, { description: 'Family name' })
  readonly familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 14' })
  readonly yearGroup: number;

  @Field(() => String, { description: 'Tutor group, such as 9B' })
  readonly tutorGroup: string;

  @Field(() => Day, { description: 'First day of the enrolment' })
  readonly enrolledOn: string;

  @Field(() => Day, { nullable: true, description: 'Last day of the enrolment; null while it lasts' })
  readonly leftOn: string | null;

  @Field(() => Boolean, { description: 'Whether this is the main enrolment of somebody who is registered at two schools' })
  readonly isMain: boolean;

  @Field(() => String, { nullable: true, description: 'What drives them, in their own words' })
  readonly motivation: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Level of qualification predicted, 0 to 8 as in the Regulated Qualifications Framework',
  })
  readonly predictedLevel: number | null;
}

export const StudentConnection = connectionOf(Student);

@InputType({ description: 'Which students to list: those who fit each part that is given' })
export class StudentFilter {
  @Field(() => ID, { description: 'ID of the school; a student finds only themself there' })
  readonly schoolId: string;

  @Field(() => Int, { nullable: true, description: 'Year group, 7 to 14' })
  readonly yearGroup?: number | null;

  @Field(() => String, { nullable: true, description: 'Tutor group, such as 9B, in upper or lower case' })
  readonly tutorGroup?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a subject they take' })
  readonly subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name, in any order, at most 100 characters' })
  readonly search?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most meaningful encounters they may have had at this school so far; 0 finds who is still without',
  })
  readonly mostEncounters?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to list those who left as well' })
  readonly includesLeft: boolean;
}

@ArgsType()
export class StudentsArgs extends PageArgs {
  @Field(() => StudentFilter, { description: 'Which students to list' })
  readonly filter: StudentFilter;
}
