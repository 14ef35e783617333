import type { StudentFilter } from '../../schema/students/student.type';
import { normalisedName } from '../platform/text';

/** How a student's name is sorted and searched, the family name first; works for names of one word and of any script. */
export const normalisedStudentName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  normalisedName(`${familyName} ${givenName}`);

const YEAR_GROUPS = { youngest: 7, oldest: 14 };
const LONGEST_TUTOR_GROUP = 40;
const MOST_ENCOUNTERS = 1_000;

/** The first thing wrong with a filter, as a sentence; null where nothing is. Codes and the search are checked elsewhere. */
export function problemWithFilter({ yearGroup, tutorGroup, mostEncounters }: StudentFilter): string | null {
  const { youngest, oldest } = YEAR_GROUPS;
  if (yearGroup != null && (yearGroup < youngest || yearGroup > oldest))
    return `\`filter.yearGroup\` must be from ${youngest} to ${oldest}; it was ${yearGroup}.`;
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
