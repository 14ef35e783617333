import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { MatchCriteriaInput } from '../matching/match-criteria.type';
import { MatchingWeightsInput } from '../matching/weights.type';
import { AccessNeed } from '../shared/access-need.type';
import { PartOfDay } from '../shared/part-of-day.type';
import { IdempotencyKeyReused, InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { Day } from '../shared/scalars';
import { SpeakerRequest } from './speaker-request.type';

@InputType({ description: 'Students a school is looking for speakers for: all who fit each part that is given' })
export class AudienceInput {
  @Field(() => Int, { nullable: true, description: 'Year group, 7 to 14' })
  readonly yearGroup?: number | null;

  @Field(() => String, { nullable: true, description: 'Tutor group, such as 9B' })
  readonly tutorGroup?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a subject they all take' })
  readonly subject?: string | null;

  @Field(() => [ID], { nullable: true, description: 'IDs of students named one by one, at most 400' })
  readonly studentIds?: readonly string[] | null;
}

@InputType({ description: 'Speaker request to make' })
export class CreateSpeakerRequestInput {
  @Field(() => ID, { nullable: true, description: 'Key made by the client: the same key never makes a second request' })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: 'ID of the school that asks' })
  readonly schoolId: string;

  @Field(() => String, { description: 'Title the school knows the request by, 3 to 120 characters' })
  readonly title: string;

  @Field(() => String, { description: 'Purpose, shared with everybody who is invited, 10 to 2,000 characters' })
  readonly purpose: string;

  @Field(() => EncounterForm, { description: 'Form of the encounter asked for' })
  readonly form: EncounterForm;

  @Field(() => AudienceInput, { description: 'Students the encounter is for; at least one part is needed' })
  readonly audience: AudienceInput;

  @Field(() => Day, { description: 'First day that suits, today or later' })
  readonly startsOn: string;

  @Field(() => Day, {
    description: 'Last day that suits, at most 366 days after the first, and by 31 August of the next school year',
  })
  readonly endsOn: string;

  @Field(() => [PartOfDay], { defaultValue: [], description: 'Parts of the day that suit; empty means any' })
  readonly partsOfDay: readonly PartOfDay[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether meeting online would do' })
  readonly isOnlineWelcome: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether meeting in person would do' })
  readonly isInPersonWelcome: boolean;

  @Field(() => [AccessNeed], { defaultValue: [], description: 'Adjustments the encounter must make' })
  readonly accessNeeds: readonly AccessNeed[];

  @Field(() => MatchCriteriaInput, { nullable: true, description: 'What a suggested role model must have' })
  readonly criteria?: MatchCriteriaInput | null;

  @Field(() => MatchingWeightsInput, { nullable: true, description: "Weights of this request instead of the school's own" })
  readonly weights?: MatchingWeightsInput | null;
}

@ObjectType({ description: 'Speaker request was made' })
class SpeakerRequestCreated {
  @Field(() => SpeakerRequest, { description: 'Request that was made' })
  readonly speakerRequest: SpeakerRequest;
}

@ObjectType({
  implements: Problem,
  description: 'Audience has fewer than 5 students: only those who may read traits may ask for so few',
})
class AudienceTooSmall extends Problem {
  @Field(() => Int, { description: 'Least number of students this viewer may ask for' })
  readonly least: number;
}

export const CreateSpeakerRequestResult = resultUnion('CreateSpeakerRequestResult', 'Outcome of making a speaker request', () => [
  SpeakerRequestCreated,
  AudienceTooSmall,
  IdempotencyKeyReused,
  InvalidInput,
]);
