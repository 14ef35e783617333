import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../shared/paging.type';
import { AllocationKind } from './allocation-words.type';

export enum WhyNoPlace {
  FORBIDDEN = 'FORBIDDEN',
  YEAR_GROUP = 'YEAR_GROUP',
  ACCESS_NEEDS = 'ACCESS_NEEDS',
  HELD = 'HELD',
  BUSY = 'BUSY',
  FULL = 'FULL',
  NOT_CHOSEN = 'NOT_CHOSEN',
  SERVED = 'SERVED',
  TARGET_REACHED = 'TARGET_REACHED',
  MOST_REACHED = 'MOST_REACHED',
  OTHER_DATE = 'OTHER_DATE',
  CLASH = 'CLASH',
  TOO_FEW = 'TOO_FEW',
  ALL_GIVEN = 'ALL_GIVEN',
  LEFT_OPEN = 'LEFT_OPEN',
}
registerEnumType(WhyNoPlace, {
  name: 'WhyNoPlace',
  description:
    'Why a proposal gives a student no place at a date: what kept them from it when it was worked out, else what the proposal does instead',
  valuesConfig: {
    FORBIDDEN: { description: 'Staff forbade it' },
    YEAR_GROUP: { description: 'Their year group is not taken, or nobody there meets it' },
    ACCESS_NEEDS: { description: 'It does not meet their access needs' },
    HELD: { description: 'They held a place at the offer already' },
    BUSY: { description: 'They were to be elsewhere at the time' },
    FULL: { description: 'No place was left' },
    NOT_CHOSEN: { description: 'They did not choose the offer; of ranked choices' },
    SERVED: { description: 'Ranked choices give one place, and they have another' },
    TARGET_REACHED: { description: 'They reach the target without it, and a fair plan gives nothing beyond' },
    MOST_REACHED: { description: 'They are given as many places as anybody may take in the plan' },
    OTHER_DATE: { description: 'They are given another date of the offer' },
    CLASH: { description: 'They are given a place elsewhere at the time' },
    TOO_FEW: { description: 'Fewer would have come than it is held for' },
    ALL_GIVEN: { description: 'All its places go to others' },
    LEFT_OPEN: { description: 'A place was left, and staff may fix them there while one is' },
  },
});

@ObjectType({ description: 'One reason why a student is not given a date' })
export class WhyNotThere {
  @Field(() => WhyNoPlace, { description: 'Which reason it is' })
  readonly code: WhyNoPlace;

  @Field(() => String, {
    description: 'Reason in a sentence, for staff: it may count what a few other students had',
  })
  readonly sentence: string;
}

/** `offer` and `date` are added by the resolver. */
@ObjectType({ description: 'What a proposal does about one student and one date' })
export class AllocationDateExplained {
  @Field(() => Boolean, { description: 'Whether it gives them a place there' })
  readonly isGiven: boolean;

  @Field(() => [WhyNotThere], { description: 'Why they are not given it, all there is to say; none where they are' })
  readonly reasons: readonly WhyNotThere[];
}

export const AllocationDateExplainedConnection = connectionOf(AllocationDateExplained);

/** `student` and `dates` are added by the resolver. */
@ObjectType({ description: 'What a proposal does for one student, and why' })
export class AllocationExplanation {
  @Field(() => AllocationKind, { description: 'Proposal it is about' })
  readonly kind: AllocationKind;

  @Field(() => Int, { description: 'Encounters they had, and were to have, when the plan was worked out' })
  readonly encountersBefore: number;

  @Field(() => Int, { description: 'Places the proposal gives them' })
  readonly placesGiven: number;

  @Field(() => String, { description: 'All of it in short' })
  readonly summary: string;
}
