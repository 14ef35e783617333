import { counted } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { Breath } from '../platform/breath';
import type { AllocationProblem, Conflict } from './allocation.types';
import { type Obstacle, obstaclesBetween, type Placing, type YearsTaken } from './obstacles.rules';
import { conflict } from './problem-conflicts.rules';

export interface Whereabouts {
  readonly students: readonly Placing[];
  /** Those of the plan, full ones too. */
  readonly dates: readonly OfferDateToAllocate[];
  /** Those that can never run. */
  readonly setAside: readonly OfferDateToAllocate[];
  readonly takes: YearsTaken;
  /** Offers that students chose who were not served before, by student; null where nobody was asked. */
  readonly chosen: ReadonlyMap<string, readonly string[]> | null;
  /** Who needs no place by their choices. */
  readonly served: ReadonlySet<string>;
}

/**
 * Why nobody can be given a place, by how many students each reason concerns; none where somebody could be given one. Never holds the
 * event loop for long.
 */
export async function whyNobody(
  problem: AllocationProblem,
  whereabouts: Whereabouts,
  breath: Breath,
): Promise<readonly Conflict[]> {
  const concerned = new Map<Obstacle, number>();
  const obstaclesOf = whatStops(problem, whereabouts);
  for (const student of whereabouts.students) {
    const obstacles = obstaclesOf(student);
    if (obstacles === null) return [];
    for (const obstacle of obstacles) concerned.set(obstacle, (concerned.get(obstacle) ?? 0) + 1);
    if (breath.isDue) await breath.take();
  }
  const reasons = [...concerned].sort(([, one], [, other]) => other - one).map(([why, count]) => WORDS[why](count));
  const message =
    `Nobody can be given a place. Of ${counted(whereabouts.students.length, 'student')}: ${reasons.join('; ')}. ` +
    'Look at these, or plan with other offers, forms or days.';
  return reasons.length === 0 ? [] : [conflict('NO_POSSIBLE_PAIR', message)];
}

/** Everything that keeps a student from a place, each once; null where nothing does at one date at least. */
function whatStops(
  problem: AllocationProblem,
  { dates, setAside, takes, chosen, served }: Whereabouts,
): (student: Placing) => ReadonlySet<Obstacle> | null {
  const between = obstaclesBetween(problem, takes);
  const atDates = (student: Placing, some: readonly OfferDateToAllocate[]): ReadonlySet<Obstacle> | null => {
    const found = new Set<Obstacle>();
    for (const date of some) {
      const obstacles = between(student, date);
      if (obstacles.length === 0) return null;
      for (const obstacle of obstacles) found.add(obstacle);
    }
    return found;
  };
  if (chosen === null) return (student) => atDates(student, dates);
  const [open, never] = [byOffer(dates), byOffer(setAside)];
  return (student) => {
    if (served.has(student.id)) return new Set(['HELD']);
    const offerIds = chosen.get(student.id) ?? [];
    if (offerIds.length === 0) return new Set(['CHOSE_NOTHING']);
    const missing = offerIds.filter((id) => !open.has(id)).map((id): Obstacle => (never.has(id) ? 'CANNOT_RUN' : 'GONE'));
    const found = atDates(
      student,
      offerIds.flatMap((id) => open.get(id) ?? []),
    );
    return found && new Set([...found, ...missing]);
  };
}

export function byOffer(dates: readonly OfferDateToAllocate[]): ReadonlyMap<string, readonly OfferDateToAllocate[]> {
  const offers = new Map<string, OfferDateToAllocate[]>();
  for (const date of dates) {
    const theirs = offers.get(date.offerId);
    if (theirs === undefined) offers.set(date.offerId, [date]);
    else theirs.push(date);
  }
  return offers;
}

const are = (count: number, one: string, several: string, rest: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several} ${rest}`;

const WORDS: Readonly<Record<Obstacle, (count: number) => string>> = {
  FORBIDDEN: (count) => are(count, 'is', 'are', 'forbidden a date'),
  YEAR_GROUP: (count) => are(count, 'is', 'are', 'in a year group that a date does not take, or that nobody meets there'),
  ACCESS_NEEDS: (count) => are(count, 'has', 'have', 'access needs that a date does not meet'),
  FULL: (count) => are(count, 'finds', 'find', 'a date full'),
  HELD: (count) => are(count, 'holds', 'hold', 'a place there already'),
  BUSY: (count) => are(count, 'is', 'are', 'to be elsewhere at the time'),
  CANNOT_RUN: (count) => are(count, 'chose', 'chose', 'an offer whose dates have fewer places than they are held for'),
  GONE: (count) => are(count, 'chose', 'chose', 'an offer that is no longer to be had'),
  CHOSE_NOTHING: (count) => are(count, 'chose', 'chose', 'nothing'),
};
