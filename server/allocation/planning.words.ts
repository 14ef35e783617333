/** Kind of the job that works plans out. */
export const PLANNING = 'plan-allocation';

/** How often a plan may begin before its job is given up. */
export const PLANNING_ATTEMPTS = 4;

/** What the job needs to know; it works as the school it works for, in the name of whoever asked. */
export interface PlanningBody {
  readonly schoolId: string;
  readonly planId: string;
  readonly personId: string;
}
