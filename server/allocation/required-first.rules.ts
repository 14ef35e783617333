import { counted } from '../matching/wording.rules';

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

/** A student settled where they are to be somewhere else. */
export const settledElsewhere = (isRequired: boolean): string =>
  isRequired
    ? `A student is required by law on a date, and holds another date of that offer or is expected elsewhere at the time. ${FIRST}: free them from the other.`
    : 'A student is fixed on a date, and holds another date of that offer or is expected elsewhere at the time. Keep one.';

const told = (count: number): string => count.toLocaleString('en-GB');
