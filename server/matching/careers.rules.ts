import type { Career } from './matching.types';

/** Shorter spells say little about a working life. */
export const FEWEST_YEARS = 1;

/** Counts as an occupation of theirs: what they do now, or did for a year or more. */
export function isHeld({ isPresent, years }: Career): boolean {
  return isPresent || years >= FEWEST_YEARS;
}

/** SOC 2020 minor group 231, teaching professionals. */
export function isTeaching(occupation: string): boolean {
  return occupation.startsWith('231');
}
