import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { AccessNeed } from '../shared/access-need.type';
import { connectionOf } from '../shared/paging.type';
import { Route } from '../shared/route.type';

export enum Listing {
  DRAFT = 'DRAFT',
  AWAITING_CONFIRMATION = 'AWAITING_CONFIRMATION',
  LISTED = 'LISTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(Listing, {
  name: 'Listing',
  description: 'How far a role model is on the way to being put forward',
  valuesConfig: {
    DRAFT: { description: 'Profile is not complete' },
    AWAITING_CONFIRMATION: { description: 'Somebody has still to say that they know them' },
    LISTED: { description: 'May be put forward' },
    WITHDRAWN: { description: 'No longer there to be met' },
  },
});

export enum HereFor {
  OWN_SCHOOLS = 'OWN_SCHOOLS',
  AREA = 'AREA',
  EVERYONE = 'EVERYONE',
}
registerEnumType(HereFor, {
  name: 'HereFor',
  description: 'Schools a role model is there for',
  valuesConfig: {
    OWN_SCHOOLS: { description: 'Schools they went to' },
    AREA: { description: 'Schools within their travel limit' },
    EVERYONE: { description: 'Every school' },
  },
});

/** What everybody may read who may read the role model at all; the resolvers add what stands elsewhere and what is closed. */
@ObjectType({ description: 'Person students can meet, from an employer or from the alumni of a school' })
export class RoleModel {
  @Field(() => ID, { description: 'ID of the role model' })
  readonly id: string;

  @Field(() => String, { description: 'Given name' })
  readonly givenName: string;

  @Field(() => String, { description: 'What they do, in a line' })
  readonly headline: string;

  @Field(() => String, { description: 'What they say about themself' })
  readonly about: string;

  @Field(() => Route, { nullable: true, description: 'Route they took from school into work' })
  readonly route: Route | null;

  @Field(() => Boolean, { description: 'Whether they would meet students online' })
  readonly isOnline: boolean;

  @Field(() => Boolean, { description: 'Whether they would meet students in person' })
  readonly isInPerson: boolean;

  @Field(() => [EncounterForm], { description: 'Forms of encounter they offer' })
  readonly forms: readonly EncounterForm[];

  @Field(() => [Int], { description: 'Year groups they would meet, 7 to 14' })
  readonly yearGroups: readonly number[];

  @Field(() => Int, { nullable: true, description: 'Largest group they would meet; null for any size' })
  readonly largestGroup: number | null;

  @Field(() => [AccessNeed], { description: 'Adjustments they can make' })
  readonly accessNeedsMet: readonly AccessNeed[];
}

export const RoleModelConnection = connectionOf(RoleModel);

@InputType({ description: 'Which role models to list: those who fit each part that is given' })
export class RoleModelFilter {
  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name, in any order; at most 100 characters' })
  readonly search?: string | null;

  @Field(() => String, { nullable: true, description: 'SOC 2020 code of any level that they work or worked in' })
  readonly occupation?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a sector that they work or worked in, or talk about' })
  readonly sector?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a school subject that they talk about, or that their present work uses every week',
  })
  readonly subject?: string | null;

  @Field(() => ID, { nullable: true, description: 'ID of their employer' })
  readonly employerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they would meet students online' })
  readonly isOnline?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'ID of a school that confirmed them as its alumni; outside that school, those only who show that they went there',
  })
  readonly alumniOfSchoolId?: string | null;
}
