/** Year groups of students; those above 11 are the sixth form. */
export const YEAR_GROUPS = { least: 7, most: 14 };

/** In characters. */
export const LONGEST_TUTOR_GROUP = 40;

/** Most students an audience may name one by one. */
export const MOST_NAMED_STUDENTS = 400;
