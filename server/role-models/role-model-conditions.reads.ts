import { kmFrom, type PlaceInSql } from '../reference/distance.reads';
import { YEARS_TO_ADULT } from './age.rules';

/** SQL that holds for a row `r` of `role_model`; arguments are places of values, such as `$1`. */

/** A job counts for a subject from this relevance on: used every week, often asked for. As matching has it. */
const RELEVANCE_FOR_SUBJECT = 0.6;

export const isAlumnusOf = (schools: string): string =>
  `EXISTS (SELECT FROM role_model_school s WHERE s.role_model_id = r.id AND s.is_confirmed AND s.school_id ${schools})`;

/** As `comesOfAgeOn` has it. */
const isOfAge = (today: string) =>
  `coalesce(r.turns_adult_on <= ${today}::date, NOT EXISTS (SELECT FROM role_model_school s
    WHERE s.role_model_id = r.id AND s.left_on + interval '${YEARS_TO_ADULT} years' > ${today}::date))`;

/** Whether they are there for people of these schools, and for everybody else. As `mayRead` has it. */
export const isThereFor = (schoolIds: string, today: string): string =>
  `r.listing = 'LISTED' AND NOT r.is_paused AND ((r.here_for <> 'OWN_SCHOOLS'
    AND ${isOfAge(today)}) OR ${isAlumnusOf(`= ANY (${schoolIds}::uuid[])`)})`;

/**
 * Whether a school at this place lies in the area they chose, if they chose one; for their own schools they are there anyway. With
 * `isThereFor` it is what the condition HERE_FOR_THIS_SCHOOL asks; who may read them is another matter, and goes by no distance.
 */
export const isInTheirArea = (schoolIds: string, school: PlaceInSql): string =>
  `(r.here_for <> 'AREA' OR ${isAlumnusOf(`= ANY (${schoolIds}::uuid[])`)} OR r.travel_limit_km >= ${kmFrom('r.outcode', school)})`;

/** Whether they work or worked in the sector, or talk about it. */
export const worksIn = (sector: string): string =>
  `(r.topic_sectors @> ARRAY[${sector}::text] OR EXISTS (SELECT FROM role_model_career c
    JOIN occupation_sector o ON o.occupation_code = c.occupation_code AND o.weight > 0
    WHERE c.role_model_id = r.id AND o.sector_code = ${sector}::text))`;

/**
 * Whether they talk about the subject, or their present work uses it; work that is to end is present until then, as matching has it.
 * Teachers are linked to every subject: for them only those they name count.
 */
export const uses = (subject: string, today: string): string =>
  `(r.topic_subjects @> ARRAY[${subject}::text] OR EXISTS (SELECT FROM role_model_career c
    JOIN subject_occupation o ON o.occupation_code = c.occupation_code AND o.relevance >= ${RELEVANCE_FOR_SUBJECT}
    WHERE c.role_model_id = r.id AND (c.ended_on IS NULL OR c.ended_on > ${today}::date)
      AND c.occupation_code NOT LIKE '231%' AND o.subject_code = ${subject}::text))`;
