import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** A student of the school at one date of an offer. */
export interface PlaceWanted {
  readonly studentId: string;
  readonly offerDateId: string;
}

/**
 * Why places were not taken. NOT_ENROLLED: no student now at the school. NOT_OPEN: no date of a published offer that is still to
 * come and has somebody to meet. FULL: fewer places are left than were wanted there. CLASH: the student would be in two places at
 * once, by a place they hold or by another that was wanted.
 */
export interface PlaceProblem {
  readonly reason: 'NOT_ENROLLED' | 'NOT_OPEN' | 'FULL' | 'CLASH';
  /** Null where it is about the student alone. */
  readonly offerDateId: string | null;
  /** Null where it is about the date alone. */
  readonly studentId: string | null;
  /** Where the date is full: how many it has left. */
  readonly placesLeft: number | null;
}

/**
 * Places at dates of offers. Both methods belong into a mutation's transaction, hold its dates until it ends, and throw unless the
 * viewer of that transaction is staff of the school; which staff may, their callers decide.
 */
export class PlaceStore {
  constructor(private readonly connection: Connection) {}

  /**
   * Takes all of these places or none. Answers nothing where every student now holds theirs; otherwise everything that stands in
   * the way, and nothing was written. Places held already stay as they are. `now` is when the places are taken.
   */
  take(asked: {
    readonly schoolId: string;
    readonly places: readonly PlaceWanted[];
    /** Allocation plan they come from; null where staff give them by hand. */
    readonly planId: string | null;
    readonly now: Date;
  }): Promise<PlaceProblem[]> {
    const { schoolId, places, planId, now } = asked;
    return this.connection.tenant<PlaceProblem>(TAKE, [schoolId, ...columnsOfPlaces(places), planId, now]);
  }

  /**
   * Answers how many of these places were held, and are free again. For giving places back, which no operation does yet: applying a plan
   * only takes, and erasing students frees theirs by a trigger.
   */
  async release(asked: {
    readonly schoolId: string;
    readonly places: readonly PlaceWanted[];
    readonly now: Date;
  }): Promise<number> {
    const { schoolId, places, now } = asked;
    const [row] = await this.connection.tenant<{ released: number }>(RELEASE, [schoolId, ...columnsOfPlaces(places), now]);
    return row?.released ?? 0;
  }
}

const columnsOfPlaces = (places: readonly PlaceWanted[]) => [
  places.map(({ studentId }) => studentId),
  places.map(({ offerDateId }) => offerDateId),
];

const TAKE = statement(
  'place_take',
  `SELECT t.reason, t.offer_date_id AS "offerDateId", t.student_id AS "studentId", t.places_left AS "placesLeft"
   FROM take_places($1::uuid, $2::uuid[], $3::uuid[], $4::uuid, $5::timestamptz) t
   ORDER BY t.reason, t.offer_date_id, t.student_id`,
);
const RELEASE = statement(
  'place_release',
  `SELECT release_places($1::uuid, $2::uuid[], $3::uuid[], $4::timestamptz) AS released`,
);
