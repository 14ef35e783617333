import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PartOfDay } from '../shared/part-of-day.type';
import { Day } from '../shared/scalars';
import { TraitKind } from '../shared/trait-kind.type';

/** `occupation` is added by the role model resolver. */
@ObjectType({ description: 'One job in a working life' })
export class Career {
  @Field(() => String, { description: 'Title of the job, in their own words' })
  readonly jobTitle: string;

  @Field(() => Day, { description: 'First day of the job' })
  readonly startedOn: string;

  @Field(() => Day, { nullable: true, description: 'Last day of the job; null for a present one' })
  readonly endedOn: string | null;
}

/** `school` is added by the role model resolver. */
@ObjectType({ description: 'School a role model went to' })
export class RoleModelSchool {
  @Field(() => Day, { description: 'Day they left the school' })
  readonly leftOn: string;

  @Field(() => Boolean, { description: 'Whether staff of the school confirmed that they know them' })
  readonly isConfirmed: boolean;
}

@ObjectType({ description: "Fact about a role model's background that they chose to show" })
export class ShownTrait {
  @Field(() => TraitKind, { description: 'Kind of fact' })
  readonly kind: TraitKind;

  @Field(() => String, { description: 'What it is: an outcode, ID of a school, language code, name of a group, or `yes`' })
  readonly value: string;
}

@ObjectType({ description: "Fact about a role model's own background, and what they agreed may be done with it" })
export class OwnTrait {
  @Field(() => TraitKind, { description: 'Kind of fact' })
  readonly kind: TraitKind;

  @Field(() => String, { description: 'What it is: an outcode, ID of a school, language code, name of a group, or `yes`' })
  readonly value: string;

  @Field(() => Boolean, { description: 'Whether it may be used for matching' })
  readonly mayBeUsed: boolean;

  @Field(() => Boolean, { description: 'Whether it may be shown to those who meet them' })
  readonly mayBeShown: boolean;
}

@ObjectType({ description: 'Time of the week' })
export class UsualSlot {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday' })
  readonly weekday: number;

  @Field(() => PartOfDay, { description: 'Part of that day' })
  readonly part: PartOfDay;
}

@InputType({ description: 'Time of the week' })
export class UsualSlotInput {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday' })
  readonly weekday: number;

  @Field(() => PartOfDay, { description: 'Part of that day' })
  readonly part: PartOfDay;
}

@ObjectType({ description: 'Days a role model is away, the first and the last included' })
export class AwayPeriod {
  @Field(() => Day, { description: 'First day away' })
  readonly startsOn: string;

  @Field(() => Day, { description: 'Last day away' })
  readonly endsOn: string;
}

@InputType({ description: 'Days a role model is away, the first and the last included' })
export class AwayPeriodInput {
  @Field(() => Day, { description: 'First day away' })
  readonly startsOn: string;

  @Field(() => Day, { description: 'Last day away, the same day or a later one' })
  readonly endsOn: string;
}
