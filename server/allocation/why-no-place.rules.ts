import type { AllocationKind } from '../../schema/allocation/allocation-words.type';
import type { WhyNoPlace } from '../../schema/allocation/explain-allocation.type';
import type { Key } from '../matching/matching.types';

type Code = Key<WhyNoPlace>;

/** A date of a plan, what the plan knew of it and of the student asked about, and to whom a proposal gives it. */
export interface DateForStudent {
  readonly offerDateId: string;
  readonly offerId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  readonly placesLeft: number;
  readonly minimumAudience: number;
  readonly takesYear: boolean;
  readonly meetsNeeds: boolean;
  readonly isForbidden: boolean;
  /** Whether they held a place at the offer; and, of other offers and of encounters, whether they were to be elsewhere. */
  readonly isHeld: boolean;
  readonly isBusy: boolean;
  /** Of ranked choices. */
  readonly isChosen: boolean;
  readonly isGiven: boolean;
  /** Students who are given it; of these so many were fixed or required, had fewer encounters than the one asked about, or as many. */
  readonly students: number;
  readonly settled: number;
  readonly withFewer: number;
  readonly withAsMany: number;
}

/** A proposal as it was worked out for one student. */
export interface ProposalForStudent {
  readonly kind: Key<AllocationKind>;
  readonly target: number;
  readonly mostPerStudent: number;
  readonly had: number;
  readonly placesGiven: number;
  readonly isServed: boolean;
}

export interface ExplainedDate {
  readonly date: DateForStudent;
  readonly codes: readonly Code[];
}

/**
 * What a proposal does about one student at each date: those given first, then those they could be given, then the others, and last those
 * they did not choose; each in the order of the dates.
 */
export function explainDates(dates: readonly DateForStudent[], proposal: ProposalForStudent): readonly ExplainedDate[] {
  const own = dates.filter(({ isGiven }) => isGiven);
  const rankOf = ({ date: { isGiven }, stops }: { date: DateForStudent; stops: readonly Code[] }): number => {
    if (isGiven) return 0;
    return stops.length === 0 ? 1 : stops.includes('NOT_CHOSEN') ? 3 : 2;
  };
  return dates
    .map((date) => ({ date, stops: date.isGiven ? [] : whatStops(date, proposal) }))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(({ date, stops }) => ({ date, codes: date.isGiven || stops.length > 0 ? stops : instead(date, own, proposal) }));
}

const holding = (codes: readonly (readonly [Code, boolean])[]): readonly Code[] =>
  codes.filter(([, holds]) => holds).map(([code]) => code);

/** What keeps the student from it whatever is proposed, in the order in which it is told. What they did not choose needs no more reasons. */
function whatStops(date: DateForStudent, { kind, isServed }: ProposalForStudent): readonly Code[] {
  const isRanked = kind === 'RANKED';
  if (isRanked && !isServed && !date.isChosen) return ['NOT_CHOSEN'];
  return holding([
    ['FORBIDDEN', date.isForbidden],
    ['YEAR_GROUP', !date.takesYear],
    ['ACCESS_NEEDS', !date.meetsNeeds],
    ['HELD', date.isHeld],
    ['BUSY', date.isBusy],
    ['FULL', date.placesLeft <= 0],
    ['SERVED', isRanked && isServed],
  ]);
}

/** What a proposal does instead of giving them a date they could come to. */
function instead(date: DateForStudent, own: readonly DateForStudent[], proposal: ProposalForStudent): readonly Code[] {
  const { kind, had, target, mostPerStudent, placesGiven } = proposal;
  const { students, placesLeft } = date;
  const codes = holding([
    ['SERVED', kind === 'RANKED' && placesGiven > 0],
    ['TARGET_REACHED', kind === 'FAIR' && had + placesGiven >= target],
    ['MOST_REACHED', kind !== 'RANKED' && placesGiven >= mostPerStudent],
    ['OTHER_DATE', own.some(({ offerId }) => offerId === date.offerId)],
    ['CLASH', own.some((other) => other.offerId !== date.offerId && overlap(other, date))],
    ['ALL_GIVEN', students >= placesLeft],
    ['TOO_FEW', students < placesLeft && isTooFew(date, students + 1)],
  ]);
  return codes.length > 0 ? codes : ['LEFT_OPEN'];
}

const overlap = (one: DateForStudent, other: DateForStudent): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Whether with so many students of the plan it is still not held. */
const isTooFew = ({ capacity, placesLeft, minimumAudience }: DateForStudent, students: number): boolean =>
  capacity - placesLeft + students < minimumAudience;
