import { ArgsType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../shared/paging.type';

/** The sexes that published employment statistics tell apart. */
export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
}
registerEnumType(Sex, {
  name: 'Sex',
  description: 'Sex as employment statistics record it',
  valuesConfig: { FEMALE: { description: 'Women and girls' }, MALE: { description: 'Men and boys' } },
});

@ObjectType({ description: 'What a suggested role model must have, whatever their score' })
export class MatchCriteria {
  @Field(() => [String], { description: 'Codes of sectors, one of which they work in or talk about; empty means any' })
  readonly sectors: readonly string[];

  @Field(() => [String], { description: 'SOC 2020 codes of any level, one of which they work or worked in; empty means any' })
  readonly occupations: readonly string[];

  @Field(() => [String], { description: 'Codes of school subjects, one of which their work uses; empty means any' })
  readonly subjects: readonly string[];

  @Field(() => Sex, { nullable: true, description: 'Sex they must have said may be shown; null means any' })
  readonly sex: Sex | null;
}

@InputType({ description: 'What a suggested role model must have, whatever their score' })
export class MatchCriteriaInput {
  @Field(() => [String], { defaultValue: [], description: 'Codes of sectors, one of which they must work in or talk about' })
  readonly sectors: readonly string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'SOC 2020 codes of any level, one of which they must work or have worked in',
  })
  readonly occupations: readonly string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of school subjects, one of which their work must use' })
  readonly subjects: readonly string[];

  @Field(() => Sex, { nullable: true, description: 'Sex they must have; only role models who said it may be shown are found' })
  readonly sex?: Sex | null;
}

@ArgsType()
export class MatchesArgs extends PageArgs {
  @Field(() => MatchCriteriaInput, { nullable: true, description: 'What each role model must have' })
  readonly criteria?: MatchCriteriaInput | null;
}
