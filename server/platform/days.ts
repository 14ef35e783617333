/**
 * Days as `YYYY-MM-DD` and months as `YYYY-MM`, in Europe/London, compared as text.
 * A Date is used for arithmetic only, in UTC from end to end, so that no clock change or time zone can move a day.
 */

export const DAY_MS = 86_400_000;

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
  return dayAt(instantOf(day) + days * DAY_MS);
}

/** From one day to another; below 0 where the second is the earlier. */
export function daysBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / DAY_MS;
}

/** First and last day both included, in order; empty where the first is after the last. */
export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  const last = instantOf(to);
  for (let instant = instantOf(from); instant <= last; instant += DAY_MS) days.push(dayAt(instant));
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
