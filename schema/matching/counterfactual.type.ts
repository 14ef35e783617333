import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What would have to be otherwise. */
export enum CounterfactualKind {
  CAPACITY = 'CAPACITY',
  TRAVEL_LIMIT = 'TRAVEL_LIMIT',
  ONLINE = 'ONLINE',
  IN_PERSON = 'IN_PERSON',
  DATES = 'DATES',
  PARTS_OF_DAY = 'PARTS_OF_DAY',
  FORM = 'FORM',
  YEAR_GROUPS = 'YEAR_GROUPS',
  GROUP_SIZE = 'GROUP_SIZE',
  ACCESS_NEEDS = 'ACCESS_NEEDS',
  SECTORS = 'SECTORS',
  OCCUPATIONS = 'OCCUPATIONS',
  SUBJECTS = 'SUBJECTS',
  SEX = 'SEX',
  WEIGHT = 'WEIGHT',
}
registerEnumType(CounterfactualKind, {
  name: 'CounterfactualKind',
  description: 'What would have to be otherwise for a role model to be among the first suggested',
  valuesConfig: {
    CAPACITY: { description: 'How many meetings they take in a month' },
    TRAVEL_LIMIT: { description: 'How far they travel' },
    ONLINE: { description: 'Whether meeting online is welcome' },
    IN_PERSON: { description: 'Whether meeting in person is welcome' },
    DATES: { description: 'Days asked for' },
    PARTS_OF_DAY: { description: 'Parts of the day asked for' },
    FORM: { description: 'Form asked for' },
    YEAR_GROUPS: { description: 'Year groups of the audience, or those they meet' },
    GROUP_SIZE: { description: 'Students at a time' },
    ACCESS_NEEDS: { description: 'Adjustments they confirmed' },
    SECTORS: { description: 'Sectors asked for' },
    OCCUPATIONS: { description: 'Occupations asked for' },
    SUBJECTS: { description: 'Subjects asked for' },
    SEX: { description: 'Sex asked for' },
    WEIGHT: { description: 'Weight of one component of the score' },
  },
});

@ObjectType({ description: 'Smallest change of one kind that would help a role model to be suggested' })
export class Counterfactual {
  @Field(() => CounterfactualKind, { description: 'What would change' })
  readonly kind: CounterfactualKind;

  @Field(() => String, { description: 'Change in a sentence' })
  readonly explanation: string;

  @Field(() => Boolean, { description: 'Whether this change alone would bring them among the first 20 suggested' })
  readonly isEnough: boolean;
}
