import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { AllocationProblem } from './allocation.types';
import { overlap } from './pair-score.engine';
import type { PlanStudent } from './plan-students.rules';

/** Why a student cannot be given a date, or, of ranked choices, why they choose none. */
export type Obstacle =
  'FORBIDDEN' | 'YEAR_GROUP' | 'ACCESS_NEEDS' | 'FULL' | 'HELD' | 'BUSY' | 'CANNOT_RUN' | 'GONE' | 'CHOSE_NOTHING';

/** What of a student says where they may go. */
export type Placing = Pick<PlanStudent, 'id' | 'yearGroup' | 'accessNeeds' | 'busy' | 'heldOffers'>;

/** The year groups of today that a date takes, and that somebody there meets. */
export type YearsTaken = (date: OfferDateToAllocate) => ReadonlySet<number>;

/** What stands between a student and a date of a plan, all of it. */
export function obstaclesBetween(
  problem: Pick<AllocationProblem, 'forbidden'>,
  takes: YearsTaken,
): (student: Placing, date: OfferDateToAllocate) => readonly Obstacle[] {
  const forbidden = new Set(problem.forbidden.map(({ studentId, offerDateId }) => `${studentId} ${offerDateId}`));
  const years = new Map<string, ReadonlySet<number>>();
  const yearsOf = (date: OfferDateToAllocate): ReadonlySet<number> => {
    const known = years.get(date.offerDateId) ?? takes(date);
    years.set(date.offerDateId, known);
    return known;
  };
  return (student, date) => {
    const times = { startsAt: date.startsAt.getTime(), endsAt: date.endsAt.getTime() };
    const found: readonly (readonly [Obstacle, boolean])[] = [
      ['FORBIDDEN', forbidden.has(`${student.id} ${date.offerDateId}`)],
      ['FULL', date.placesLeft <= 0],
      ['HELD', student.heldOffers.has(date.offerId)],
      ['YEAR_GROUP', !yearsOf(date).has(student.yearGroup)],
      ['ACCESS_NEEDS', lacksAccess(student, date)],
      ['BUSY', !student.heldOffers.has(date.offerId) && student.busy.some((other) => overlap(times, other))],
    ];
    return found.filter(([, isThere]) => isThere).map(([obstacle]) => obstacle);
  };
}

export function lacksAccess({ accessNeeds }: Pick<Placing, 'accessNeeds'>, { accessNeedsMet }: OfferDateToAllocate): boolean {
  const met: readonly string[] = accessNeedsMet;
  return accessNeeds.some((need) => !met.includes(need));
}
