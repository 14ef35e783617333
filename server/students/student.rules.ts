import type { StudentFilter } from '../../schema/students/student.type';
import { isWithin } from '../platform/form.rules';
import { normalisedName } from '../platform/text';
import { LONGEST_TUTOR_GROUP, YEAR_GROUPS } from './audience.rules';

/** How a student's name is sorted and searched, the family name first; works for names of one word and of any script. */
export const normalisedStudentName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  normalisedName(`${familyName} ${givenName}`);

const MOST_ENCOUNTERS = 1_000;

/** The first thing wrong with a filter, as a sentence; null where nothing is. Codes and the search are checked elsewhere. */
export function problemWithFilter({ yearGroup, tutorGroup, mostEncounters }: StudentFilter): string | null {
  const { least, most } = YEAR_GROUPS;
  if (yearGroup != null && !isWithin(yearGroup, YEAR_GROUPS))
    return `\`filter.yearGroup\` must be from ${least} to ${most}; it was ${yearGroup}.`;
  if (tutorGroup != null && !isTutorGroup(tutorGroup))
    return `\`filter.tutorGroup\` must have 1 to ${LONGEST_TUTOR_GROUP} characters, such as 9B; leave it out for all.`;
  if (mostEncounters != null && (mostEncounters < 0 || mostEncounters > MOST_ENCOUNTERS))
    return `\`filter.mostEncounters\` must be from 0 to ${MOST_ENCOUNTERS.toLocaleString('en-GB')}; it was ${mostEncounters}.`;
  return null;
}

function isTutorGroup(text: string): boolean {
  const length = Array.from(text.trim()).length;
  return length >= 1 && length <= LONGEST_TUTOR_GROUP && !/\p{Cc}/u.test(text);
}
