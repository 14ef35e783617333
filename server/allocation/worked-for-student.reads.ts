import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { PlanKey } from './allocation-plan.store';
import type { SolveStatus } from './allocation.types';
import type { AskedOfPlan, PlanDate, PlanResult } from './plan.types';
import type { GivenThere } from './why-no-place.types';

/** One proposal of a plan, as a student of the plan is asked about in it. */
export interface StudentAsked extends PlanKey {
  readonly studentId: string;
  readonly kind: PlanResult['kind'];
}

/** What was worked out for a student. */
export interface WorkedForStudent {
  readonly asked: AskedOfPlan;
  /** Encounters that counted then. */
  readonly had: number;
  readonly dates: readonly Pick<PlanDate, 'id' | 'capacity' | 'placesLeft'>[];
  /** Null where the plan has no such proposal. */
  readonly status: SolveStatus | null;
  /** Dates the proposal gives them. */
  readonly own: readonly string[];
  /** Dates they were given as the plan was applied, by whichever proposal. */
  readonly applied: readonly string[];
}

/** Null where the student is none of the plan, which was worked out. */
export async function workedForStudent(
  connection: Connection,
  { schoolId, id, studentId, kind }: StudentAsked,
): Promise<WorkedForStudent | null> {
  const [row] = await connection.tenant<WorkedForStudent>(WORKED, [schoolId, id, studentId, kind]);
  return row ?? null;
}

/** To whom a proposal gives each date, held against what the student asked about had. */
export async function givenBeside(
  connection: Connection,
  { schoolId, id, studentId, kind }: StudentAsked,
): Promise<ReadonlyMap<string, GivenThere>> {
  const rows = await connection.tenant<GivenThere & { readonly offerDateId: string }>(GIVEN, [schoolId, id, studentId, kind]);
  return new Map(rows.map(({ offerDateId, ...there }) => [offerDateId, there]));
}

const theirs = (kind: string): string =>
  `ARRAY(SELECT a.offer_date_id FROM allocation_place a WHERE a.school_id = x.school_id AND a.plan_id = x.plan_id
     AND a.student_id = x.student_id AND a.kind = ${kind} ORDER BY a.offer_date_id)`;

const WORKED = statement(
  'allocation_worked_for_student',
  `SELECT p.asked, x.had, p.dates, ${theirs('$4')} AS own, ${theirs('p.applied_kind')} AS applied,
     (SELECT r.one ->> 'status' FROM jsonb_array_elements(p.results -> 'results') r (one) WHERE r.one ->> 'kind' = $4) AS status
   FROM allocation_plan p JOIN allocation_plan_student x ON x.school_id = p.school_id AND x.plan_id = p.id
   WHERE p.school_id = $1 AND p.id = $2 AND x.student_id = $3`,
);
const GIVEN = statement(
  'allocation_given_beside',
  `SELECT a.offer_date_id AS "offerDateId", count(*)::integer AS students,
     (count(*) FILTER (WHERE o.had < m.had))::integer AS "withFewer", (count(*) FILTER (WHERE o.had = m.had))::integer AS "withAsMany"
   FROM allocation_plan_student m
   JOIN allocation_place a ON a.school_id = m.school_id AND a.plan_id = m.plan_id AND a.kind = $4
   JOIN allocation_plan_student o ON o.school_id = a.school_id AND o.plan_id = a.plan_id AND o.student_id = a.student_id
   WHERE m.school_id = $1 AND m.plan_id = $2 AND m.student_id = $3 GROUP BY a.offer_date_id`,
);
