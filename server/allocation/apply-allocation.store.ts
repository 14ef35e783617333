import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import { changesSince, type PlanChange } from './plan-changes.reads';

/** What applying a proposal reads and writes, all in one transaction. */
export class ApplyAllocationStore {
  constructor(private readonly connection: Connection) {}

  /** Held until the transaction ends, so that two who apply or give it up come one after the other. */
  async lock({ schoolId, id }: PlanKey): Promise<void> {
    await this.connection.tenant(LOCK, [schoolId, id]);
  }

  placesOf({ schoolId, id }: PlanKey, kind: string): Promise<Pick<AllocationPlaceEntity, 'studentId' | 'offerDateId'>[]> {
    return this.connection.tenant(PLACES, [schoolId, id, kind]);
  }

  changes(plan: PlanKey, at: { readonly now: Date; readonly today: string }): Promise<PlanChange[]> {
    return changesSince(this.connection, [plan], at);
  }

  async markApplied({ schoolId, id }: PlanKey, applied: { kind: string; personId: string; now: Date }): Promise<void> {
    await this.connection.tenant(APPLY, [schoolId, id, applied.kind, applied.personId, applied.now]);
  }
}

const LOCK = statement(
  'allocation_plan_lock',
  `SELECT p.id FROM allocation_plan p WHERE p.school_id = $1 AND p.id = $2 FOR UPDATE`,
);
const PLACES = statement(
  'allocation_plan_places',
  `SELECT a.student_id AS "studentId", a.offer_date_id AS "offerDateId" FROM allocation_place a
   WHERE a.school_id = $1 AND a.plan_id = $2 AND a.kind = $3 ORDER BY a.student_id, a.offer_date_id`,
);
const APPLY = statement(
  'allocation_plan_apply',
  `UPDATE allocation_plan p SET state = 'APPLIED', stage = 'applied', applied_kind = $3, applied_by = $4, applied_at = $5,
     version = p.version + 1 WHERE p.school_id = $1 AND p.id = $2 AND p.state = 'READY'`,
);
