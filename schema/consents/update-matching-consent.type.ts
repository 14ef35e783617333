import { AgreedBy } from '../students/student-record.type';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { RoleModel } from '../role-models/role-model.type';
import { InvalidInput, Problem, resultUnion } from '../shared/problem.type';
import { TraitKind } from '../shared/trait-kind.type';
import { Student } from '../students/student.type';

@InputType({ description: 'What one person agrees may be done with one fact about their background' })
export class UpdateMatchingConsentInput {
  @Field(() => ID, { nullable: true, description: 'ID of the student it is about; else roleModelId is needed' })
  readonly studentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'ID of the role model it is about, who must be the viewer; else studentId is needed',
  })
  readonly roleModelId?: string | null;

  @Field(() => TraitKind, { description: 'Kind of fact' })
  readonly kind: TraitKind;

  @Field(() => String, {
    description:
      'What it is: FEMALE, MALE or OTHER for SEX, an outcode for TOWN, ID of a school for SCHOOL, a language code for FIRST_LANGUAGE, name of a group for ETHNIC_GROUP, `yes` for the others',
  })
  readonly value: string;

  @Field(() => Boolean, {
    description:
      "Whether it may be used for matching; with false the next suggestion no longer knows it. A role model's fact is then forgotten altogether; a student's own no is kept, so that nobody else can say yes to it, and which fact it is about is told to nobody but them. That they said something of the kind can be told, as from year 9 on a parent's yes to any value of it is refused; of a kind whose only value is `yes`, that is the no",
  })
  readonly mayBeUsed: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether it may also be shown to those who meet them; only for role models, as a student's traits are never shown, and only with mayBeUsed. Not showing it hides the fact, not its effect: used, it can still move how high they stand for groups of five or more, so staff who look at the numbers could work it out",
  })
  readonly mayBeShown: boolean;

  @Field(() => AgreedBy, {
    nullable: true,
    description:
      'Whose yes it is, needed where a student agrees: students for themselves, a parent where staff record what they said',
  })
  readonly agreedBy?: AgreedBy | null;
}

@ObjectType({ description: 'What one person agreed may be done with one fact about their background' })
export class MatchingConsent {
  @Field(() => TraitKind, { description: 'Kind of fact' })
  readonly kind: TraitKind;

  @Field(() => String, { description: 'What it is, as it is kept' })
  readonly value: string;

  @Field(() => Boolean, { description: 'Whether it may be used for matching; where not, nobody but they themself can read it' })
  readonly mayBeUsed: boolean;

  @Field(() => Boolean, { description: 'Whether it may be shown to those who meet them' })
  readonly mayBeShown: boolean;
}

@ObjectType({ description: 'Consent was changed; matching knows at once' })
class MatchingConsentUpdated {
  @Field(() => MatchingConsent, { description: 'What holds from now on' })
  readonly consent: MatchingConsent;

  @Field(() => Student, { nullable: true, description: 'Student it is about; null where it is about a role model' })
  readonly student: Student | null;

  @Field(() => RoleModel, { nullable: true, description: 'Role model it is about; null where it is about a student' })
  readonly roleModel: RoleModel | null;
}

@ObjectType({
  implements: Problem,
  description:
    "Student said something of this kind themself, so a parent's yes to any value of it is refused alike; which value they took back is not told",
})
class StudentHasDecided extends Problem {}

export const UpdateMatchingConsentResult = resultUnion('UpdateMatchingConsentResult', 'Outcome of changing a consent', () => [
  MatchingConsentUpdated,
  StudentHasDecided,
  InvalidInput,
]);
