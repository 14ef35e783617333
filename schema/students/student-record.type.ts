import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EncounterForm } from '../encounters/encounter-form.type';
import { EncounterKind } from '../encounters/encounter-kind.type';
import { AccessNeed } from '../shared/access-need.type';
import { connectionOf } from '../shared/paging.type';
import { DateTime, Day } from '../shared/scalars';
import { TraitKind } from '../shared/trait-kind.type';
import { BarrierKind } from './barrier-kind.type';

export enum InterestKind {
  SUBJECT = 'SUBJECT',
  SECTOR = 'SECTOR',
  OCCUPATION = 'OCCUPATION',
}
registerEnumType(InterestKind, {
  name: 'InterestKind',
  description: 'What an interest is in',
  valuesConfig: {
    SUBJECT: { description: 'School subject' },
    SECTOR: { description: 'Sector of the economy' },
    OCCUPATION: { description: 'Occupation' },
  },
});

export enum InterestStrength {
  A_LITTLE = 'A_LITTLE',
  QUITE = 'QUITE',
  VERY = 'VERY',
}
registerEnumType(InterestStrength, {
  name: 'InterestStrength',
  description: 'How interested a student is',
  valuesConfig: {
    A_LITTLE: { description: 'Counts 0.3' },
    QUITE: { description: 'Counts 0.6' },
    VERY: { description: 'Counts 0.9' },
  },
});

/** `title` is added by the student resolver. */
@ObjectType({ description: 'Something a student is interested in' })
export class StudentInterest {
  @Field(() => InterestKind, { description: 'What the interest is in' })
  readonly kind: InterestKind;

  @Field(() => String, { description: 'Code of the subject, sector or occupation' })
  readonly code: string;

  @Field(() => InterestStrength, { description: 'How interested they are' })
  readonly strength: InterestStrength;
}

/** `subject` is added by the student resolver. */
@ObjectType({ description: 'Subject a student takes' })
export class StudentSubject {
  @Field(() => String, { nullable: true, description: 'Grade predicted, as the school writes it' })
  readonly predictedGrade: string | null;
}

@ObjectType({ description: 'What gives a student a stronger claim on an encounter, recorded by the school' })
export class StudentNeed {
  @Field(() => Boolean, { description: 'Whether they have special educational needs or disabilities' })
  readonly hasSend: boolean;

  @Field(() => Boolean, { description: 'Whether the school counts them as disadvantaged' })
  readonly isDisadvantaged: boolean;

  @Field(() => Boolean, { description: 'Whether they are often absent' })
  readonly isOftenAbsent: boolean;
}

@ObjectType({ description: 'What stands in the way of a student, and what would help them across' })
export class StudentBarrier {
  @Field(() => BarrierKind, { description: 'What stands in the way' })
  readonly kind: BarrierKind;

  @Field(() => String, { nullable: true, description: 'What would help; null where nobody has said' })
  readonly bridge: string | null;
}

@ObjectType({ description: 'Adjustment an encounter must make for a student' })
export class StudentAccessNeed {
  @Field(() => AccessNeed, { description: 'Adjustment needed' })
  readonly need: AccessNeed;

  @Field(() => String, { nullable: true, description: "More about it, in staff's own words" })
  readonly note: string | null;
}

export enum AgreedBy {
  STUDENT = 'STUDENT',
  PARENT = 'PARENT',
}
registerEnumType(AgreedBy, {
  name: 'AgreedBy',
  description: "Who said yes to the use of a fact about a student's background",
  valuesConfig: { STUDENT: { description: 'Student themself' }, PARENT: { description: 'Parent, as staff recorded' } },
});

@ObjectType({ description: "Fact about a student's background, and whether it may be used for matching" })
export class StudentTrait {
  @Field(() => TraitKind, { description: 'Kind of fact' })
  readonly kind: TraitKind;

  @Field(() => String, { description: 'What it is: an outcode, ID of a school, language code, name of a group, or `yes`' })
  readonly value: string;

  @Field(() => Boolean, { description: 'Whether it may be used for matching' })
  readonly mayBeUsed: boolean;

  @Field(() => AgreedBy, { nullable: true, description: 'Whose word it is; null where nobody was asked' })
  readonly agreedBy: AgreedBy | null;

  @Field(() => DateTime, { nullable: true, description: 'Timestamp of when they said so; null where nobody was asked' })
  readonly agreedAt: Date | null;
}

/** `occupations` and `roleModels` are added by the student resolver. */
@ObjectType({ description: 'Encounter a student took part in' })
export class PastEncounter {
  @Field(() => ID, { description: 'ID of the encounter' })
  readonly id: string;

  @Field(() => Day, { description: 'Day it was held' })
  readonly heldOn: string;

  @Field(() => EncounterForm, { description: 'Form it took' })
  readonly form: EncounterForm;

  @Field(() => EncounterKind, { description: 'What it counts as' })
  readonly kind: EncounterKind;

  @Field(() => Boolean, { description: 'Whether it met the tests that make an encounter count' })
  readonly isMeaningful: boolean;
}

export const PastEncounterConnection = connectionOf(PastEncounter);
