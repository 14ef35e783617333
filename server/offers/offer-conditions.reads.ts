import { kmFrom, type PlaceInSql } from '../reference/distance.reads';
import { isThereFor } from '../role-models/role-model-conditions.reads';

/** SQL that holds for a row `o` of `offer`; arguments are places of values, such as `$1`, or names of tables. */

/** Whether one of its role models is there for people of these schools and, where that is asked, `also` holds for them (`r`). */
export const hasSomebodyFor = (schoolIds: string, today: string, also = 'true'): string =>
  `EXISTS (SELECT FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id
    WHERE m.offer_id = o.id AND ${isThereFor(schoolIds, today)} AND ${also})`;

/**
 * Whether it is published and, where it names whom students meet, one of them is there for people of these schools and `also` holds for
 * them, as above.
 */
export const isOpenTo = (schoolIds: string, today: string, also = 'true'): string =>
  `o.state = 'PUBLISHED' AND (NOT EXISTS (SELECT FROM offer_role_model m WHERE m.offer_id = o.id)
    OR ${hasSomebodyFor(schoolIds, today, also)})`;

/** Whether it is there for a school that is at this place. */
export const isInAreaOf = (school: PlaceInSql): string =>
  `(o.area_km IS NULL OR o.area_km >= ${kmFrom('o.area_outcode', school)})`;

/** Whether it takes place so near to such a school; online and at the school it always does. */
export const isWithin = (km: string, school: PlaceInSql): string =>
  `(o.outcode IS NULL OR ${km} >= ${kmFrom('o.outcode', school)})`;
