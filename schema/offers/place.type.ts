import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { DateTime } from '../shared/scalars';

/** `offer` and `date` are added by the place resolver. */
@ObjectType({ description: 'Place of a student at one date of an offer' })
export class Place {
  @Field(() => DateTime, { description: 'Timestamp of when the place was given to them' })
  readonly madeAt: Date;
}

export const PlaceConnection = connectionOf(Place);
