import type { PartOfDay } from './matching.types';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1930, 0, 1);
const FIRST_MONTH = 2000 * 12;
const LAST_DAY = 0xffff;
const PARTS: readonly PartOfDay[] = ['MORNING', 'AFTERNOON', 'EVENING'];

/** Days since 1 January 1930, from 1; days outside 1930 to 2109 become the nearest in it. */
export function dayNumber(day: string): number {
  const instant = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return Math.min(LAST_DAY, Math.max(1, Math.round((instant - FIRST) / DAY_MS) + 1));
}

/** Months since January 2000, from 0, of `YYYY-MM` or a day in it. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - FIRST_MONTH;

export const partNumber = (part: PartOfDay): number => PARTS.indexOf(part);

/** Bit of a part of a weekday (1 Monday to 7 Sunday), of 21. */
export const slotBit = (weekday: number, part: number): number => 1 << ((weekday - 1) * PARTS.length + part);
