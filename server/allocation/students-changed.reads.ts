import type { Connection } from '../platform/connection';
import { plannedAnew } from '../platform/statement';
import { basesAmong } from '../students/student-basis.reads';
import type { PlanKey } from './allocation-plan.store';

/** Of how many of a plan's students something is recorded otherwise than when it was worked out. */
export interface StudentsChanged extends PlanKey {
  readonly count: number;
}

/** Of plans that are ready to be applied and kept what was recorded; one statement. Who left the school or was erased is told as that. */
export const studentsChangedSince = (connection: Connection, plans: readonly PlanKey[]): Promise<StudentsChanged[]> =>
  connection.tenant<StudentsChanged>(STUDENTS_CHANGED, [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id)]);

/**
 * A student is looked at once, however many of the plans know them, and looked up by their key, as in `attendedAmong`. Whoever left is told
 * as that, and so is no part of `counted`.
 */
const STUDENTS_CHANGED = plannedAnew(
  'allocation_plan_students_changed',
  `WITH plan AS MATERIALIZED (
     SELECT p.school_id, p.id FROM allocation_plan p WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[]) AND p.state = 'READY'),
   known AS MATERIALIZED (
     SELECT DISTINCT p.school_id, x.student_id AS id FROM plan p CROSS JOIN LATERAL (SELECT x.student_id FROM allocation_plan_student x
       WHERE x.school_id = p.school_id AND x.plan_id = p.id AND x.basis IS NOT NULL OFFSET 0) x),
   now AS MATERIALIZED (${basesAmong('known')}),
   counted AS MATERIALIZED (
     SELECT n.school_id, c.plan_id, count(*)::integer AS count FROM now n CROSS JOIN LATERAL (
       SELECT x.plan_id FROM allocation_plan_student x WHERE x.school_id = n.school_id AND x.student_id = n.id
         AND x.plan_id = ANY (ARRAY(SELECT p.id FROM plan p)) AND x.basis <> n.basis OFFSET 0) c
     WHERE n.left_on IS NULL GROUP BY 1, 2)
   SELECT p.school_id AS "schoolId", p.id, coalesce(c.count, 0) AS count
   FROM plan p LEFT JOIN counted c ON c.school_id = p.school_id AND c.plan_id = p.id
   WHERE EXISTS (SELECT FROM allocation_plan_student x WHERE x.school_id = p.school_id AND x.plan_id = p.id AND x.basis IS NOT NULL)
     OR NOT EXISTS (SELECT FROM allocation_plan_student x WHERE x.school_id = p.school_id AND x.plan_id = p.id)`,
);
