import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageArgs } from '../shared/paging.type';
import { Sector } from './sector.type';
import { WomenShare } from './women-share.type';

export enum OccupationLevel {
  MAJOR = 'MAJOR',
  SUB_MAJOR = 'SUB_MAJOR',
  MINOR = 'MINOR',
  UNIT = 'UNIT',
}
registerEnumType(OccupationLevel, {
  name: 'OccupationLevel',
  description: 'Level of the Standard Occupational Classification 2020',
  valuesConfig: {
    MAJOR: { description: 'Major group, one digit' },
    SUB_MAJOR: { description: 'Sub-major group, two digits' },
    MINOR: { description: 'Minor group, three digits' },
    UNIT: { description: 'Unit group, four digits: one occupation' },
  },
});

/** `jobTitles` is added by the reference resolver. */
@ObjectType({ description: 'Occupation, or group of occupations, of the Standard Occupational Classification 2020' })
export class Occupation {
  @Field(() => String, { description: 'SOC 2020 code: text, one digit for each level' })
  readonly code: string;

  @Field(() => OccupationLevel, { description: 'Level of the classification the code stands at' })
  readonly level: `${OccupationLevel}`;

  @Field(() => String, { description: 'Title in the classification' })
  readonly title: string;

  @Field(() => Occupation, { nullable: true, description: 'Group above this one; null for a major group' })
  readonly parent: Occupation | null;

  @Field(() => WomenShare, {
    nullable: true,
    description: 'Best published share of women; null where there is no honest figure, which does not mean balance',
  })
  readonly womenShare: WomenShare | null;

  @Field(() => [Sector], { description: 'Sectors where most people do this work, the largest first; empty above unit groups' })
  readonly sectors: readonly Sector[];
}

export const OccupationConnection = connectionOf(Occupation);

@ArgsType()
export class OccupationsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'What people call the work, at most 100 characters, forgiving of typing; the closest come first, all in code order without it',
  })
  readonly search?: string | null;

  @Field(() => OccupationLevel, {
    defaultValue: OccupationLevel.UNIT,
    description: 'Level wanted; job titles are searched only for unit groups',
  })
  readonly level: `${OccupationLevel}`;
}

@ArgsType()
export class JobTitlesArgs {
  @Field(() => Int, { defaultValue: 10, description: 'Number of job titles wanted, 1 to 100' })
  readonly first: number;
}
