import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';
import type { Pair } from './allocation.types';
import type { PlanKey } from './allocation-plan.store';
import { changesSince, type PlanChange } from './plan-changes.reads';
import { placesOf } from './plan-results.reads';

/** What applying a proposal reads and writes, all in one transaction. */
export class ApplyAllocationStore {
  constructor(private readonly connection: Connection) {}

  /** Held until the transaction ends, so that two who apply or give it up come one after the other. */
  async lock({ schoolId, id }: PlanKey): Promise<void> {
    await this.connection.tenant(LOCK, [schoolId, id]);
  }

  /**
   * From here on, until the transaction ends, what `changes` tells of the dates of this proposal, and of the rows of its students and role
   * models, stays true.
   */
  async holdDates({ schoolId, id }: PlanKey, kind: string): Promise<void> {
    await this.connection.tenant(HOLD_DATES, [schoolId, id, kind]);
  }

  placesOf(plan: PlanKey, kind: string): Promise<Pair[]> {
    return placesOf(this.connection, plan, kind);
  }

  /** How many of these places their students hold already, by date. True until the transaction ends, once `holdDates` was asked. */
  async countHeld({ schoolId, id }: PlanKey, kind: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.connection.tenant<{ offerDateId: string; held: number }>(COUNT_HELD, [schoolId, id, kind]);
    return new Map(rows.map(({ offerDateId, held }) => [offerDateId, held]));
  }

  changes(plan: PlanKey, at: { readonly now: Date; readonly today: string }): Promise<PlanChange[]> {
    return changesSince(this.connection, [plan], at);
  }

  /** False where it was not ready to be applied. */
  async markApplied({ schoolId, id }: PlanKey, applied: { kind: string; personId: string; now: Date }): Promise<boolean> {
    const { kind, personId, now } = applied;
    return (await this.connection.tenant(APPLY, [schoolId, id, kind, personId, now])).length > 0;
  }
}

const LOCK = statement(
  'allocation_plan_lock',
  `SELECT p.id FROM allocation_plan p WHERE p.school_id = $1 AND p.id = $2 FOR UPDATE`,
);
const HOLD_DATES = statement('allocation_plan_hold_dates', `SELECT hold_plan_dates($1, $2, $3)`);
const COUNT_HELD = statement(
  'allocation_plan_count_held',
  `SELECT a.offer_date_id AS "offerDateId", count(*)::integer AS held FROM allocation_place a
   JOIN place h ON h.school_id = a.school_id AND h.student_id = a.student_id AND h.offer_date_id = a.offer_date_id AND h.state = 'HELD'
   WHERE a.school_id = $1 AND a.plan_id = $2 AND a.kind = $3 GROUP BY a.offer_date_id`,
);
const APPLY = statement(
  'allocation_plan_apply',
  `UPDATE allocation_plan p SET state = 'APPLIED', stage = 'applied', applied_kind = $3, applied_by = $4, applied_at = $5,
     version = p.version + 1 WHERE p.school_id = $1 AND p.id = $2 AND p.state = 'READY' RETURNING p.id`,
);
