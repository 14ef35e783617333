import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { OfferDate } from './allocation.types';
import { overlap } from './pair-score.engine';
import type { PlanStudent } from './plan-students.rules';

/** Why a student cannot be given a date, or, of ranked choices, why they choose none. */
export type Obstacle =
  'FORBIDDEN' | 'YEAR_GROUP' | 'ACCESS_NEEDS' | 'FULL' | 'HELD' | 'BUSY' | 'CANNOT_RUN' | 'GONE' | 'CHOSE_NOTHING';

/** What of a student says where they may go. */
export type Placing = Pick<PlanStudent, 'id' | 'yearGroup' | 'accessNeeds' | 'busy' | 'heldOffers'>;

/** The year groups of today that a date takes, and that somebody there meets. */
export type YearsTaken = (date: OfferDateToAllocate) => ReadonlySet<number>;

/** A date, and whom it takes; made once for all students. */
export interface DateToMeet {
  readonly date: OfferDateToAllocate;
  readonly times: Pick<OfferDate, 'startsAt' | 'endsAt'>;
  readonly years: ReadonlySet<number>;
}

export const toMeet = (dates: readonly OfferDateToAllocate[], takes: YearsTaken): readonly DateToMeet[] =>
  dates.map((date) => ({
    date,
    times: { startsAt: date.startsAt.getTime(), endsAt: date.endsAt.getTime() },
    years: takes(date),
  }));

/** Adds to `found` all that stands between a student and a date, but that it is forbidden; tells whether anything does. */
export function addObstacles(student: Placing, { date, times, years }: DateToMeet, found: Set<Obstacle>): boolean {
  const isHeld = student.heldOffers.has(date.offerId);
  const isFull = date.placesLeft <= 0;
  const isOtherYear = !years.has(student.yearGroup);
  const isLacking = lacksAccess(student, date);
  const isBusy = isElsewhere(student, { date, times });
  if (isFull) found.add('FULL');
  if (isHeld) found.add('HELD');
  if (isOtherYear) found.add('YEAR_GROUP');
  if (isLacking) found.add('ACCESS_NEEDS');
  if (isBusy) found.add('BUSY');
  return isFull || isHeld || isOtherYear || isLacking || isBusy;
}

/** Whoever holds a place there is busy with it, and that is told already. */
const isElsewhere = ({ busy, heldOffers }: Placing, { date, times }: Omit<DateToMeet, 'years'>): boolean =>
  !heldOffers.has(date.offerId) && busy.some((other) => overlap(times, other));

export function lacksAccess({ accessNeeds }: Pick<Placing, 'accessNeeds'>, { accessNeedsMet }: OfferDateToAllocate): boolean {
  const met: readonly string[] = accessNeedsMet;
  return accessNeeds.some((need) => !met.includes(need));
}
