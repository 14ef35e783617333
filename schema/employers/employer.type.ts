import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';

export enum EmployerSize {
  SOLE_TRADER = 'SOLE_TRADER',
  MICRO = 'MICRO',
  SMALL = 'SMALL',
  MEDIUM = 'MEDIUM',
  LARGE = 'LARGE',
}
registerEnumType(EmployerSize, {
  name: 'EmployerSize',
  description: 'Size of an employer by people employed',
  valuesConfig: {
    SOLE_TRADER: { description: 'One person' },
    MICRO: { description: 'Up to 9 people' },
    SMALL: { description: '10 to 49 people' },
    MEDIUM: { description: '50 to 249 people' },
    LARGE: { description: '250 people or more' },
  },
});

/** `sector` and `roleModels` are added by the employer resolver. */
@ObjectType({ description: 'Organisation that offers encounters with the world of work, also a sole trader' })
export class Employer {
  @Field(() => ID, { description: 'ID of the employer' })
  readonly id: string;

  @Field(() => String, { description: 'Name people know it by' })
  readonly name: string;

  @Field(() => EmployerSize, { description: 'Size by people employed' })
  readonly size: EmployerSize;

  @Field(() => String, { description: 'Outcode it is at, such as NE1' })
  readonly outcode: string;

  @Field(() => String, { description: 'What it does, in its own words' })
  readonly description: string;
}

export const EmployerConnection = connectionOf(Employer);

@InputType({ description: 'Which employers to list: those that fit each part that is given' })
export class EmployerFilter {
  @Field(() => String, { nullable: true, description: 'Beginnings of words of the name, in any order; at most 100 characters' })
  readonly search?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the sector' })
  readonly sector?: string | null;
}
