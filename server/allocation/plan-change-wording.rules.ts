import { dayInWords } from '../matching/calendar.rules';
import { counted } from '../matching/wording.rules';
import type { PlaceProblem } from '../offers/place.store';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { PlanChange } from './plan-changes.reads';

/** A change as staff read it. */
export interface ToldChange extends Pick<PlanChange, 'code' | 'studentId' | 'offerDateId'> {
  readonly message: string;
  readonly isInTheWay: boolean;
  readonly inTheWayOf: PlanChange['kinds'];
}

/** `dayOf` tells the school day of an instant. */
export const toldChange = (change: PlanChange, dayOf: (instant: Date) => string): ToldChange => ({
  code: change.code,
  studentId: change.studentId,
  offerDateId: change.offerDateId,
  message: sentence(change, dateOf(change, dayOf)),
  isInTheWay: change.kinds.length > 0,
  inTheWayOf: change.kinds,
});

const dateOf = ({ title, startsAt }: PlanChange, dayOf: (instant: Date) => string): string =>
  title === null || startsAt === null ? 'A date of this plan' : `“${title}” on ${dayInWords(dayOf(startsAt))}`;

const sentence = ({ code, before, now }: PlanChange, date: string): string => SENTENCES[code](date, before ?? 0, now);

const SENTENCES: Readonly<Record<PlanChange['code'], (date: string, before: number, now: number | null) => string>> = {
  STUDENT_LEFT: () => 'A student of this plan is no longer at the school.',
  STUDENT_MOVED: () => 'A student of this plan is no longer in the audience it was made for.',
  STUDENT_JOINED: () => 'A student came into the audience of this plan since, and has no part in it.',
  STUDENT_BUSY: (date) => `A student is to be somewhere else at the time of ${date}.`,
  STUDENT_DOES_NOT_FIT: (date) =>
    `${date} no longer takes a student of this plan: their year group or access needs, or what the date offers, changed.`,
  STUDENT_HAS_MORE: () => 'A student of this plan was given another place since, or is expected at another encounter.',
  CONSENT_WITHDRAWN: () => 'Something this plan rests on is no longer agreed to.',
  DATE_MOVED: (date) => `${date} is at another time than it was.`,
  DATE_GONE: (date) => `${date} is no longer to be had.`,
  CAPACITY_CHANGED: (date, before, now) =>
    `${date} takes ${counted(now ?? 0, 'student')} now; it took ${before.toLocaleString('en-GB')}.`,
  // Of those the plan lists there, some may be held already: they need none.
  PLACES_TAKEN: (date, before, now) =>
    `${date} has ${now === null ? 'fewer places' : counted(now, 'place')} left; the plan gives ${before.toLocaleString('en-GB')} more.`,
  TOO_FEW: (date, before) => `${date} is held for ${counted(before, 'student')} or more, and fewer would come.`,
};

/** So much of a list without pages is told: what a person reads. How many there are is told beside it. */
export const MOST_TOLD = 100;

/** Why a proposal is not applied: for what stands in the way or, where nothing does, because the plan is another version. */
export function whyStale([first, ...more]: readonly ToldChange[]): string {
  if (first === undefined) return 'The plan is not the version you read. Read it again.';
  const count = more.length + 1;
  const told = count > MOST_TOLD ? `the first ${MOST_TOLD} are in \`changes\`` : 'see `changes`';
  return `${first.message}${count === 1 ? '' : ` ${count.toLocaleString('en-GB')} changes stand in the way in all; ${told}.`} Plan anew.`;
}

/** Those that keep one proposal from being applied. */
export const inTheWayOf = (changes: readonly PlanChange[], kind: AllocationPlaceEntity['kind']): readonly PlanChange[] =>
  changes.filter(({ kinds }) => kinds.includes(kind));

const CODES = { NOT_ENROLLED: 'STUDENT_LEFT', NOT_OPEN: 'DATE_GONE', FULL: 'PLACES_TAKEN', CLASH: 'STUDENT_BUSY' } as const;

/** What the places themselves said, where something changed between the look and the taking. */
export const changeFrom = (
  { reason, studentId, offerDateId, placesLeft }: PlaceProblem,
  { planId, kind, wanted }: { planId: string; kind: AllocationPlaceEntity['kind']; wanted: number },
): PlanChange => ({
  planId,
  code: CODES[reason],
  studentId,
  offerDateId,
  title: null,
  startsAt: null,
  kinds: [kind],
  before: wanted,
  now: placesLeft,
});
