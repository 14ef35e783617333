import type { Connection } from '../platform/connection';
import { instantAndId, type Order, type Page, pageOf, type PageRequest } from '../platform/paging';
import { statement } from '../platform/statement';
import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { Pair } from './allocation.types';
import { PLAN_COLUMNS } from './allocation-plan.statements';
import { placesOf } from './plan-results.reads';
import type { AskedOfPlan } from './plan.types';

/** A plan without what is large of it: what was asked, its dates and its results are read where they are told. */
export type PlanRow = Omit<AllocationPlanEntity, 'asked' | 'dates' | 'results' | 'consents' | 'consentsAt'>;

export interface PlanKey {
  readonly schoolId: string;
  readonly id: string;
}

/** Plans as staff ask for them, read them and give them up. Row-level security leaves out other schools' plans. */
export class AllocationPlanStore {
  constructor(private readonly connection: Connection) {}

  async insert(
    plan: Omit<PlanRow, 'stage' | 'progress' | 'attempt' | 'failure' | 'version'> & { readonly asked: AskedOfPlan },
  ): Promise<void> {
    const { schoolId, id, madeBy, madeAt, title, mode, target, mostPerStudent, timeLimitSeconds } = plan;
    const { positiveActionReason, asked, basedOn, jobId, state } = plan;
    await this.connection.tenant(INSERT, [
      ...[schoolId, id, madeBy, madeAt, title, mode, target, mostPerStudent, timeLimitSeconds],
      ...[positiveActionReason, JSON.stringify(asked), basedOn, jobId, state],
    ]);
  }

  async find(id: string): Promise<PlanRow | null> {
    const [plan] = await this.connection.tenant<PlanRow>(FIND, [id]);
    return plan ?? null;
  }

  /** What was asked of a plan; null where it is none the viewer may see. */
  async askedOf({ schoolId, id }: PlanKey): Promise<AskedOfPlan | null> {
    const [row] = await this.connection.tenant<{ asked: AskedOfPlan }>(ASKED, [schoolId, id]);
    return row?.asked ?? null;
  }

  /** The places of its best fit. */
  bestFitOf(plan: PlanKey): Promise<Pair[]> {
    return placesOf(this.connection, plan, 'BEST_FIT');
  }

  ofSchool(schoolId: string, page: PageRequest): Promise<Page<PlanRow>> {
    const order: Order<PlanRow> = {
      list: `allocationPlans:${schoolId}`,
      position: ({ madeAt, id }) => [madeAt.toISOString(), id],
    };
    return pageOf(order, page, (after, limit) => {
      const [madeAt, id] = instantAndId(after) ?? [null, null];
      return this.connection.tenant<PlanRow>(OF_SCHOOL, [schoolId, madeAt, id, limit]);
    });
  }

  /** How many plans of a school are waited for. Whoever asks next waits until this transaction is over, so that two count alike. */
  async countUnfinished(schoolId: string): Promise<number> {
    await this.connection.tenant(ONE_BY_ONE, [schoolId]);
    const [row] = await this.connection.tenant<{ count: number }>(COUNT_UNFINISHED, [schoolId]);
    return row?.count ?? 0;
  }

  /** Gives up a plan that is not finished; false where it is. */
  async cancel({ schoolId, id }: PlanKey, now: Date): Promise<boolean> {
    return (await this.connection.tenant(CANCEL, [schoolId, id, now])).length > 0;
  }
}

const INSERT = statement(
  'allocation_plan_insert',
  `INSERT INTO allocation_plan (school_id, id, made_by, made_at, title, mode, target, most_per_student, time_limit_seconds,
     positive_action_reason, asked, based_on, job_id, state, stage)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'waiting for its turn')`,
);
const FIND = statement('allocation_plan_find', `SELECT ${PLAN_COLUMNS} WHERE p.id = $1`);
const ASKED = statement('allocation_plan_asked', `SELECT p.asked FROM allocation_plan p WHERE p.school_id = $1 AND p.id = $2`);
const OF_SCHOOL = statement(
  'allocation_plans_of_school',
  `SELECT ${PLAN_COLUMNS}
   WHERE p.school_id = $1 AND ($2::timestamptz IS NULL OR (p.made_at, p.id) < ($2::timestamptz, $3::uuid))
   ORDER BY p.made_at DESC, p.id DESC LIMIT $4`,
);
const ONE_BY_ONE = statement(
  'allocation_plan_one_by_one',
  `SELECT pg_advisory_xact_lock(hashtextextended('allocation_plan ' || $1, 0))`,
);
/** Those whose job was given up are waited for no longer. */
const COUNT_UNFINISHED = statement(
  'allocation_plan_count_unfinished',
  `SELECT count(*)::integer AS count FROM allocation_plan p JOIN job j ON j.id = p.job_id
   WHERE p.school_id = $1 AND p.state IN ('QUEUED', 'RUNNING') AND j.state IN ('QUEUED', 'RUNNING')`,
);
/** One whose job was given up has failed already. */
const CANCEL = statement(
  'allocation_plan_cancel',
  `UPDATE allocation_plan p SET state = 'CANCELLED', stage = 'cancelled', finished_at = $3, version = p.version + 1
   WHERE p.school_id = $1 AND p.id = $2 AND p.state IN ('QUEUED', 'RUNNING')
     AND EXISTS (SELECT 1 FROM job j WHERE j.id = p.job_id AND j.state IN ('QUEUED', 'RUNNING')) RETURNING p.id`,
);
