import type { Busy, PartOfDay } from '../matching/matching.types';

/** Hours, Europe/London, at which one part of the day gives way to the next. */
const NOON = 12;
const END_OF_AFTERNOON = 17;
const LAST_MINUTE = '23:59';

/** Longest session that is spelled out day by day; a project of a term is longer than anybody is away for. */
const MOST_DAYS = 366;

const DAY_MS = 86_400_000;

const PARTS: readonly PartOfDay[] = ['MORNING', 'AFTERNOON', 'EVENING'];

/** Whole years from one day to another, both `YYYY-MM-DD`; 0 where the second is the earlier. */
export function wholeYearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/** First day of the month in which the day `days` before `day` lies, as `YYYY-MM-01`. */
export const monthDaysBefore = (day: string, days: number): string =>
  `${new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 7)}-01`;

/**
 * The parts of days a session takes: MORNING before noon, AFTERNOON to 17:00, EVENING after.
 * Both ends are local times, `YYYY-MM-DD HH:MM`; what ends at noon leaves the afternoon free.
 */
export function partsTaken(startsAt: string, endsAt: string): readonly Busy[] {
  const firstDay = startsAt.slice(0, 10);
  const lastDay = endsAt.slice(0, 10);
  const busy: Busy[] = [];
  let day = firstDay;
  for (let count = 0; day <= lastDay && count < MOST_DAYS; count += 1, day = dayAfter(day)) {
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

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
