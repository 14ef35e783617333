import type { Connection } from '../platform/connection';
import { columnsOf } from '../platform/naming';
import { statement } from '../platform/statement';
import { AllocationPlanEntity, type AllocationPlanStudentEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import { BEGUN, type PlanAttempt } from './plan-events.rules';
import type { Progress } from './plan-progress';
import type { Consents } from './consents.reads';
import type { PlanDate, PlanResults } from './plan.types';
import type { NewPlace } from './plan-results.rules';

export interface Worked {
  readonly state: 'READY' | 'INFEASIBLE';
  readonly dates: readonly PlanDate[];
  readonly results: PlanResults;
  readonly consents: Consents;
  readonly students: readonly (Pick<
    AllocationPlanStudentEntity,
    'studentId' | 'need' | 'had' | 'held' | 'yearGroup' | 'basis'
  > & {
    readonly expected: readonly string[];
  })[];
  readonly places: readonly NewPlace[];
}

/** Plans as the job that works them out writes them. Nothing is written to a plan that is finished, so doing a job twice does no harm. */
export class PlanningStore {
  constructor(private readonly connection: Connection) {}

  /** Says that it is being worked out from its beginning; null where it is finished, and nothing is left to do. */
  async begin({ schoolId, id }: PlanKey): Promise<AllocationPlanEntity | null> {
    const [plan] = await this.connection.tenant<AllocationPlanEntity>(BEGIN, [schoolId, id]);
    return plan ?? null;
  }

  /** Whether this person holds one of these roles at the school as things stand: they may have lost it while the plan waited. */
  async holdsOneOf({ schoolId, personId }: { schoolId: string; personId: string }, roles: readonly string[]): Promise<boolean> {
    return (await this.connection.tenant(HOLDS_ONE_OF, [schoolId, personId, roles])).length > 0;
  }

  /** False where the plan is finished, or another began it again, and there is nothing to tell any more. */
  async tell({ schoolId, id, attempt }: PlanAttempt, { stage, progress }: Progress): Promise<boolean> {
    return (await this.connection.tenant(TELL, [schoolId, id, stage, progress, attempt])).length > 0;
  }

  /** Writes all of it, or nothing where the plan was finished or given up meanwhile; answers whether it did. */
  async finish({ schoolId, id }: PlanKey, now: Date, worked: Worked): Promise<boolean> {
    const { state, dates, results, students, places, consents } = worked;
    const key = [schoolId, id];
    const finished = await this.connection.tenant(FINISH, [
      ...[...key, state, JSON.stringify(dates), JSON.stringify(results), now, consents.digest, consents.upTo],
    ]);
    if (finished.length === 0) return false;
    await this.connection.tenant(KEEP_STUDENTS, [
      ...key,
      ...[students.map(({ studentId }) => studentId), students.map(({ need }) => need), students.map(({ had }) => had)],
      students.map(({ held }) => held.join(' ')),
      students.map(({ yearGroup }) => yearGroup),
      students.map(({ expected }) => expected.join(' ')),
      students.map(({ basis }) => basis),
    ]);
    await this.connection.tenant(KEEP_PLACES, [
      ...key,
      ...[places.map(({ kind }) => kind), places.map(({ studentId }) => studentId), places.map(({ offerDateId }) => offerDateId)],
      ...[places.map(({ score }) => score), places.map(({ isFixed }) => isFixed)],
    ]);
    return true;
  }

  /** False where the plan was finished already. */
  async fail({ schoolId, id }: PlanKey, now: Date, failure: string): Promise<boolean> {
    return (await this.connection.tenant(FAIL, [schoolId, id, failure, now])).length > 0;
  }
}

const UNFINISHED = `p.school_id = $1 AND p.id = $2 AND p.state IN ('QUEUED', 'RUNNING')`;
const BEGIN = statement(
  'allocation_plan_begin',
  `UPDATE allocation_plan p SET state = 'RUNNING', stage = '${BEGUN.stage}', progress = ${BEGUN.progress}, attempt = p.attempt + 1
   WHERE ${UNFINISHED} RETURNING ${columnsOf(AllocationPlanEntity, 'p')}`,
);
const HOLDS_ONE_OF = statement(
  'allocation_plan_planner',
  `SELECT m.id FROM membership m WHERE m.school_id = $1 AND m.person_id = $2 AND m.role = ANY ($3::text[])`,
);
const TELL = statement(
  'allocation_plan_tell',
  `UPDATE allocation_plan p SET stage = $3, progress = $4 WHERE ${UNFINISHED} AND p.attempt = $5 RETURNING p.id`,
);
const FINISH = statement(
  'allocation_plan_finish',
  `UPDATE allocation_plan p SET state = $3, stage = 'done', progress = 1, dates = $4, results = $5, finished_at = $6,
     consents = $7, consents_at = $8, version = p.version + 1 WHERE ${UNFINISHED} RETURNING p.id`,
);
const FAIL = statement(
  'allocation_plan_fail',
  `UPDATE allocation_plan p SET state = 'FAILED', stage = 'failed', failure = $3, finished_at = $4, version = p.version + 1
   WHERE ${UNFINISHED} RETURNING p.id`,
);
/** A student erased meanwhile is left out. */
const KEEP_STUDENTS = statement(
  'allocation_plan_keep_students',
  `INSERT INTO allocation_plan_student (school_id, plan_id, student_id, need, had, held, year_group, expected, basis)
   SELECT $1, $2, w.student_id, w.need, w.had, string_to_array(w.held, ' ')::uuid[], w.year_group, string_to_array(w.expected, ' ')::uuid[],
     w.basis
   FROM unnest($3::uuid[], $4::float8[], $5::integer[], $6::text[], $7::integer[], $8::text[], $9::text[])
     w (student_id, need, had, held, year_group, expected, basis)
   JOIN student s ON s.school_id = $1 AND s.id = w.student_id`,
);
const KEEP_PLACES = statement(
  'allocation_plan_keep_places',
  `INSERT INTO allocation_place (school_id, plan_id, kind, student_id, offer_date_id, score, is_fixed)
   SELECT $1, $2, w.kind, w.student_id, w.offer_date_id, w.score, w.is_fixed
   FROM unnest($3::text[], $4::uuid[], $5::uuid[], $6::float8[], $7::boolean[]) w (kind, student_id, offer_date_id, score, is_fixed)
   JOIN student s ON s.school_id = $1 AND s.id = w.student_id`,
);
