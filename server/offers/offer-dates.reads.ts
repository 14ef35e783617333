import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import { placeOf } from '../reference/distance.reads';
import { isThereFor } from '../role-models/role-model-conditions.reads';
import { isInAreaOf, isOpenTo } from './offer-conditions.reads';

/** Which dates are wanted; a null part narrows nothing. */
export interface OfferDatesWanted {
  /** Only offers that are there for this school, with those of their role models who are. */
  readonly schoolId: string;
  /** Only dates after it. */
  readonly now: Date;
  /** The day of `now`, `YYYY-MM-DD` in Europe/London. */
  readonly today: string;
  readonly offerIds: readonly string[] | null;
  /** Days in Europe/London, both included, on which a date may begin. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Forms the encounter may take. */
  readonly forms: readonly `${EncounterForm}`[] | null;
}

/** What allocation needs of one date of an offer. Of its role models no more than who they are. */
export interface OfferDateToAllocate {
  readonly offerDateId: string;
  readonly offerId: string;
  readonly employerId: string | null;
  readonly title: string;
  readonly form: EncounterForm;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Students of all schools together; of these `placesLeft` are not taken, 0 to `capacity`. */
  readonly capacity: number;
  readonly placesLeft: number;
  readonly minimumAudience: number;
  /** 7 to 14, in no order. */
  readonly yearGroups: readonly number[];
  readonly accessNeedsMet: readonly AccessNeed[];
  readonly isOnline: boolean;
  /** Null online, and where it takes place at the school. */
  readonly outcode: string | null;
  /** In the order of their ids; empty where the offer names nobody. */
  readonly roleModelIds: readonly string[];
}

/** Dates of open offers, the earliest first, `limit` at most; one statement. */
export const offerDatesFor = (connection: Connection, wanted: OfferDatesWanted, limit: number): Promise<OfferDateToAllocate[]> =>
  connection.open<OfferDateToAllocate>(OFFER_DATES, [
    ...[wanted.now, wanted.today, wanted.schoolId, wanted.offerIds],
    ...[wanted.startsOn, wanted.endsOn, wanted.forms, limit],
  ]);

/** Of these offers, those that are there for the school and have a date to come, on whatever day; one statement. */
export async function offersToAllocate(
  connection: Connection,
  {
    schoolId,
    now,
    today,
    offerIds,
  }: Pick<OfferDatesWanted, 'schoolId' | 'now' | 'today'> & { readonly offerIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await connection.open<{ id: string }>(OFFERS, [now, today, schoolId, offerIds]);
  return new Set(rows.map(({ id }) => id));
}

const OF_SCHOOL = 'ARRAY[$3::uuid]';
/** Dates `d` to come of offers `o` that are there for the school. */
const TO_BE_HAD = `FROM offer_date d JOIN offer o ON o.id = d.offer_id
   JOIN school s ON s.id = $3::uuid JOIN outcode h ON h.code = s.outcode
   WHERE d.starts_at > $1::timestamptz AND ${isOpenTo(OF_SCHOOL, '$2')} AND ${isInAreaOf(placeOf('h'))}`;

const OFFERS = statement('offers_to_allocate', `SELECT DISTINCT d.offer_id AS id ${TO_BE_HAD} AND d.offer_id = ANY ($4::uuid[])`);
const OFFER_DATES = statement(
  'offer_dates_to_allocate',
  `SELECT d.id AS "offerDateId", d.offer_id AS "offerId", o.employer_id AS "employerId", o.title, o.form,
     d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.capacity, d.capacity - d.places_taken AS "placesLeft",
     o.minimum_audience AS "minimumAudience", o.year_groups AS "yearGroups", o.access_needs_met AS "accessNeedsMet",
     o.is_online AS "isOnline", o.outcode, ARRAY(
       SELECT m.role_model_id FROM offer_role_model m JOIN role_model r ON r.id = m.role_model_id
       WHERE m.offer_id = o.id AND ${isThereFor(OF_SCHOOL, '$2')} ORDER BY 1) AS "roleModelIds"
   ${TO_BE_HAD}
     AND ($4::uuid[] IS NULL OR d.offer_id = ANY ($4))
     AND ($5::date IS NULL OR (d.starts_at AT TIME ZONE 'Europe/London')::date >= $5)
     AND ($6::date IS NULL OR (d.starts_at AT TIME ZONE 'Europe/London')::date <= $6)
     AND ($7::text[] IS NULL OR o.form = ANY ($7))
   ORDER BY d.starts_at, d.id LIMIT $8`,
);
