import { counted, startSentence } from '../matching/wording.rules';
import type { Pair } from './allocation.types';
import { byDate } from './grouped.rules';
import { pairKey } from './pair-key.rules';

/** How many are required by law, and how many others are fixed. */
export interface SettledCounts {
  readonly required: number;
  readonly fixed: number;
}

/** What is required by law comes first, so only what staff fixed is theirs to release. */
const FIRST = 'What is required comes first';

/** A date with more students settled than places. */
export function tooManyAtDate(capacity: number, { required, fixed }: SettledCounts): string {
  const over = required + fixed - capacity;
  const has = `A date has ${counted(capacity, 'place')} and `;
  if (required === 0) return `${has}${counted(fixed, 'student')} fixed. Release ${told(over)}, or find more places.`;
  const both = `${has}${counted(required, 'student')} required by law${fixed === 0 ? '' : `, and ${told(fixed)} fixed`}. `;
  if (over <= fixed) return `${both}${FIRST}: release ${told(over)} of those fixed, or find more places.`;
  const also = fixed === 0 ? '' : `${FIRST}: release all who are fixed. `;
  return `${both}${also}Find ${counted(required - capacity, 'more place', 'more places')}, or another date for some who are required.`;
}

/** A student settled on more dates than each may take. */
export function tooManyOfStudent(most: number, { required, fixed }: SettledCounts): string {
  const take = `and each may take ${told(most)}`;
  if (required === 0) return `A student is fixed on ${counted(fixed, 'date')}, ${take}. Release some, or allow more.`;
  const who = `A student is required by law on ${counted(required, 'date')}`;
  if (fixed === 0) return `${who}, ${take}. Allow more.`;
  const both = `${who} and fixed on ${told(fixed)} more, ${take}. ${FIRST}: `;
  return required <= most
    ? `${both}release ${told(required + fixed - most)} of those fixed, or allow more.`
    : `${both}release those fixed, and allow more.`;
}

/** A student settled on two dates that clash; `where` as in "at the same time". */
export function twoAtOnce(where: string, required: number): string {
  if (required === 0) return `A student is fixed on two dates ${where}. Keep one of them.`;
  return required === 1
    ? `A student is required by law on one and fixed on the other of two dates ${where}. ${FIRST}: release the other.`
    : `A student is required by law on two dates ${where}. Keep the one they have to attend.`;
}

/** Who asks may have required it by mistake, which only they can tell. */
export const requiredAndForbidden = `A student is required by law on a date and forbidden it. ${FIRST}: forbid it no longer, or, where the law does not ask for it, require it no longer.`;

/** A student settled where they are to be somewhere else. */
export const settledElsewhere = (isRequired: boolean): string =>
  isRequired
    ? `A student is required by law on a date, and holds another date of that offer or is expected elsewhere at the time. ${FIRST}, and no plan takes a place away: find another date for what is required, or have the other given up.`
    : 'A student is fixed on a date, and holds another date of that offer or is expected elsewhere at the time. Keep one.';

/** A date without a place left, `named` as in “Hospital”, where students are settled who hold none. */
export function settledWhereFull(named: string, { required, fixed }: SettledCounts): string {
  const has = `${named} has no places left, and `;
  if (required === 0) return `${has}${counted(fixed, 'student is', 'students are')} fixed there. Release them.`;
  const both = `${has}${counted(required, 'student is', 'students are')} required there by law${fixed === 0 ? '' : `, and ${told(fixed)} fixed`}. `;
  const also = fixed === 0 ? '' : `${FIRST}: release all who are fixed. `;
  return `${both}${also}Find ${counted(required, 'more place', 'more places')}, or another date for those who are required.`;
}

/**
 * What to do about dates that have to run for those settled there, and lack others: counts are of dates where somebody is required, and of
 * dates where all are fixed. To release students helps only at the latter.
 */
export function letOffOrLower({ required, fixed }: SettledCounts, isTargetInTheWay = false): string {
  const ways = [
    ...(isTargetInTheWay ? ['raise the target'] : []),
    ...(fixed === 0 ? [] : [releaseOne({ required, fixed })]),
    `ask whoever makes ${required + fixed === 1 ? 'the' : 'an'} offer for a lower minimum`,
    ...(fixed === 0 ? ['find another date for those who are required'] : []),
  ];
  const either = `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1) ?? ''}.`;
  return required === 0 ? startSentence(either) : `${FIRST}: ${either}`;
}

function releaseOne({ required, fixed }: SettledCounts): string {
  if (required > 0) return 'release the students of one where nobody is required';
  return fixed === 1 ? 'release those students' : 'release the students of one';
}

/** Of settled dates, as `letOffOrLower` counts them. */
export function settledDates(required: readonly Pair[], dateIds: readonly string[]): SettledCounts {
  const byLaw = new Set(required.map(byDate));
  const count = dateIds.filter((id) => byLaw.has(id)).length;
  return { required: count, fixed: dateIds.length - count };
}

/** Of settled pairs: a pair that is both counts as required. */
export function settledCounts(required: readonly Pair[], settled: readonly Pair[]): SettledCounts {
  const byLaw = new Set(required.map(pairKey));
  const count = settled.filter((pair) => byLaw.has(pairKey(pair))).length;
  return { required: count, fixed: settled.length - count };
}

const told = (count: number): string => count.toLocaleString('en-GB');
