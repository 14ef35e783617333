import { isStaff, mayReadTraits, type RoleKey } from '../platform/roles';
import type { Standing } from './reasons.types';

/** Counts below this are not told to anyone without access to the individuals. */
const SMALLEST_COUNT = 5;

/** Staff who may not read anybody's traits ask for at least as many students at once. */
export const SMALLEST_AUDIENCE = 5;

/** From this size on, neither those counted nor the rest need to be few, so a count can be told at all. */
const SMALLEST_AUDIENCE_FOR_COUNTS = 2 * SMALLEST_COUNT;

/** Whether somebody with these roles at one school may ask about one student or a group below SMALLEST_AUDIENCE. */
export function mayAskForFew(roles: readonly RoleKey[]): boolean {
  return roles.some(mayReadTraits);
}

/** The count, or null where it is below 5, none included: 'none' tells as much as 'one' does. */
export function suppressed(count: number): number | null {
  return count < SMALLEST_COUNT ? null : count;
}

/** From a person's roles at one school, the one that may read most; null where none of them has a part in matching students. */
export function standingOfReader(roles: readonly RoleKey[]): Standing | null {
  if (mayAskForFew(roles)) return 'MAY_READ_TRAITS';
  if (roles.some(isStaff)) return 'STAFF';
  return roles.includes('STUDENT') ? 'STUDENT' : null;
}

/** Students ask for themselves only (whose id they give is checked elsewhere), other staff for five or more. */
export function mayAskAbout(standing: Standing, students: number): boolean {
  if (standing === 'STUDENT') return students === 1;
  return students >= (standing === 'STAFF' ? SMALLEST_AUDIENCE : 1);
}

/** How a number of students may be told: EXACT, or as few or as most where one of the two parts is below 5. */
export function tellingOf(students: number, size: number, standing: Standing): 'EXACT' | 'FEW' | 'MOST' | 'UNTOLD' {
  if (standing === 'MAY_READ_TRAITS') return 'EXACT';
  if (size < SMALLEST_AUDIENCE_FOR_COUNTS) return 'UNTOLD';
  if (suppressed(students) === null) return 'FEW';
  return suppressed(size - students) === null ? 'MOST' : 'EXACT';
}

/** The number where it may be told as it is; else null. */
export const countTold = (students: number, size: number, standing: Standing): number | null =>
  tellingOf(students, size, standing) === 'EXACT' ? students : null;

/**
 * '12 of these students', 'all of these students', 'fewer than 5 of these students'. In an audience below ten any count would
 * leave few on one side, so those who may not read the individuals are told 'some' whatever the number.
 */
export function countInWords(students: number, size: number, standing: Standing): string {
  const telling = tellingOf(students, size, standing);
  if (telling === 'EXACT') return students === size ? 'all of these students' : `${students} of these students`;
  if (telling === 'FEW') return `fewer than ${SMALLEST_COUNT} of these students`;
  return telling === 'MOST' ? 'most of these students' : 'some of these students';
}
