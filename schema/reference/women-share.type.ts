import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

/** In the order in which figures are preferred. */
export enum ShareQuality {
  UK_WHOLE = 'UK_WHOLE',
  UK_WIDER = 'UK_WIDER',
  US_EXACT = 'US_EXACT',
  US_CLOSE = 'US_CLOSE',
  UK_PARENT = 'UK_PARENT',
  US_PROXY = 'US_PROXY',
}
registerEnumType(ShareQuality, {
  name: 'ShareQuality',
  description: 'How far a published figure may stand for an occupation in the UK',
  valuesConfig: {
    UK_WHOLE: { description: 'UK figure for (nearly) the whole occupation' },
    UK_WIDER: { description: 'UK figure for more people than the occupation' },
    US_EXACT: { description: 'American figure for the same occupation' },
    US_CLOSE: { description: 'American figure for mostly the same work' },
    UK_PARENT: { description: 'UK figure for the group of occupations above' },
    US_PROXY: { description: 'American figure for a wider or neighbouring occupation; tell it with a caveat' },
  },
});

@ObjectType({ description: 'Published share of women in an occupation' })
export class WomenShare {
  @Field(() => Float, { description: 'Share of women, 0 to 1' })
  readonly share: number;

  @Field(() => String, { description: 'Publication the figure rests on' })
  readonly source: string;

  @Field(() => Int, { nullable: true, description: 'Year the figure is of; null where the publication does not say' })
  readonly year: number | null;

  @Field(() => ShareQuality, { description: 'How far the figure may stand for this occupation' })
  readonly quality: `${ShareQuality}`;

  @Field(() => Boolean, { description: 'Whether the figure is only that of a neighbouring occupation' })
  readonly isProxy: boolean;
}
