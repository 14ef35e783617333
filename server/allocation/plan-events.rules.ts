import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { PlanKey } from './allocation-plan.store';
import type { Progress } from './plan-progress';

/** Name of the event that tells how far a plan is. */
export const PLAN_PROGRESSED = 'allocation-plan.progressed';

/** A plan, and how often working it out was begun: its progress begins anew with each. */
export type PlanAttempt = PlanKey & Pick<AllocationPlanEntity, 'attempt'>;

/** How an attempt stands when it begins. */
export const BEGUN: Progress = { stage: 'reading', progress: 0 };

/** How a plan stands: all that its subscribers are told, and by which attempt. */
export type PlanStanding = Progress & Pick<AllocationPlanEntity, 'state' | 'attempt'>;

export const planProgressed = (
  { schoolId, id, attempt }: PlanAttempt,
  { state, stage, progress }: Omit<PlanStanding, 'attempt'>,
  happenedAt: Date,
) => ({
  name: PLAN_PROGRESSED,
  subjectId: id,
  schoolId,
  payload: { state, stage, progress, attempt },
  happenedAt,
});
