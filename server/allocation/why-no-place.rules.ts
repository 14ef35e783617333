import type { WhyNoPlace } from '../../schema/allocation/explain-allocation.type';
import type { Key } from '../matching/matching.types';
import { addObstacles, type DateToMeet, type Obstacle } from './obstacles.rules';
import { overlap } from './pair-score.engine';
import type { DatesToExplain, ExplainedDate, GivenThere, ProposalForStudent, Standing } from './why-no-place.types';

type Code = Key<WhyNoPlace>;

const NOBODY: GivenThere = { students: 0, withFewer: 0, withAsMany: 0 };

/**
 * What a proposal does about one student at each date: those given first, then those they could be given, then the others, and last those
 * they did not choose; each in the order of the dates.
 */
export function explainDates(
  { dates, setAside }: DatesToExplain,
  standing: Standing,
  proposal: ProposalForStudent,
): readonly ExplainedDate[] {
  const own = dates.filter(({ date }) => proposal.own.has(date.offerDateId));
  const explained = dates.map((one): ExplainedDate & { readonly rank: number } => {
    const isGiven = own.includes(one);
    const stops = isGiven ? [] : whatStops(one, standing);
    const isPossible = stops.length === 0;
    const codes = isGiven ? [] : isPossible ? instead(one, own, proposal) : stops;
    const isChosen = !codes.includes('NOT_CHOSEN');
    return { ...toldOf(one, proposal), isGiven, codes, rank: isGiven ? 0 : isPossible ? 1 : isChosen ? 2 : 3 };
  });
  const never = setAside.map((one) => ({
    ...toldOf(one, proposal),
    isGiven: false,
    codes: ['CANNOT_RUN' as const],
    rank: 2,
  }));
  return [...explained, ...never].toSorted((one, other) => one.rank - other.rank);
}

const toldOf = ({ date }: DateToMeet, { given }: ProposalForStudent): Pick<ExplainedDate, 'offerDateId' | 'at'> => ({
  offerDateId: date.offerDateId,
  at: {
    places: date.placesLeft,
    minimumAudience: date.minimumAudience,
    given: given.get(date.offerDateId) ?? NOBODY,
  },
});

/** What keeps the student from it whatever is proposed, in the order in which it is told. What they did not choose needs no more reasons. */
function whatStops(one: DateToMeet, { student, forbidden, chosen, isServed }: Standing): readonly Code[] {
  const { offerId, offerDateId } = one.date;
  if (chosen !== null && !isServed && !chosen.has(offerId)) return ['NOT_CHOSEN'];
  const found = new Set<Obstacle>();
  addObstacles(student, one, found);
  const codes: readonly (readonly [Code, boolean])[] = [
    ['FORBIDDEN', forbidden.has(offerDateId)],
    ['YEAR_GROUP', found.has('YEAR_GROUP')],
    ['ACCESS_NEEDS', found.has('ACCESS_NEEDS')],
    ['HELD', found.has('HELD')],
    ['BUSY', found.has('BUSY')],
    ['FULL', found.has('FULL')],
    ['SERVED', chosen !== null && isServed],
  ];
  return codes.filter(([, holds]) => holds).map(([code]) => code);
}

/** What a proposal does instead of giving them a date they could come to. */
function instead(one: DateToMeet, own: readonly DateToMeet[], proposal: ProposalForStudent): readonly Code[] {
  const { kind, had, target, mostPerStudent } = proposal;
  const { date } = one;
  const given = (proposal.given.get(date.offerDateId) ?? NOBODY).students;
  const places = proposal.own.size;
  const codes: readonly (readonly [Code, boolean])[] = [
    ['SERVED', kind === 'RANKED' && places > 0],
    ['TARGET_REACHED', kind === 'FAIR' && had + places >= target],
    ['MOST_REACHED', kind !== 'RANKED' && places >= mostPerStudent],
    ['OTHER_DATE', own.some((other) => other.date.offerId === date.offerId)],
    ['CLASH', own.some((other) => other.date.offerId !== date.offerId && overlap(other.times, one.times))],
    ['ALL_GIVEN', given >= date.placesLeft],
    ['TOO_FEW', given < date.placesLeft && isTooFew(date, given + 1)],
  ];
  const holding = codes.filter(([, holds]) => holds).map(([code]) => code);
  return holding.length > 0 ? holding : ['LEFT_OPEN'];
}

/** Whether with so many students of the plan it is still not held. */
const isTooFew = ({ capacity, placesLeft, minimumAudience }: DateToMeet['date'], students: number): boolean =>
  capacity - placesLeft + students < minimumAudience;
