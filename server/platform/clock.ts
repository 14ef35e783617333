/** Tells the time; injected, so that tests can choose it. */
export type Clock = () => Date;

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

const MILLISECONDS_PER_HOUR = 3_600_000;

/** The hour that was asked about last: every question asks what day it is, and to format an instant takes tens of microseconds. */
let last = { hour: NaN, day: '' };

/** The school day an instant falls on, `YYYY-MM-DD` in Europe/London, where days begin on the hour, in summer too. */
export function dayOf(instant: Date): string {
  const hour = Math.floor(instant.getTime() / MILLISECONDS_PER_HOUR);
  if (hour !== last.hour) last = { hour, day: LONDON.format(instant) };
  return last.day;
}
