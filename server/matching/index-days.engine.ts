import type { PartOfDay, Slot } from './matching.types';

const FIRST = daysSinceEra(1930, 1, 1);
const FIRST_MONTH = 2000 * 12;
const LAST_DAY = 0xffff;
const PARTS = 3;
const [MORNING, AFTERNOON] = ['M'.charCodeAt(0), 'A'.charCodeAt(0)] as const;

/** Days since 1 January 1930, from 1; days outside 1930 to 2109 become the nearest in it. */
export function dayNumber(day: string): number {
  const number = daysSinceEra(yearOf(day), twoDigits(day, 5), twoDigits(day, 8)) - FIRST + 1;
  return Math.min(LAST_DAY, Math.max(1, number));
}

/** Months since January 2000, from 0, of `YYYY-MM` or a day in it. */
export const monthNumber = (month: string): number => yearOf(month) * 12 + twoDigits(month, 5) - 1 - FIRST_MONTH;

/** Told apart by their first letters: to compare texts takes several times as long. */
export function partNumber(part: PartOfDay): number {
  const letter = part.charCodeAt(0);
  return letter === MORNING ? 0 : letter === AFTERNOON ? 1 : 2;
}

/** Bit of a part of a weekday (1 Monday to 7 Sunday), of 21. */
export const slotBit = (weekday: number, part: number): number => 1 << ((weekday - 1) * PARTS + part);

export function slotBits(slots: readonly Slot[]): number {
  let bits = 0;
  for (const { weekday, part } of slots) bits |= slotBit(weekday, partNumber(part));
  return bits;
}

/**
 * Days since 1 March of the year 0, by the Gregorian calendar: a year that begins with March has its leap day at its end (the method is
 * that of `days_from_civil` in H. Hinnant, chrono-Compatible Low-Level Date Algorithms). Reckoned, for a Date made of each day takes
 * several times as long.
 */
function daysSinceEra(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

const ZERO = '0'.charCodeAt(0);

const twoDigits = (text: string, from: number): number => (text.charCodeAt(from) - ZERO) * 10 + text.charCodeAt(from + 1) - ZERO;

const yearOf = (text: string): number => twoDigits(text, 0) * 100 + twoDigits(text, 2);
