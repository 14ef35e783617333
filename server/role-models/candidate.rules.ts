import type { Busy, Career } from '../matching/matching.types';
import { PARTS } from '../matching/parts.rules';
import { addDays, earlierOf, monthAfter, monthOf } from '../platform/days';

/** Hours, Europe/London, at which one part of the day gives way to the next. */
const NOON = 12;
const END_OF_AFTERNOON = 17;
const LAST_MINUTE = '23:59';

/** Longest session that is spelled out day by day; a project of a term is longer than anybody is away for. */
const MOST_DAYS = 366;

/** Load is kept by month: what counts is every month that the last 90 days reach into, so that a whole term is in it. */
export const DAYS_OF_LOAD = 90;

/** Whole years from one day to another, both `YYYY-MM-DD`; 0 where the second is the earlier. */
export function wholeYearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/** First day of the month in which the day `days` before `day` lies, as `YYYY-MM-01`. */
export const monthDaysBefore = (day: string, days: number): string => `${monthOf(addDays(day, -days))}-01`;

/** Day from which a career counts differently: it ends, or has lasted a year; null for never. A day that is not in its year stands for the next. */
export function careerChangesOn(
  { isPresent, years }: Career,
  { startedOn, endedOn }: { startedOn: string; endedOn: string },
): string | null {
  if (!isPresent) return null;
  return earliest([years < 1 ? yearsLater(startedOn, 1) : null, endedOn === '' ? null : endedOn]);
}

/** Day from which a role model counts differently though nobody changed anything, after `today`; null for never. */
export function changesOn(
  {
    careers,
    since,
    hasLoad,
  }: {
    readonly careers: readonly { readonly changesOn: string | null }[];
    /** Day from which their years in the field are counted. */
    readonly since: string | null;
    /** Whether anything was asked of them that counts for a time. */
    readonly hasLoad: boolean;
  },
  today: string,
): string | null {
  return earliest([
    ...careers.map((career) => career.changesOn),
    since === null ? null : yearsLater(since, wholeYearsBetween(since, today) + 1),
    hasLoad ? loadChangesOn(today) : null,
  ]);
}

/** A month of load begins to count with its first day, and counts until no day of it lies within DAYS_OF_LOAD. */
function loadChangesOn(today: string): string {
  const lastOfOldest = monthLater(monthDaysBefore(today, DAYS_OF_LOAD));
  const without = addDays(lastOfOldest, DAYS_OF_LOAD);
  const next = monthLater(`${today.slice(0, 7)}-01`);
  return earlierOf(next, without);
}

/** First day of the month after that of a first day. */
const monthLater = (first: string): string => `${monthAfter(monthOf(first))}-01`;

const yearsLater = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).sort()[0] ?? null;

/**
 * The parts of days a session takes: MORNING before noon, AFTERNOON to 17:00, EVENING after.
 * Both ends are local times, `YYYY-MM-DD HH:MM`; what ends at noon leaves the afternoon free.
 */
export function partsTaken(startsAt: string, endsAt: string): readonly Busy[] {
  const firstDay = startsAt.slice(0, 10);
  const lastDay = endsAt.slice(0, 10);
  const busy: Busy[] = [];
  let day = firstDay;
  for (let count = 0; day <= lastDay && count < MOST_DAYS; count += 1, day = addDays(day, 1)) {
    const from = day === firstDay ? startsAt.slice(11) : '00:00';
    const to = day === lastDay ? endsAt.slice(11) : LAST_MINUTE;
    if (to > from) busy.push(...PARTS.slice(partAt(from), partBefore(to) + 1).map((part) => ({ day, part })));
  }
  return busy;
}

function partAt(time: string): number {
  const hour = Number(time.slice(0, 2));
  return hour < NOON ? 0 : hour < END_OF_AFTERNOON ? 1 : 2;
}

function partBefore(time: string): number {
  if (time <= `${NOON}:00`) return 0;
  return time <= `${END_OF_AFTERNOON}:00` ? 1 : 2;
}
