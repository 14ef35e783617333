import { addDays, eachDay, weekdayOf } from '../server/platform/days';

/** Days are `YYYY-MM-DD` in Europe/London, school years are named by the year they start in. */

const dayIn = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const onOrAfter = (day: string, weekday: number): string => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

/** The school year a day falls in: 2026 for every day from 1 September 2026 to 31 August 2027. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);

/** The first Wednesday from 2 September on: about when most schools begin. */
export const firstDayOf = (schoolYear: number): string => onOrAfter(dayIn(schoolYear, 9, 2), 3);

export const lastDayOf = (schoolYear: number): string => dayIn(schoolYear + 1, 7, 20);

/** Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876). */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = Math.floor(century / 4);
  const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skipped - lunar + 15) % 30;
  const later = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * later) / 451);
  const count = epact + later - 7 * shift + 114;
  return dayIn(year, Math.floor(count / 31), (count % 31) + 1);
}

/** Weeks without school: half-terms, Christmas, a fortnight at Easter, and the first Monday in May. */
function holidaysOf(schoolYear: number): readonly (readonly [string, string])[] {
  const next = schoolYear + 1;
  const week = (monday: string) => [monday, addDays(monday, 4)] as const;
  const mayDay = onOrAfter(dayIn(next, 5, 1), 1);
  const easter = easterOf(next);
  return [
    week(onOrAfter(dayIn(schoolYear, 10, 22), 1)),
    [dayIn(schoolYear, 12, 20), dayIn(next, 1, 5)],
    week(onOrAfter(dayIn(next, 2, 12), 1)),
    [addDays(easter, -6), addDays(easter, 5)],
    [mayDay, mayDay],
    week(onOrAfter(dayIn(next, 5, 25), 1)),
  ];
}

/** Days on which schools are open, in order, both ends included. A model of English terms: every authority sets its own. */
export function schoolDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let year = schoolYearOf(from); year <= schoolYearOf(to); year += 1) {
    const holidays = holidaysOf(year);
    const first = firstDayOf(year) > from ? firstDayOf(year) : from;
    const last = lastDayOf(year) < to ? lastDayOf(year) : to;
    const isOpen = (day: string) => weekdayOf(day) <= 5 && !holidays.some(([start, end]) => start <= day && day <= end);
    days.push(...eachDay(first, last).filter(isOpen));
  }
  return days;
}

/** Of a month with 31 days. */
const lastSunday = (year: number, month: number): string => onOrAfter(dayIn(year, month, 25), 7);

/** The instant of a time of day in Europe/London; clocks change on Sundays, on which nothing is held. */
export function instantAt(day: string, time: string): string {
  const year = Number(day.slice(0, 4));
  const isSummer = day >= lastSunday(year, 3) && day < lastSunday(year, 10);
  const instant = Date.parse(`${day}T${time}:00.000Z`) - (isSummer ? 3_600_000 : 0);
  return new Date(instant).toISOString();
}

/** The same day so many years earlier; 29 February becomes the 28th. */
export const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
