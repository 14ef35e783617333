import type { CancelAllocationInput } from '../../schema/allocation/cancel-allocation.type';
import type { Ground } from '../composition';
import { actingFor, rolesAt, type Viewer } from '../platform/access';
import { notFound } from '../platform/faults';
import { writeEvents } from '../platform/events/outbox';
import { isId } from '../platform/identifiers';
import { cancel } from '../platform/jobs/queue';
import { type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { Page, PageRequest } from '../platform/paging';
import { mayReadTraits, PLANNERS, TRAIT_READERS } from '../platform/roles';
import type { AllocationPlanStore, PlanRow } from './allocation-plan.store';
import { planProgressed } from './plan-events.rules';

export const mayReadPlans = (viewer: Viewer, schoolId: string): boolean => rolesAt(viewer, schoolId).some(mayReadTraits);

export type CancelOutcome = Outcome<'AllocationCancelled', { plan: PlanRow }> | Refusal<'AllocationFinished', { plan: PlanRow }>;

/** Plans as they are read and given up. */
export class AllocationPlanService {
  constructor(
    private readonly plans: AllocationPlanStore,
    private readonly ground: Pick<Ground, 'connection' | 'clock'>,
  ) {}

  /** Plans of other schools read as not found. */
  async find(viewer: Viewer, id: string): Promise<PlanRow> {
    const plan = isId(id) ? await this.plans.find(id) : null;
    if (plan === null) throw notFound('allocation plan');
    actingFor(viewer, plan.schoolId, TRAIT_READERS);
    return plan;
  }

  /** As `find`, for those who may change something. */
  async findForPlanner(viewer: Viewer, id: string): Promise<PlanRow> {
    const plan = await this.find(viewer, id);
    actingFor(viewer, plan.schoolId, PLANNERS);
    return plan;
  }

  /** Newest first. */
  ofSchool(viewer: Viewer, schoolId: string, page: PageRequest): Promise<Page<PlanRow>> {
    actingFor(viewer, schoolId, TRAIT_READERS);
    return this.plans.ofSchool(schoolId, page);
  }

  /** Whoever works on it learns it after the commit, and stops. */
  async cancel(viewer: Viewer, { planId }: CancelAllocationInput): Promise<CancelOutcome> {
    const plan = await this.findForPlanner(viewer, planId);
    const { connection, clock } = this.ground;
    if (!(await this.plans.cancel(plan, clock()))) {
      const finished = await this.find(viewer, planId);
      return refuse('AllocationFinished', finished.state === 'CANCELLED' ? GIVEN_UP : FINISHED, { plan: finished });
    }
    await cancel(connection, plan.jobId);
    await writeEvents(connection, [
      planProgressed(plan, { state: 'CANCELLED', stage: 'cancelled', progress: plan.progress }, clock()),
    ]);
    return { kind: 'AllocationCancelled', plan: await this.find(viewer, planId) };
  }
}

const GIVEN_UP = 'This plan was given up before, so there is nothing to give up.';
const FINISHED = 'This plan is finished, so there is nothing to give up.';
