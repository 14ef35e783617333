import type { Connection } from '../platform/connection';
import { plannedAnew } from '../platform/statement';
import type { PlanKey } from './allocation-plan.store';
import type { SolveStatus } from './allocation.types';
import { schoolYear } from './plan-changes.statements';
import type { PlanResult } from './plan.types';
import type { DateForStudent } from './why-no-place.rules';

/** One proposal of a plan, as a student of the plan is asked about in it. */
export interface StudentAsked extends PlanKey {
  readonly studentId: string;
  readonly kind: PlanResult['kind'];
}

/** What was worked out for a student. */
export interface WorkedForStudent {
  /** Encounters that counted then. */
  readonly had: number;
  /** Null where the plan has no such proposal. */
  readonly status: SolveStatus | null;
  /** Places the proposal gives them, those at dates that were deleted since among them. */
  readonly placesGiven: number;
  /** Whether they needed no place by their choices. */
  readonly isServed: boolean;
}

/** Null where the student is none of the plan, which was worked out. */
export async function workedForStudent(connection: Connection, asked: StudentAsked): Promise<WorkedForStudent | null> {
  const [row] = await connection.tenant<WorkedForStudent>(WORKED, valuesOf(asked));
  return row ?? null;
}

/** The dates of the plan, but those deleted since, by time: as the plan knew them, and the student. */
export const datesForStudent = (connection: Connection, asked: StudentAsked): Promise<DateForStudent[]> =>
  connection.tenant<DateForStudent>(DATES, valuesOf(asked));

const valuesOf = ({ schoolId, id, studentId, kind }: StudentAsked): readonly unknown[] => [schoolId, id, studentId, kind];

/**
 * SQL: the plan with the student asked about, as `k`, and what of all that was asked is about them, taken out once: choices of a whole school
 * are megabytes, which would be unpacked for each date.
 */
const ASKED = `WITH k AS MATERIALIZED (SELECT p.school_id, p.id, p.finished_at, p.dates, x.student_id, x.had, x.held, x.expected, x.year_group,
     EXISTS (SELECT FROM jsonb_array_elements((p.asked -> 'fixed') || (p.asked -> 'required')) f (one)
       WHERE f.one ->> 'studentId' = x.student_id::text) AS is_settled,
     ARRAY(SELECT f.one ->> 'offerDateId' FROM jsonb_array_elements(p.asked -> 'forbidden') f (one)
       WHERE f.one ->> 'studentId' = x.student_id::text)::uuid[] AS forbidden,
     ARRAY(SELECT jsonb_path_query(c.one -> 'offerIds', '$[*][*]') #>> '{}' FROM jsonb_array_elements(p.asked -> 'ranked' -> 'choices') c (one)
       WHERE c.one ->> 'studentId' = x.student_id::text)::uuid[] AS chosen
   FROM allocation_plan p JOIN allocation_plan_student x ON x.school_id = p.school_id AND x.plan_id = p.id
   WHERE p.school_id = $1 AND p.id = $2 AND x.student_id = $3)`;
/** Places the student held then, with their dates `w`. */
const HELD = `unnest(k.held) h (id) JOIN offer_date w ON w.id = h.id`;

/** Who is fixed or required somewhere, or held a place to come at an offer they chose, is served, as `servedBefore` has it. */
const WORKED = plannedAnew(
  'allocation_worked_for_student',
  `${ASKED} SELECT k.had, (SELECT count(*)::integer FROM allocation_place a WHERE a.school_id = k.school_id AND a.plan_id = k.id
       AND a.kind = $4 AND a.student_id = k.student_id) AS "placesGiven",
     (SELECT r.one ->> 'status' FROM allocation_plan p, jsonb_array_elements(p.results -> 'results') r (one)
       WHERE p.school_id = k.school_id AND p.id = k.id AND r.one ->> 'kind' = $4) AS status,
     k.is_settled OR EXISTS (SELECT FROM ${HELD} WHERE w.ends_at > k.finished_at AND w.offer_id = ANY (k.chosen)) AS "isServed"
   FROM k`,
);

const schoolYearAt = (instant: string): string => schoolYear(`(${instant} AT TIME ZONE 'Europe/London')`);
const YEARS_AHEAD = `(${schoolYearAt('t."startsAt"')} - ${schoolYearAt('k.finished_at')})`;
/** As `metByYear`: of the year group the plan knew, by the day of the date; of those met there as far as they are there still. */
const TAKES_YEAR = `(k.year_group IS NULL OR (k.year_group + ${YEARS_AHEAD} = ANY (o.year_groups)
     AND (${YEARS_AHEAD} <= 0 OR k.year_group + ${YEARS_AHEAD} <= s.oldest_year_group)
     AND coalesce((SELECT bool_or(cardinality(r.year_groups) = 0 OR k.year_group + ${YEARS_AHEAD} = ANY (r.year_groups))
       FROM role_model r WHERE r.id = ANY (t."roleModelIds")), true)))`;
const IS_BUSY = `(EXISTS (SELECT FROM ${HELD} WHERE w.offer_id <> d.offer_id AND w.starts_at < t."endsAt" AND t."startsAt" < w.ends_at)
     OR EXISTS (SELECT FROM unnest(k.expected) g (id) JOIN encounter e ON e.school_id = k.school_id AND e.id = g.id
       JOIN session z ON z.id = e.session_id WHERE z.starts_at < t."endsAt" AND t."startsAt" < z.ends_at))`;

/** What the plan does not keep of them is read as it stands: access needs, what the offer asks, and whom the people there meet. */
const DATES = plannedAnew(
  'allocation_dates_for_student',
  `${ASKED}, given AS MATERIALIZED (SELECT a.offer_date_id, count(*)::integer AS students,
       (count(*) FILTER (WHERE a.is_fixed))::integer AS settled, (count(*) FILTER (WHERE y.had < k.had))::integer AS with_fewer,
       (count(*) FILTER (WHERE y.had = k.had))::integer AS with_as_many, bool_or(a.student_id = k.student_id) AS is_given
     FROM k JOIN allocation_place a ON a.school_id = k.school_id AND a.plan_id = k.id AND a.kind = $4
     JOIN allocation_plan_student y ON y.school_id = a.school_id AND y.plan_id = a.plan_id AND y.student_id = a.student_id
     GROUP BY a.offer_date_id)
   SELECT d.id AS "offerDateId", d.offer_id AS "offerId", t."startsAt", t."endsAt", t.capacity, t."placesLeft",
     o.minimum_audience AS "minimumAudience", ${TAKES_YEAR} AS "takesYear",
     NOT EXISTS (SELECT FROM student_access_need n WHERE n.school_id = k.school_id AND n.student_id = k.student_id
       AND n.need <> ALL (o.access_needs_met)) AS "meetsNeeds",
     d.id = ANY (k.forbidden) AS "isForbidden", EXISTS (SELECT FROM ${HELD} WHERE w.offer_id = d.offer_id) AS "isHeld",
     ${IS_BUSY} AS "isBusy", d.offer_id = ANY (k.chosen) AS "isChosen", coalesce(g.is_given, false) AS "isGiven",
     coalesce(g.students, 0) AS students, coalesce(g.settled, 0) AS settled, coalesce(g.with_fewer, 0) AS "withFewer",
     coalesce(g.with_as_many, 0) AS "withAsMany"
   FROM k JOIN school s ON s.id = k.school_id
   CROSS JOIN jsonb_to_recordset(k.dates) t (id uuid, capacity integer, "placesLeft" integer, "startsAt" timestamptz, "endsAt" timestamptz,
     "roleModelIds" uuid[])
   JOIN offer_date d ON d.id = t.id JOIN offer o ON o.id = d.offer_id LEFT JOIN given g ON g.offer_date_id = d.id
   ORDER BY t."startsAt", d.id`,
);
