import { columnsOf } from '../platform/naming';
import { statement } from '../platform/statement';
import { placeOfSchool } from '../reference/distance.reads';
import { isInTheirArea, uses, worksIn } from '../role-models/role-model-conditions.reads';
import { hasSomebodyFor, isInAreaOf, isOpenTo, isWithin } from './offer-conditions.reads';
import { OfferDateEntity, OfferEntity, OfferRoleModelEntity } from './offer.entity';

const COLUMNS = columnsOf(OfferEntity, 'o');
const DATE_COLUMNS = columnsOf(OfferDateEntity, 'd');

export const FIND_MANY = statement('offer_find_many', `SELECT ${COLUMNS} FROM offer o WHERE o.id = ANY ($1::uuid[])`);

/** $2: sees all; $3: employers and $4 person whose own offers they see; $5 and $6: schools and day for the others. */
export const FIND_READABLE = statement(
  'offer_find_readable',
  `SELECT ${COLUMNS} FROM offer o WHERE o.id = $1 AND ($2::boolean OR o.employer_id = ANY ($3::uuid[])
     OR EXISTS (SELECT FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id WHERE m.offer_id = o.id AND r.person_id = $4)
     OR (${isOpenTo('$5', '$6')}))`,
);

export const DATES_OF_OFFERS = statement(
  'offer_dates_of_offers',
  `SELECT ${DATE_COLUMNS} FROM offer_date d WHERE d.offer_id = ANY ($1::uuid[]) ORDER BY d.offer_id, d.starts_at, d.id`,
);
export const DATES_BY_IDS = statement(
  'offer_dates_by_ids',
  `SELECT ${DATE_COLUMNS} FROM offer_date d WHERE d.id = ANY ($1::uuid[])`,
);
export const ROLE_MODELS_OF_OFFERS = statement(
  'role_models_of_offers',
  `SELECT ${columnsOf(OfferRoleModelEntity, 'm')} FROM offer_role_model m
   WHERE m.offer_id = ANY ($1::uuid[]) ORDER BY m.offer_id, m.role_model_id`,
);

const SCHOOLS = 'coalesce($5::uuid[], ARRAY[]::uuid[])';
/** The school that is asked for. Joined it would keep the planner from weighing, offer by offer, what looking at their people costs. */
const HERE = placeOfSchool('$16');
/** Where one school is asked for, whoever helps in an area counts if it lies there. */
const IS_IN_AREA = `($16::uuid IS NULL OR ${isInTheirArea(SCHOOLS, HERE)})`;
const somebody = (also: string) => hasSomebodyFor(SCHOOLS, '$6', `${IS_IN_AREA} AND ${also}`);

/** Whether a date would do: after $1, within the days $13 to $14 of London, with places left or without ($15). */
const fits = (date: string) =>
  `(${date}.starts_at > $1::timestamptz
     AND ${date}.starts_at >= coalesce($13::date::timestamp AT TIME ZONE 'Europe/London', '-infinity')
     AND ${date}.starts_at < coalesce(($14::date + 1)::timestamp AT TIME ZONE 'Europe/London', 'infinity')
     AND ($15::boolean IS NULL OR (${date}.places_taken < ${date}.capacity) = $15))`;

/**
 * By the first date that would do. Dates are walked in their order and offers looked up as they come, so that a page costs the same
 * however many offers there are. Every part that is null narrows nothing; null schools ($5) stand for those who see whatever is
 * published.
 */
export const PAGE = statement(
  'offers_page',
  `SELECT ${COLUMNS}, d.starts_at AS "nextStartsAt" FROM offer_date d JOIN offer o ON o.id = d.offer_id
   WHERE ${fits('d')}
     AND (d.starts_at, d.offer_id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
     AND NOT EXISTS (SELECT FROM offer_date e WHERE e.offer_id = d.offer_id AND e.starts_at < d.starts_at AND ${fits('e')} OFFSET 0)
     AND CASE WHEN $5::uuid[] IS NULL THEN o.state = 'PUBLISHED' ELSE ${isOpenTo('$5', '$6', IS_IN_AREA)} END
     AND ($7::text IS NULL OR o.form = $7)
     AND ($8::integer IS NULL OR $8 = ANY (o.year_groups))
     AND ($9::text IS NULL OR EXISTS (SELECT FROM employer e WHERE e.id = o.employer_id AND e.sector_code = $9) OR ${somebody(worksIn('$9'))})
     AND ($10::text IS NULL OR ${somebody(uses('$10', '$6'))})
     AND ($11::uuid IS NULL OR o.employer_id = $11)
     AND ($12::boolean IS NULL OR o.is_online = $12)
     AND ($16::uuid IS NULL OR ${isInAreaOf(HERE)})
     AND ($17::double precision IS NULL OR ${isWithin('$17', HERE)})
   ORDER BY d.starts_at, d.offer_id LIMIT $4`,
);
