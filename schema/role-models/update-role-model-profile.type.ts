import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { AccessNeed } from '../shared/access-need.type';
import { InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { Route } from '../shared/route.type';
import { Day } from '../shared/scalars';
import { RoleModel } from './role-model.type';

@InputType({ description: 'One job in a working life' })
export class CareerInput {
  @Field(() => String, { description: 'SOC 2020 code of the unit group, four digits; the query `occupations` finds it' })
  readonly occupation: string;

  @Field(() => String, { description: 'Title of the job in their own words, 2 to 100 characters' })
  readonly jobTitle: string;

  @Field(() => Day, { description: 'First day of the job, today or earlier' })
  readonly startedOn: string;

  @Field(() => Day, { nullable: true, description: 'Last day of the job, today or earlier; null for a present one' })
  readonly endedOn?: string | null;
}

@InputType({
  description: 'What to change in a profile: a part that is left out stays as it is, a list that is given replaces the old one',
})
export class UpdateRoleModelProfileInput {
  @Field(() => ID, { description: 'ID of the role model, who must be the viewer' })
  readonly roleModelId: string;

  @Field(() => Int, { description: 'Version the change is based on' })
  readonly expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'What they do, in a line of 3 to 120 characters, without contact details' })
  readonly headline?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What they say about themself, at most 2,000 characters, without contact details',
  })
  readonly about?: string | null;

  @Field(() => [CareerInput], { nullable: true, description: '1 to 20 jobs, the most telling first; they may overlap' })
  readonly careers?: readonly CareerInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of sectors they can talk about, at most 20' })
  readonly topicSectors?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of school subjects they can talk about, at most 20' })
  readonly topicSubjects?: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Barriers they overcame, at most 5, each told in 10 to 1,000 characters',
  })
  readonly barriersOvercome?: readonly string[] | null;

  @Field(() => Route, { nullable: true, description: 'Route they took from school into work; null says nothing about it' })
  readonly route?: Route | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Level of qualification they began their field at, 0 to 8; null says nothing about it. Only they and operators read it as it is, but it counts for how near their path is to a student, and students and school staff can work it out from that number',
  })
  readonly startingLevel?: number | null;

  @Field(() => Day, { nullable: true, description: 'Day they left school; null says nothing about it' })
  readonly leftSchoolOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day they entered their present field; null says nothing about it' })
  readonly enteredFieldOn?: string | null;

  @Field(() => [EncounterForm], { nullable: true, description: 'Forms of encounter they offer, at least one' })
  readonly forms?: readonly EncounterForm[] | null;

  @Field(() => [Int], { nullable: true, description: 'Year groups they would meet, 7 to 14, at least one' })
  readonly yearGroups?: readonly number[] | null;

  @Field(() => Int, { nullable: true, description: 'Largest group they would meet, 1 to 5,000; null for any size' })
  readonly largestGroup?: number | null;

  @Field(() => [AccessNeed], { nullable: true, description: 'Adjustments they can make' })
  readonly accessNeedsMet?: readonly AccessNeed[] | null;
}

@ObjectType({ description: 'Profile was changed' })
class RoleModelProfileUpdated {
  @Field(() => RoleModel, { description: 'Role model as they are now' })
  readonly roleModel: RoleModel;
}

@ObjectType({ implements: Problem, description: 'Role model was changed meanwhile: look at them as they are now, then decide' })
export class StaleRoleModel extends Problem {
  @Field(() => RoleModel, { description: 'Role model as they are now' })
  readonly roleModel: RoleModel;
}

export const UpdateRoleModelProfileResult = resultUnion('UpdateRoleModelProfileResult', 'Outcome of changing a profile', () => [
  RoleModelProfileUpdated,
  StaleRoleModel,
  InvalidInput,
]);
