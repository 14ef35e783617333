import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import { BASIS } from '../students/student-basis.reads';
import type { PlanKey } from './allocation-plan.store';

/** Of how many of a plan's students something is recorded otherwise than when it was worked out. */
export interface StudentsChanged extends PlanKey {
  readonly count: number;
}

/** Of plans that are ready to be applied and kept what was recorded; one statement. Who left the school or was erased is told as that. */
export const studentsChangedSince = (connection: Connection, plans: readonly PlanKey[]): Promise<StudentsChanged[]> =>
  connection.tenant<StudentsChanged>(STUDENTS_CHANGED, [plans.map(({ schoolId }) => schoolId), plans.map(({ id }) => id)]);

/** Students are looked up by their key (OFFSET keeps it so): a join might read all of the school's for each plan. */
const STUDENTS_CHANGED = statement(
  'allocation_plan_students_changed',
  `SELECT p.school_id AS "schoolId", p.id, count(*) FILTER (WHERE x.basis <> s.basis)::integer AS count
   FROM allocation_plan p LEFT JOIN allocation_plan_student x ON x.school_id = p.school_id AND x.plan_id = p.id
   LEFT JOIN LATERAL (SELECT ${BASIS} AS basis FROM student s
     WHERE s.school_id = x.school_id AND s.id = x.student_id AND s.left_on IS NULL OFFSET 0) s ON true
   WHERE p.school_id = ANY ($1::uuid[]) AND p.id = ANY ($2::uuid[]) AND p.state = 'READY'
   GROUP BY 1, 2 HAVING count(x.student_id) = 0 OR count(x.basis) > 0`,
);
