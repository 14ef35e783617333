import type { AllocationChangeCode } from '../../schema/allocation/allocation-plan.type';
import { isInAreaOf, isOpenTo } from '../offers/offer-conditions.reads';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';

/** Something that is not as it was when a plan was worked out. */
export interface PlanChange {
  readonly planId: string;
  readonly code: `${AllocationChangeCode}`;
  readonly studentId: string | null;
  readonly offerDateId: string | null;
  /** Of the date; null where it is about a student, or the date is gone for good. */
  readonly title: string | null;
  readonly startsAt: Date | null;
  /** Of a date: its capacity, or the places wanted, then and now. */
  readonly before: number | null;
  readonly now: number | null;
  /** Proposals that cannot be applied for it. */
  readonly kinds: readonly AllocationPlaceEntity['kind'][];
}

/** What changed since these plans were worked out, as far as they are ready to be applied; one statement for all of them. */
export const changesSince = (
  connection: Connection,
  plans: readonly PlanKey[],
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<PlanChange[]> =>
  connection.tenant<PlanChange>(CHANGES, [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id), now, today]);

const KINDS_OF_STUDENT = `ARRAY(SELECT DISTINCT a.kind FROM allocation_place a
  WHERE a.school_id = x.school_id AND a.plan_id = x.plan_id AND a.student_id = x.student_id ORDER BY 1)`;

/** Kinds that give places at the date `k` for which this holds of `u`. */
const kindsUsing = (condition: string) => `ARRAY(SELECT u.kind FROM used u
  WHERE u.school_id = k.school_id AND u.plan_id = k.plan_id AND u.offer_date_id = k.date_id AND ${condition} ORDER BY 1)`;

const HOLDS_IT = `SELECT FROM place h WHERE h.school_id = a.school_id AND h.student_id = a.student_id
  AND h.offer_date_id = a.offer_date_id AND h.state = 'HELD'`;
const TIMES = `tstzrange(d.starts_at, d.ends_at)`;
const IS_ELSEWHERE = `(EXISTS (SELECT FROM place h WHERE h.school_id = a.school_id AND h.student_id = a.student_id
    AND h.state = 'HELD' AND h.offer_date_id <> a.offer_date_id AND h.during && ${TIMES})
  OR EXISTS (SELECT FROM attendance t JOIN encounter e ON e.school_id = t.school_id AND e.id = t.encounter_id
    JOIN session z ON z.id = e.session_id
    WHERE t.school_id = a.school_id AND t.student_id = a.student_id AND t.status = 'EXPECTED' AND e.state IN ('PROPOSED', 'CONFIRMED')
      AND tstzrange(z.starts_at, z.ends_at) && ${TIMES}))`;

/** `used`: places a proposal gives at a date, without those held already. `k`: the dates as the plan knew them, and as they are. */
const CHANGES = statement(
  'allocation_plan_changes',
  `WITH plan AS (
     SELECT p.school_id, p.id AS plan_id, p.dates FROM allocation_plan p
     WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[]) AND p.state = 'READY'),
   used AS (
     SELECT a.school_id, a.plan_id, a.kind, a.offer_date_id, count(*)::integer AS places
     FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id
     WHERE NOT EXISTS (${HOLDS_IT}) GROUP BY 1, 2, 3, 4),
   known AS (
     SELECT plan.school_id, plan.plan_id, was.id AS date_id, was.capacity AS capacity_before, d.capacity, d.starts_at, o.title,
       d.capacity - d.places_taken AS places_left, d.places_taken, o.minimum_audience,
       d.id IS NOT NULL AND d.starts_at > $3::timestamptz AND ${isOpenTo('ARRAY[plan.school_id]', '$4')} AND ${isInAreaOf('h')} AS is_there
     FROM plan CROSS JOIN LATERAL jsonb_to_recordset(plan.dates) AS was (id uuid, capacity integer)
     JOIN school s ON s.id = plan.school_id JOIN outcode h ON h.code = s.outcode
     LEFT JOIN offer_date d ON d.id = was.id LEFT JOIN offer o ON o.id = d.offer_id)
   SELECT x.plan_id AS "planId", 'STUDENT_LEFT' AS code, x.student_id AS "studentId", NULL::uuid AS "offerDateId", NULL::text AS title,
     NULL::timestamptz AS "startsAt", NULL::integer AS before, NULL::integer AS now, ${KINDS_OF_STUDENT} AS kinds
   FROM plan JOIN allocation_plan_student x ON x.school_id = plan.school_id AND x.plan_id = plan.plan_id
   JOIN student s ON s.school_id = x.school_id AND s.id = x.student_id WHERE s.left_on IS NOT NULL
   UNION ALL
   SELECT a.plan_id, 'STUDENT_BUSY', a.student_id, a.offer_date_id, o.title, d.starts_at, NULL, NULL, array_agg(a.kind ORDER BY a.kind)
   FROM plan JOIN allocation_place a ON a.school_id = plan.school_id AND a.plan_id = plan.plan_id
   JOIN offer_date d ON d.id = a.offer_date_id JOIN offer o ON o.id = d.offer_id
   WHERE ${IS_ELSEWHERE} GROUP BY a.plan_id, a.student_id, a.offer_date_id, o.title, d.starts_at
   UNION ALL
   SELECT k.plan_id, 'DATE_GONE', NULL, k.date_id, k.title, k.starts_at, NULL, NULL, ${kindsUsing('true')}
   FROM known k WHERE k.is_there IS NOT TRUE
   UNION ALL
   SELECT k.plan_id, 'CAPACITY_CHANGED', NULL, k.date_id, k.title, k.starts_at, k.capacity_before, k.capacity, '{}'
   FROM known k WHERE k.is_there AND k.capacity <> k.capacity_before
   UNION ALL
   SELECT k.plan_id, 'PLACES_TAKEN', NULL, k.date_id, k.title, k.starts_at,
     (SELECT max(u.places) FROM used u WHERE u.school_id = k.school_id AND u.plan_id = k.plan_id AND u.offer_date_id = k.date_id),
     k.places_left, ${kindsUsing('u.places > k.places_left')}
   FROM known k WHERE k.is_there AND ${kindsUsing('u.places > k.places_left')} <> '{}'
   UNION ALL
   SELECT k.plan_id, 'TOO_FEW', NULL, k.date_id, k.title, k.starts_at, k.minimum_audience, NULL,
     ${kindsUsing('u.places + k.places_taken < k.minimum_audience')}
   FROM known k WHERE k.is_there AND ${kindsUsing('u.places + k.places_taken < k.minimum_audience')} <> '{}'
   ORDER BY 1, 2, 4, 3`,
);
