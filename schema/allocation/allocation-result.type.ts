import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { AllocationKind, AllocationStatus } from './allocation-words.type';

@ObjectType({ description: 'Students of one group, and what a proposal does for them' })
export class AllocationGroup {
  @Field(() => String, { nullable: true, description: 'Name of the group; null for those who did not state or share it' })
  readonly group: string | null;

  @Field(() => Int, { description: 'Students in it' })
  readonly students: number;

  @Field(() => Int, { description: 'Students with at least one place' })
  readonly placed: number;

  @Field(() => Int, { description: 'Students without any encounter, before and in this proposal' })
  readonly without: number;

  @Field(() => Float, { nullable: true, description: 'Least number of encounters, had and planned' })
  readonly minimumReached: number | null;

  @Field(() => Float, { nullable: true, description: 'Median number of encounters, had and planned' })
  readonly medianReached: number | null;
}

@ObjectType({ description: 'How many places meet somebody who contradicts the stereotype of their occupation' })
export class CounterStereotypeCoverage {
  @Field(() => Int, { description: 'Places for which a published share says whether they do' })
  readonly labelled: number;

  @Field(() => Int, { description: 'Places of these at which they do' })
  readonly covered: number;
}

/** `student`, `offer` and `date` are added by the resolver. */
@ObjectType({ description: 'Place that a proposal gives' })
export class ProposedPlace {
  @Field(() => Float, { nullable: true, description: 'Score, 0 to 1; null where staff fixed what is otherwise not possible' })
  readonly score: number | null;

  @Field(() => Boolean, { description: 'Whether staff fixed it or it is required by law' })
  readonly isFixed: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Which of the student’s ranked choices it is, 1 for the first; told of fixed places too, which `sumOfRanks` and `choicesMet` leave out. Null where it is none of them, or its date was deleted',
  })
  readonly rank: number | null;
}

export const ProposedPlaceConnection = connectionOf(ProposedPlace);

/** `offer` and `date` are added by the resolver. */
@ObjectType({ description: 'What one more place at a date would be worth' })
export class PlacePrice {
  @Field(() => Float, {
    description:
      'Rise of the sum of need times score with one place more, 0 or more. Sentences count it in perfect meetings: one is a score of 1 for a student of need 1; needs go up to 1.25, so one place may be worth more than one',
  })
  readonly value: number;

  @Field(() => String, { description: 'Value in a sentence' })
  readonly sentence: string;
}

export const PlacePriceConnection = connectionOf(PlacePrice);

/** `without`, `unplaced`, `places` and `prices` are added by the resolver. */
@ObjectType({ description: 'One proposal of a plan: how it was found, and what it does for whom' })
export class AllocationResult {
  @Field(() => AllocationKind, { description: 'Which proposal it is' })
  readonly kind: AllocationKind;

  @Field(() => AllocationStatus, { description: 'What is known of it' })
  readonly status: AllocationStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share by which it could at most be better; 0 when optimal, null where nothing bounds it or it is worth nothing. Of a fair proposal it bounds the numbers of students reached alone: FEASIBLE with 0 means that these are proved and its scores are not',
  })
  readonly gap: number | null;

  @Field(() => Float, { description: 'Milliseconds it took to be worked out' })
  readonly milliseconds: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Sum of need times score over its places; null, as every score, where a consent was withdrawn',
  })
  readonly value: number | null;

  @Field(() => Int, { description: 'Students the plan is for' })
  readonly students: number;

  @Field(() => Int, { description: 'Students with at least one place' })
  readonly studentsPlaced: number;

  @Field(() => Int, { description: 'Students without any encounter, before and in this proposal' })
  readonly studentsWithout: number;

  @Field(() => Int, { description: 'Places it gives' })
  readonly placesGiven: number;

  @Field(() => [Int], { description: 'Students who reach 1 encounter, 2, ... to the target, had and planned' })
  readonly reached: readonly number[];

  @Field(() => Float, { nullable: true, description: 'Least number of encounters of a student, had and planned' })
  readonly minimumReached: number | null;

  @Field(() => Float, { nullable: true, description: 'Median number of encounters of a student, had and planned' })
  readonly medianReached: number | null;

  @Field(() => Float, { nullable: true, description: 'Least score of a place, 0 to 1' })
  readonly minimumScore: number | null;

  @Field(() => Float, { nullable: true, description: 'Median score of a place, 0 to 1' })
  readonly medianScore: number | null;

  @Field(() => [AllocationGroup], { description: 'Students by encounters they had' })
  readonly byNeed: readonly AllocationGroup[];

  @Field(() => [AllocationGroup], {
    description: 'Students by sex, as far as they agreed to have it used; none where a consent was withdrawn',
  })
  readonly bySex: readonly AllocationGroup[];

  @Field(() => [AllocationGroup], { description: 'Students with and without SEND' })
  readonly bySend: readonly AllocationGroup[];

  @Field(() => CounterStereotypeCoverage, {
    nullable: true,
    description: 'How far it shows people who contradict a stereotype; null where a consent was withdrawn',
  })
  readonly counterStereotype: CounterStereotypeCoverage | null;

  @Field(() => Int, { nullable: true, description: 'Sum of the ranks of the choices given; null unless by ranked choices' })
  readonly sumOfRanks: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Students who got their first choice, second, ...; null unless by ranked choices',
  })
  readonly choicesMet: readonly number[] | null;
}
