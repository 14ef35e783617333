import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import type { Progress } from './plan-progress';

/** Name of the event that tells how far a plan is. */
export const PLAN_PROGRESSED = 'allocation-plan.progressed';

/** How a plan stands: all that its subscribers are told. */
export type PlanStanding = Progress & { readonly state: AllocationPlanEntity['state'] };

export const planProgressed = ({ schoolId, id }: PlanKey, { state, stage, progress }: PlanStanding, happenedAt: Date) => ({
  name: PLAN_PROGRESSED,
  subjectId: id,
  schoolId,
  payload: { state, stage, progress },
  happenedAt,
});
