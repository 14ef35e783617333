import { Field, ID, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { MatchCriteria } from '../matching/match-criteria.type';
import { MatchingWeights } from '../matching/weights.type';
import { AccessNeed } from '../shared/access-need.type';
import { AudienceParts } from '../shared/audience.type';
import { connectionOf } from '../shared/paging.type';
import { PartOfDay } from '../shared/part-of-day.type';
import { DateTime, Day } from '../shared/scalars';

@ObjectType({ description: 'Students a school is looking for speakers for: all who fit each part that is given' })
export class Audience extends AudienceParts {
  @Field(() => Boolean, { description: 'Whether the students were named one by one' })
  readonly hasNamedStudents: boolean;
}

@ObjectType({ description: 'What a school is looking for: an audience, a purpose, criteria and dates' })
export class SpeakerRequest {
  @Field(() => ID, { description: 'ID of the request' })
  readonly id: string;

  @Field(() => ID, { description: 'ID of the school that asks' })
  readonly schoolId: string;

  @Field(() => String, { description: 'Title the school knows the request by' })
  readonly title: string;

  @Field(() => String, { description: 'Purpose, shared with everybody who is invited' })
  readonly purpose: string;

  @Field(() => EncounterForm, { description: 'Form of the encounter asked for' })
  readonly form: EncounterForm;

  @Field(() => Audience, { description: 'Students the encounter is for' })
  readonly audience: Audience;

  @Field(() => Day, { description: 'First day that suits' })
  readonly startsOn: string;

  @Field(() => Day, { description: 'Last day that suits' })
  readonly endsOn: string;

  @Field(() => [PartOfDay], { description: 'Parts of the day that suit; empty means any' })
  readonly partsOfDay: readonly PartOfDay[];

  @Field(() => Boolean, { description: 'Whether meeting online would do' })
  readonly isOnlineWelcome: boolean;

  @Field(() => Boolean, { description: 'Whether meeting in person would do' })
  readonly isInPersonWelcome: boolean;

  @Field(() => [AccessNeed], { description: 'Adjustments the encounter must make' })
  readonly accessNeeds: readonly AccessNeed[];

  @Field(() => MatchCriteria, { description: 'What a suggested role model must have' })
  readonly criteria: MatchCriteria;

  @Field(() => MatchingWeights, { nullable: true, description: "Weights of this request; null where the school's own apply" })
  readonly weights: MatchingWeights | null;

  @Field(() => DateTime, { description: 'Timestamp of when the request was made' })
  readonly createdAt: Date;
}

export const SpeakerRequestConnection = connectionOf(SpeakerRequest);
