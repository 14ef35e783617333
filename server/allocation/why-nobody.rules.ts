import { counted } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { Breath } from '../platform/breath';
import type { AllocationProblem, Conflict } from './allocation.types';
import { byDate, byStudent, grouped } from './grouped.rules';
import { addObstacles, type DateToMeet, type Obstacle, type Placing, toMeet, type YearsTaken } from './obstacles.rules';
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
  { forbidden }: Pick<AllocationProblem, 'forbidden'>,
  { dates, setAside, takes, chosen, served }: Whereabouts,
): (student: Placing) => ReadonlySet<Obstacle> | null {
  const kept = new Map([...grouped(forbidden, byStudent)].map(([id, pairs]) => [id, new Set(pairs.map(byDate))]));
  const atDates = (student: Placing, some: readonly DateToMeet[]): ReadonlySet<Obstacle> | null => {
    const notThere = kept.get(student.id);
    const found = new Set<Obstacle>();
    for (const one of some) {
      const isForbidden = notThere?.has(one.date.offerDateId) === true;
      if (isForbidden) found.add('FORBIDDEN');
      if (!addObstacles(student, one, found) && !isForbidden) return null;
    }
    return found;
  };
  const all = toMeet(dates, takes);
  if (chosen === null) return (student) => atDates(student, all);
  const open = grouped(all, ({ date }) => date.offerId);
  const never = new Set(setAside.map(({ offerId }) => offerId));
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
  GONE: (count) => are(count, 'chose', 'chose', 'an offer that is no longer to be had, or not among those of this plan'),
  CHOSE_NOTHING: (count) => are(count, 'chose', 'chose', 'nothing'),
};
