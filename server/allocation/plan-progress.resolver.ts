import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { AllocationPlanProgress } from '../../schema/allocation/allocation-plan-progress.type';
import type { RequestContext } from '../context';
import { Allow, signedIn } from '../platform/access';
import { TRAIT_READERS } from '../platform/roles';
import { mayReadPlans } from './allocation-plan.service';
import type { PlanProgress } from './plan-watch';

@Resolver()
export class PlanProgressResolver {
  @Allow(...TRAIT_READERS)
  @Subscription(() => AllocationPlanProgress, {
    description: 'How far a plan of a school of the viewer is: at once, as it goes on, and to its end',
    subscribe: ({ args, context }) => watch(context as RequestContext, (args as { planId: string }).planId),
  })
  allocationPlanProgressed(
    @Root() progress: PlanProgress,
    @Arg('planId', () => ID, { description: 'ID of the plan' }) _planId: string,
  ): PlanProgress {
    return progress;
  }
}

/** Refuses at once whoever may not read the plan, and looks again before each word. */
function watch(context: RequestContext, planId: string) {
  const viewer = signedIn(context);
  const { allocationPlans } = context.services;
  return context.planWatch.watch(planId, {
    look: () => allocationPlans.find(viewer, planId),
    mayReceive: async (schoolId) => {
      const now = await context.viewerNow();
      return now !== null && mayReadPlans(now, schoolId);
    },
  });
}
