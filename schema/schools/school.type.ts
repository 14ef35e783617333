import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MatchingWeights } from '../matching/weights.type';
import { connectionOf, PageArgs } from '../shared/paging.type';

export enum SchoolKind {
  SECONDARY = 'SECONDARY',
  SECONDARY_WITH_SIXTH_FORM = 'SECONDARY_WITH_SIXTH_FORM',
  SIXTH_FORM_COLLEGE = 'SIXTH_FORM_COLLEGE',
  SPECIAL = 'SPECIAL',
  ALTERNATIVE_PROVISION = 'ALTERNATIVE_PROVISION',
}
registerEnumType(SchoolKind, {
  name: 'SchoolKind',
  description: 'Kind of school or college',
  valuesConfig: {
    SECONDARY: { description: 'Secondary school, years 7 to 11' },
    SECONDARY_WITH_SIXTH_FORM: { description: 'Secondary school, years 7 to 13' },
    SIXTH_FORM_COLLEGE: { description: 'Sixth-form college, years 12 and 13' },
    SPECIAL: { description: 'Special school' },
    ALTERNATIVE_PROVISION: { description: 'School for students who cannot attend another' },
  },
});

/** `settings` is added by the school resolver. */
@ObjectType({ description: 'School or college' })
export class School {
  @Field(() => ID, { description: 'ID of the school' })
  readonly id: string;

  @Field(() => String, { description: 'Unique Reference Number in the national register of schools, six digits' })
  readonly urn: string;

  @Field(() => String, { description: 'Name of the school' })
  readonly name: string;

  @Field(() => SchoolKind, { description: 'Kind of school' })
  readonly kind: SchoolKind;

  @Field(() => String, { description: 'First half of its postcode, such as NE1' })
  readonly outcode: string;

  @Field(() => Int, { description: 'Youngest year group it teaches, 7 to 14' })
  readonly youngestYearGroup: number;

  @Field(() => Int, { description: 'Oldest year group it teaches, 7 to 14' })
  readonly oldestYearGroup: number;
}

export const SchoolConnection = connectionOf(School);

@ObjectType({ description: 'What a school decided for itself' })
export class SchoolSettings {
  @Field(() => String, { description: 'Code with which its alumni sign up' })
  readonly joiningCode: string;

  @Field(() => MatchingWeights, {
    nullable: true,
    description: "School's own weights for matching; null where the defaults apply",
  })
  readonly matchingWeights: MatchingWeights | null;
}

@InputType({ description: 'Which schools to list' })
export class SchoolFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words of the name, in any order, or the URN; at most 100 characters',
  })
  readonly search?: string | null;
}

@ArgsType()
export class SchoolsArgs extends PageArgs {
  @Field(() => SchoolFilter, { nullable: true, description: 'Which schools to list; all without it' })
  readonly filter?: SchoolFilter | null;
}
