import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { AccessNeed } from '../shared/access-need.type';
import { connectionOf, PageArgs } from '../shared/paging.type';
import { DateTime, Day } from '../shared/scalars';

/** `placesLeft` is added by the offer resolver. */
@ObjectType({ description: 'One time an offer is held' })
export class OfferDate {
  @Field(() => ID, { description: 'ID of the date' })
  readonly id: string;

  @Field(() => DateTime, { description: 'Timestamp of when it begins' })
  readonly startsAt: Date;

  @Field(() => DateTime, { description: 'Timestamp of when it ends' })
  readonly endsAt: Date;

  @Field(() => Int, { description: 'Most students who can come, of all schools together' })
  readonly capacity: number;
}

/** `employer`, `roleModels` and `dates` are added by the offer resolver. */
@ObjectType({ description: 'What an employer or a role model is willing to do for students' })
export class Offer {
  @Field(() => ID, { description: 'ID of the offer' })
  readonly id: string;

  @Field(() => String, { description: 'What it is, in a line' })
  readonly title: string;

  @Field(() => String, { description: 'What students would do, see or hear' })
  readonly description: string;

  @Field(() => EncounterForm, { description: 'Form the encounter takes' })
  readonly form: EncounterForm;

  @Field(() => Boolean, { description: 'Whether it takes place online' })
  readonly isOnline: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Outcode it takes place in, such as NE1; null online, and where they come to the school',
  })
  readonly outcode: string | null;

  @Field(() => Int, { description: 'Least number of students a date is held for' })
  readonly minimumAudience: number;

  @Field(() => [Int], { description: 'Year groups it is for, 7 to 14' })
  readonly yearGroups: readonly number[];

  @Field(() => [AccessNeed], { description: 'Adjustments that can be made' })
  readonly accessNeedsMet: readonly AccessNeed[];
}

export const OfferConnection = connectionOf(Offer);

@InputType({ description: 'Which offers to list: those that fit each part that is given' })
export class OfferFilter {
  @Field(() => EncounterForm, { nullable: true, description: 'Form the encounter takes' })
  readonly form?: EncounterForm | null;

  @Field(() => Int, { nullable: true, description: 'Year group it must be for, 7 to 14' })
  readonly yearGroup?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a sector that the employer is in, or that one of its role models works or worked in, or talks about',
  })
  readonly sector?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a school subject that one of its role models talks about, or uses every week in present work',
  })
  readonly subject?: string | null;

  @Field(() => ID, { nullable: true, description: 'ID of the employer' })
  readonly employerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it takes place online' })
  readonly isOnline?: boolean | null;

  @Field(() => Day, { nullable: true, description: 'First day on which a date would do; from now on where it is left out' })
  readonly startsOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which a date would do, the first or a later one' })
  readonly endsOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a date that would do has places left' })
  readonly hasPlacesLeft?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "ID of a school it must be there for: the school lies in its area and, where it names role models, one of them is there for that school's people; who is there for their own schools only counts at the viewer's schools, and for operators",
  })
  readonly schoolId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Most kilometres from that school to where it takes place, 1 to 500; what is online or at the school always fits',
  })
  readonly withinKm?: number | null;
}

@ArgsType()
export class OffersArgs extends PageArgs {
  @Field(() => OfferFilter, { nullable: true, description: 'Which of them to list' })
  readonly filter?: OfferFilter | null;
}
