import { addDays, eachDay, earlierOf, laterOf, monthAfter, monthOf, weekdayOf } from '../platform/days';
import { lastDayToAskFor } from '../requests/speaker-request.rules';
import { dayInWords, daysInWords, monthAfterInWords, monthName, weekdayName } from './calendar.rules';
import type { ConditionRule, OpenDay, OpenMonth, PreparedAsk } from './conditions.types';
import type { Candidate, Days, PartOfDay } from './matching.types';
import { inARow, partInWords } from './wording.rules';

/** How far ahead an explanation looks for a time that would fit, up to the last day that may be asked for. */
const daysToLookAhead = 92;
const monthsToLookAhead = 12;
/** Beyond these, a list says less than a summary. */
const mostMonthsListed = 3;
const mostSlotsListed = 4;

/** The windows that were worked out last: every student's is the same on one day. */
const keptWindows = new Map<string, readonly OpenMonth[]>();
const mostWindowsKept = 64;

/** The days of the window from today on, by month. */
export function openMonthsOf(days: Days, today: string): readonly OpenMonth[] {
  const from = laterOf(days.from, today);
  const key = `${from} ${days.to}`;
  const kept = keptWindows.get(key);
  if (kept !== undefined) return kept;
  const [oldest] = keptWindows.keys();
  if (oldest !== undefined && keptWindows.size >= mostWindowsKept) keptWindows.delete(oldest);
  const months = monthsBetween(from, days.to);
  keptWindows.set(key, months);
  return months;
}

function monthsBetween(from: string, to: string): readonly OpenMonth[] {
  const byMonth = new Map<string, OpenDay[]>();
  for (const day of eachDay(from, to)) {
    const month = monthOf(day);
    const inMonth = byMonth.get(month) ?? [];
    inMonth.push({ day, weekday: weekdayOf(day) });
    byMonth.set(month, inMonth);
  }
  return [...byMonth].map(([month, inMonth]) => ({ month, days: inMonth }));
}

function taken(candidate: Candidate, month: string): number {
  return candidate.commitments.get(month) ?? 0;
}

function hasCapacityIn(candidate: Candidate, month: string): boolean {
  return taken(candidate, month) < candidate.capacityPerMonth;
}

function isWanted(part: PartOfDay, parts: readonly PartOfDay[]): boolean {
  return parts.length === 0 || parts.includes(part);
}

function isAwayOn({ away }: Candidate, day: string): boolean {
  for (const { from, to } of away) if (from <= day && day <= to) return true;
  return false;
}

function isBusyOn({ busy }: Candidate, day: string, part: PartOfDay): boolean {
  for (const taken of busy) if (taken.part === part && taken.day === day) return true;
  return false;
}

/** Plain loops: this is asked for every day of a window of every role model. */
function isFreeOn(candidate: Candidate, { day, weekday }: OpenDay, parts: readonly PartOfDay[]): boolean {
  for (const slot of candidate.usualSlots) {
    if (slot.weekday !== weekday || !isWanted(slot.part, parts)) continue;
    if (isAwayOn(candidate, day)) return false;
    if (!isBusyOn(candidate, day, slot.part)) return true;
  }
  return false;
}

function isFreeIn(candidate: Candidate, { days }: OpenMonth, parts: readonly PartOfDay[]): boolean {
  for (const day of days) if (isFreeOn(candidate, day, parts)) return true;
  return false;
}

/** A window that is over has no month to be full in: FREE_IN_WINDOW tells of it. */
function hasCapacity(candidate: Candidate, { openMonths }: PreparedAsk): boolean {
  return openMonths.length === 0 || openMonths.some(({ month }) => hasCapacityIn(candidate, month));
}

/** Free in a month with capacity left; where every month is full, capacity alone is to blame unless no day would fit either. */
function isFree(candidate: Candidate, prepared: PreparedAsk): boolean {
  const isFullThroughout = !hasCapacity(candidate, prepared);
  return prepared.openMonths.some(
    (month) => (isFullThroughout || hasCapacityIn(candidate, month.month)) && isFreeIn(candidate, month, prepared.ask.parts),
  );
}

function fullMonthsInWords(candidate: Candidate, months: readonly OpenMonth[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (first && last && months.length > mostMonthsListed)
    return `every month from ${monthName(first.month)} to ${monthAfterInWords(last.month, `${first.month}-01`)}`;
  const fullness = ({ month }: OpenMonth) => `${taken(candidate, month)} of ${candidate.capacityPerMonth} taken`;
  const [only] = months;
  if (only && months.length === 1) return `${monthName(only.month)}: ${fullness(only)}`;
  return inARow(months.map((month) => `${monthName(month.month)} (${fullness(month)})`));
}

/** For months that need not follow each other. */
function someMonthsInWords(candidate: Candidate, months: readonly OpenMonth[]): string {
  return months.length > mostMonthsListed ? `${months.length} of these months` : fullMonthsInWords(candidate, months);
}

/** Months after the window that may be asked for and in which they have capacity left. */
function monthsWithCapacity(candidate: Candidate, { openMonths, today }: PreparedAsk): readonly OpenMonth[] {
  const last = lastDayToAskFor(today);
  const day = openMonths.at(-1)?.days.at(-1)?.day ?? today;
  const from = `${monthAfter(monthOf(day))}-01`;
  let beyond = monthOf(from);
  for (let month = 0; month < monthsToLookAhead; month += 1) beyond = monthAfter(beyond);
  const to = earlierOf(addDays(`${beyond}-01`, -1), last);
  return monthsBetween(from, to).filter(({ month }) => hasCapacityIn(candidate, month));
}

function whyFull(candidate: Candidate, prepared: PreparedAsk): string {
  if (candidate.capacityPerMonth <= 0)
    return 'They take no invitations at present. They would have to set how many they can take in a month.';
  return `Full for ${fullMonthsInWords(candidate, prepared.openMonths)}. ${wayOut(candidate, prepared)}`;
}

/** A month in which they could come is promised; one with capacity in which they are never free is not named. */
function wayOut(candidate: Candidate, prepared: PreparedAsk): string {
  const months = monthsWithCapacity(candidate, prepared);
  const free = months.find((month) => isFreeIn(candidate, month, prepared.ask.parts));
  if (free) return `More capacity, or a date in ${monthAfterInWords(free.month, prepared.firstDay)}, would make it possible.`;
  return 'More capacity would make it possible.';
}

function nextFreeDay(candidate: Candidate, { ask, today }: PreparedAsk): string | null {
  const from = laterOf(addDays(ask.days.to, 1), today);
  const to = earlierOf(addDays(from, daysToLookAhead), lastDayToAskFor(today));
  const days = eachDay(from, to).map((day) => ({ day, weekday: weekdayOf(day) }));
  const free = days.find((day) => hasCapacityIn(candidate, monthOf(day.day)) && isFreeOn(candidate, day, ask.parts));
  return free?.day ?? null;
}

/** What would let them come, said of dates and of parts of the day only as far as each would help. */
function whatWouldFit(candidate: Candidate, prepared: PreparedAsk): string {
  const atAnyTime = { ...prepared, ask: { ...prepared.ask, parts: [] } };
  const isFreeAtAnotherTime = isFree(candidate, atAnyTime);
  const next = nextFreeDay(candidate, prepared);
  if (next !== null) {
    const another = isFreeAtAnotherTime ? ' Another time of day would make it possible too.' : '';
    return `The next day that would fit is ${dayInWords(next)}.${another}`;
  }
  if (isFreeAtAnotherTime) return 'Another time of day would make it possible.';
  if (candidate.usualSlots.some(({ part }) => isWanted(part, prepared.ask.parts))) return 'Other dates may make it possible.';
  const nextAtAnyTime = nextFreeDay(candidate, atAnyTime);
  return nextAtAnyTime === null
    ? 'Another time of day, on other dates, may make it possible.'
    : `At another time of day, the next day that would fit is ${dayInWords(nextAtAnyTime)}.`;
}

function usualTimesInWords(candidate: Candidate): string {
  if (candidate.usualSlots.length > mostSlotsListed) return 'Usually free at times of the week that do not fit.';
  const times = candidate.usualSlots.map(({ weekday, part }) => `${weekdayName(weekday)} ${partInWords(part)}`);
  return `Usually free on ${inARow(times)}, which does not fit.`;
}

function whatKeepsThemBusy(candidate: Candidate, { ask, openMonths, firstDay }: PreparedAsk): string {
  const withCapacity = openMonths.filter(({ month }) => hasCapacityIn(candidate, month));
  const looked = withCapacity.length > 0 ? withCapacity : openMonths;
  const full = openMonths.filter((month) => !looked.includes(month));
  const alsoFull = full.length > 0 ? `Full for ${someMonthsInWords(candidate, full)}. ` : '';
  const fits = ({ weekday }: OpenDay) =>
    candidate.usualSlots.some((slot) => slot.weekday === weekday && isWanted(slot.part, ask.parts));
  const isUsualTime = looked.some(({ days }) => days.some(fits));
  const days = daysInWords(firstDay, ask.days.to);
  return (
    alsoFull +
    (isUsualTime
      ? `Away or taken at every ${alsoFull ? 'other ' : ''}time that fits from ${days}.`
      : usualTimesInWords(candidate))
  );
}

function whyNotFree(candidate: Candidate, prepared: PreparedAsk): string {
  if (prepared.openMonths.length === 0)
    return 'None of the days you asked for is still to come. Later dates may make it possible.';
  if (candidate.usualSlots.length === 0)
    return 'They have not said when they are usually free. They would have to give their usual times.';
  return `${whatKeepsThemBusy(candidate, prepared)} ${whatWouldFit(candidate, prepared)}`;
}

export const availabilityConditions: readonly ConditionRule[] = [
  { name: 'CAPACITY_LEFT', holds: hasCapacity, explain: whyFull },
  { name: 'FREE_IN_WINDOW', holds: isFree, explain: whyNotFree },
];
