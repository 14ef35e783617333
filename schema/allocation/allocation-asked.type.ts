import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { AudienceParts } from '../shared/audience.type';
import { connectionOf } from '../shared/paging.type';
import { Day } from '../shared/scalars';

@ObjectType({ description: 'Students a plan is for: all enrolled when it was worked out who fit each part that is given' })
export class AllocationAudience extends AudienceParts {
  @Field(() => Boolean, { description: 'Whether the whole school is meant; then no other part is given' })
  readonly isWholeSchool: boolean;

  @Field(() => Int, { nullable: true, description: 'How many students were named one by one; null where none were' })
  readonly namedStudents: number | null;
}

/** `named` is added by the resolver. */
@ObjectType({ description: 'Offers a plan may use: all dates to come when it was worked out that fit each part that is given' })
export class AllocationOffers {
  @Field(() => Day, { nullable: true, description: 'First day on which a date may begin' })
  readonly startsOn: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which a date may begin' })
  readonly endsOn: string | null;

  @Field(() => [EncounterForm], { description: 'Forms the encounter may take; empty means any' })
  readonly forms: readonly EncounterForm[];
}

/** `student`, `offer` and `date` are added by the resolver. */
@ObjectType({ description: 'Student and date of an offer that staff settled: fixed, forbidden or required' })
export class AllocationPair {
  @Field(() => ID, { description: 'ID of the student' })
  readonly studentId: string;

  @Field(() => ID, { description: 'ID of the date' })
  readonly offerDateId: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it waits until it can hold again: its student was not in the audience, or its date full or not to be had, when the plan was worked out; null where it was not, or the student was erased',
  })
  readonly isWaiting: boolean | null;
}

export const AllocationPairConnection = connectionOf(AllocationPair);
