import { addDays, monthOf, weekdayOf } from '../platform/days';

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
