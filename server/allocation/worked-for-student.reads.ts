import type { Connection } from '../platform/connection';
import { plannedAnew } from '../platform/statement';
import type { PlanKey } from './allocation-plan.store';
import type { SolveStatus } from './allocation.types';
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

/** What the student `x` of the plan `p` chose, as `chosen.lists`. */
const CHOSEN = `LATERAL (SELECT (SELECT c.one -> 'offerIds' FROM jsonb_array_elements(p.asked -> 'ranked' -> 'choices') c (one)
     WHERE c.one ->> 'studentId' = x.student_id::text LIMIT 1) AS lists) chosen`;
const hasChosen = (offerId: string): string =>
  `coalesce(jsonb_path_exists(chosen.lists, '$[*][*] ? (@ == $id)', jsonb_build_object('id', ${offerId}::text)), false)`;
const isAmong = (list: string, pair: string): string =>
  `coalesce(p.asked -> '${list}' @> jsonb_build_array(jsonb_build_object(${pair})), false)`;
const OF_STUDENT = `'studentId', x.student_id::text`;
const PLAN = `allocation_plan p JOIN allocation_plan_student x ON x.school_id = p.school_id AND x.plan_id = p.id`;
const OF_PLAN = `p.school_id = $1 AND p.id = $2 AND x.student_id = $3`;
/** Places the student held then, with their dates `w`. */
const HELD = `unnest(x.held) h (id) JOIN offer_date w ON w.id = h.id`;

/** Who is fixed or required somewhere, or held a place to come at an offer they chose, as `servedBefore` has it. */
const WORKED = plannedAnew(
  'allocation_worked_for_student',
  `SELECT x.had,
     (SELECT r.one ->> 'status' FROM jsonb_array_elements(p.results -> 'results') r (one) WHERE r.one ->> 'kind' = $4) AS status,
     (SELECT count(*)::integer FROM allocation_place a WHERE a.school_id = x.school_id AND a.plan_id = x.plan_id
       AND a.student_id = x.student_id AND a.kind = $4) AS "placesGiven",
     (${isAmong('fixed', OF_STUDENT)} OR ${isAmong('required', OF_STUDENT)} OR EXISTS (SELECT FROM ${HELD}
       WHERE w.ends_at > p.finished_at AND ${hasChosen('w.offer_id')})) AS "isServed"
   FROM ${PLAN} CROSS JOIN ${CHOSEN} WHERE ${OF_PLAN}`,
);

/** Which year a school year began in, as `schoolYearOf` has it. */
const schoolYear = (instant: string): string =>
  `extract(year FROM (${instant} AT TIME ZONE 'Europe/London') - interval '8 months')::integer`;
const YEARS_AHEAD = `(${schoolYear('t."startsAt"')} - ${schoolYear('p.finished_at')})`;
/** As `metByYear`: of the year group the plan knew, by the day of the date; of those met there as far as they are there still. */
const TAKES_YEAR = `(x.year_group IS NULL OR (x.year_group + ${YEARS_AHEAD} = ANY (o.year_groups)
     AND (${YEARS_AHEAD} <= 0 OR x.year_group + ${YEARS_AHEAD} <= s.oldest_year_group)
     AND coalesce((SELECT bool_or(cardinality(r.year_groups) = 0 OR x.year_group + ${YEARS_AHEAD} = ANY (r.year_groups))
       FROM role_model r WHERE r.id = ANY (t."roleModelIds")), true)))`;
const IS_BUSY = `(EXISTS (SELECT FROM ${HELD} WHERE w.offer_id <> d.offer_id AND w.starts_at < t."endsAt" AND t."startsAt" < w.ends_at)
     OR EXISTS (SELECT FROM unnest(x.expected) g (id) JOIN encounter e ON e.school_id = x.school_id AND e.id = g.id
       JOIN session z ON z.id = e.session_id WHERE z.starts_at < t."endsAt" AND t."startsAt" < z.ends_at))`;

/** What the plan does not keep of them is read as it stands: access needs, and what the offer is. */
const DATES = plannedAnew(
  'allocation_dates_for_student',
  `SELECT d.id AS "offerDateId", d.offer_id AS "offerId", t."startsAt", t."endsAt", t.capacity, t."placesLeft",
     o.minimum_audience AS "minimumAudience", ${TAKES_YEAR} AS "takesYear",
     NOT EXISTS (SELECT FROM student_access_need n WHERE n.school_id = x.school_id AND n.student_id = x.student_id
       AND n.need <> ALL (o.access_needs_met)) AS "meetsNeeds",
     ${isAmong('forbidden', `${OF_STUDENT}, 'offerDateId', d.id::text`)} AS "isForbidden",
     EXISTS (SELECT FROM ${HELD} WHERE w.offer_id = d.offer_id) AS "isHeld", ${IS_BUSY} AS "isBusy",
     ${hasChosen('d.offer_id')} AS "isChosen", given.*
   FROM ${PLAN} JOIN school s ON s.id = p.school_id CROSS JOIN ${CHOSEN}
   CROSS JOIN jsonb_to_recordset(p.dates) t (id uuid, capacity integer, "placesLeft" integer, "startsAt" timestamptz, "endsAt" timestamptz,
     "roleModelIds" uuid[])
   JOIN offer_date d ON d.id = t.id JOIN offer o ON o.id = d.offer_id
   CROSS JOIN LATERAL (SELECT count(*)::integer AS students, (count(*) FILTER (WHERE a.is_fixed))::integer AS settled,
       (count(*) FILTER (WHERE y.had < x.had))::integer AS "withFewer", (count(*) FILTER (WHERE y.had = x.had))::integer AS "withAsMany",
       coalesce(bool_or(a.student_id = x.student_id), false) AS "isGiven"
     FROM allocation_place a JOIN allocation_plan_student y ON y.school_id = a.school_id AND y.plan_id = a.plan_id AND y.student_id = a.student_id
     WHERE a.school_id = p.school_id AND a.plan_id = p.id AND a.kind = $4 AND a.offer_date_id = d.id) given
   WHERE ${OF_PLAN} ORDER BY t."startsAt", d.id`,
);
