import { isThereFor } from '../role-models/role-model-conditions.reads';

/** SQL that holds for a row `o` of `offer`; arguments are places of values, such as `$1`, or names of tables. */

/** Whether one of its role models is there for people of these schools and, where that is asked, `also` holds for them (`r`). */
export const hasSomebodyFor = (schoolIds: string, today: string, also = 'true'): string =>
  `EXISTS (SELECT FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id
    WHERE m.offer_id = o.id AND ${isThereFor(schoolIds, today)} AND ${also})`;

/** Whether it is published and, where it names whom students meet, one of them is there for people of these schools. */
export const isOpenTo = (schoolIds: string, today: string): string =>
  `o.state = 'PUBLISHED' AND (NOT EXISTS (SELECT FROM offer_role_model m WHERE m.offer_id = o.id)
    OR ${hasSomebodyFor(schoolIds, today)})`;

/** Whether it is there for a school whose outcode is the row `school`. */
export const isInAreaOf = (school: string): string =>
  `(o.area_km IS NULL OR o.area_km >= (SELECT ${kmBetween('a', school)} FROM outcode a WHERE a.code = o.area_outcode))`;

/** Whether it takes place so near to such a school; online and at the school it always does. */
export const isWithin = (km: string, school: string): string =>
  `(o.outcode IS NULL OR ${km} >= (SELECT ${kmBetween('a', school)} FROM outcode a WHERE a.code = o.outcode))`;

/** As `greatCircleKm` has it. */
const kmBetween = (one: string, other: string): string =>
  `2 * 6371.0088 * asin(sqrt(least(1, sin(radians(${other}.latitude - ${one}.latitude) / 2) ^ 2
    + cos(radians(${one}.latitude)) * cos(radians(${other}.latitude)) * sin(radians(${other}.longitude - ${one}.longitude) / 2) ^ 2)))`;
