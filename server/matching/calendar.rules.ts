/**
 * Days as `YYYY-MM-DD` and months as `YYYY-MM`, in Europe/London, compared as text.
 * A Date is used for arithmetic only, in UTC from end to end, so that no clock change or time zone can move a day.
 */
const millisecondsPerDay = 86_400_000;

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function instantOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayAt(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(instantOf(day)).getUTCDay() || 7;
}

export function addDays(day: string, days: number): string {
  return dayAt(instantOf(day) + days * millisecondsPerDay);
}

/** First and last day both included, in order; empty where the first is after the last. */
export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  const last = instantOf(to);
  for (let instant = instantOf(from); instant <= last; instant += millisecondsPerDay) days.push(dayAt(instant));
  return days;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function monthAfter(month: string): string {
  return monthOf(addDays(`${month}-28`, 4));
}

export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

export function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** 'December' for 2026-12. */
export function monthName(month: string): string {
  return monthNames[Number(month.slice(5, 7)) - 1] ?? month;
}

/** 'Monday' for 1. */
export function weekdayName(weekday: number): string {
  return weekdayNames[weekday - 1] ?? '';
}

/** 'Tuesday 1 December' for 2026-12-01. */
export function dayInWords(day: string): string {
  return `${weekdayName(weekdayOf(day))} ${dayOfMonth(day)} ${monthName(monthOf(day))}`;
}

/** Days apart from which the name of a month would be taken for one of another year. */
const ALMOST_A_YEAR = 330;

/** 'December' for 2026-12; 'December 2027' where that is almost a year after a day. */
export function monthAfterInWords(month: string, day: string): string {
  return addDays(day, ALMOST_A_YEAR) < `${month}-31` ? `${monthName(month)} ${month.slice(0, 4)}` : monthName(month);
}

/** '1 to 14 December', '28 November to 4 December', or '1 December' for a single day; with years where they lie almost a year apart. */
export function daysInWords(from: string, to: string): string {
  const last = `${dayOfMonth(to)} ${monthName(monthOf(to))}`;
  if (from === to) return last;
  if (addDays(from, ALMOST_A_YEAR) < to)
    return `${dayOfMonth(from)} ${monthName(monthOf(from))} ${from.slice(0, 4)} to ${last} ${to.slice(0, 4)}`;
  const first = monthOf(from) === monthOf(to) ? dayOfMonth(from) : `${dayOfMonth(from)} ${monthName(monthOf(from))}`;
  return `${first} to ${last}`;
}

function dayOfMonth(day: string): string {
  return String(Number(day.slice(8, 10)));
}
