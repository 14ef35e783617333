import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  AllocationChange,
  AllocationClash,
  AllocationComparison,
  AllocationPlan,
  AllocationPlanConnection,
  AllocationWhatIf,
  WhatIfArgs,
} from '../../schema/allocation/allocation-plan.type';
import { AllocationResult } from '../../schema/allocation/allocation-result.type';
import { ApplyAllocationInput, ApplyAllocationResult } from '../../schema/allocation/apply-allocation.type';
import { CancelAllocationInput, CancelAllocationResult } from '../../schema/allocation/cancel-allocation.type';
import { PlanAllocationInput, PlanAllocationResult } from '../../schema/allocation/plan-allocation.type';
import { ReplanAllocationInput, ReplanAllocationResult } from '../../schema/allocation/replan-allocation.type';
import { PageArgs } from '../../schema/shared/paging.type';
import type { RequestContext } from '../context';
import { Allow, signedIn, Work } from '../platform/access';
import { dayOf } from '../platform/clock';
import { PLANNERS, TRAIT_READERS } from '../platform/roles';
import type { PlanRow } from './allocation-plan.store';
import { withoutErased } from './clash-kinds.rules';
import { comparisonInWords } from './comparison-wording.rules';
import type { PlanResult } from './plan.types';
import { MOST_TOLD, toldChange } from './plan-change-wording.rules';
import { toldResult } from './told-result.rules';

/** Charged for holding all of a plan against how things stand: some 60 ms for 1,200 students and 40 dates. */
const COMPARING = 140;

/**
 * Charged for looking whether all that a plan's results rest on is still agreed to: two to three ms for 1,200 students. Fields of one plan
 * share it, but each may be asked for alone.
 */
const READING_RESULTS = 7;

/** Charged for holding what is recorded of all students of a plan against what was: some 80 ms for 1,200. */
const LOOKING_AT_STUDENTS = 200;

/** Charged for solving twice while somebody waits: some seconds for the largest plans that may be asked. */
const SOLVING_ANEW = 2_500;

/** Whoever reads a plan may read the individuals in it, so nothing is suppressed. */
@Resolver(() => AllocationPlan)
export class AllocationPlanResolver {
  @Allow(...TRAIT_READERS)
  @Query(() => AllocationPlan, { description: 'Allocation plan of a school of the viewer' })
  allocationPlan(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'ID of the plan' }) id: string) {
    return context.services.allocationPlans.find(signedIn(context), id);
  }

  @Allow(...TRAIT_READERS)
  @Query(() => AllocationPlanConnection, { description: 'Allocation plans of a school of the viewer, newest first' })
  allocationPlans(
    @Ctx() context: RequestContext,
    @Arg('schoolId', () => ID, { description: 'ID of the school' }) schoolId: string,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return context.services.allocationPlans.ofSchool(signedIn(context), schoolId, page);
  }

  @Allow(...TRAIT_READERS)
  @Work(SOLVING_ANEW)
  @Query(() => AllocationWhatIf, {
    nullable: true,
    description:
      'What more places at one date would change: the best fit is solved anew, as things stand now. One question a person at a time; null with an error',
  })
  allocationWhatIf(@Ctx() context: RequestContext, @Args(() => WhatIfArgs) asked: WhatIfArgs) {
    return context.services.whatIfs.ask(signedIn(context), asked);
  }

  @Allow(...PLANNERS)
  @Mutation(() => PlanAllocationResult, { description: 'Asks for an allocation plan, which a job then works out' })
  planAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlanAllocationInput, { description: 'Plan to make' }) input: PlanAllocationInput,
  ) {
    return context.inTransaction(({ planAllocations }) => planAllocations.plan(signedIn(context), input));
  }

  @Allow(...PLANNERS)
  @Mutation(() => ReplanAllocationResult, { description: 'Asks for a plan based on an earlier one, keeping what is fixed' })
  replanAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => ReplanAllocationInput, { description: 'What changes' }) input: ReplanAllocationInput,
  ) {
    return context.inTransaction(({ planAllocations }) => planAllocations.replan(signedIn(context), input));
  }

  @Allow(...PLANNERS)
  @Mutation(() => CancelAllocationResult, { description: 'Gives up a plan that is not finished' })
  cancelAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => CancelAllocationInput, { description: 'Plan to give up' }) input: CancelAllocationInput,
  ) {
    return context.inTransaction(({ allocationPlans }) => allocationPlans.cancel(signedIn(context), input));
  }

  @Allow(...PLANNERS)
  @Mutation(() => ApplyAllocationResult, { description: 'Gives the places of a proposal: all of them or none' })
  applyAllocation(
    @Ctx() context: RequestContext,
    @Arg('input', () => ApplyAllocationInput, { description: 'Proposal to apply' }) input: ApplyAllocationInput,
  ) {
    return context.inTransaction(({ applyAllocations }) => applyAllocations.apply(signedIn(context), input));
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => AllocationResult, {
    nullable: true,
    description: 'Proposal of the best fit; null before the plan is READY, and where there is none',
  })
  bestFit(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return resultOf(plan, 'BEST_FIT', context);
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => AllocationResult, {
    nullable: true,
    description: 'Fair proposal; null before the plan is READY, and where there is none',
  })
  fair(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return resultOf(plan, 'FAIR', context);
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => AllocationResult, {
    nullable: true,
    description: 'Proposal by ranked choices; null unless the plan goes by them',
  })
  ranked(@Root() plan: PlanRow, @Ctx() context: RequestContext) {
    return resultOf(plan, 'RANKED', context);
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => AllocationComparison, {
    nullable: true,
    description:
      'What the best fit and the fair plan cost each other; null unless both were found and what they rest on is agreed to',
  })
  async comparison(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    const row = await loaders.allocationResults.load(plan);
    if (row?.isConsentWithdrawn !== false || !row.results?.comparison) return null;
    const { comparison, results } = row.results;
    return { ...comparison, leftWithoutByFair: comparison.leftWithoutByFair ?? null, ...comparisonInWords(comparison, results) };
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => [AllocationClash], {
    description:
      'Why the plan, or its fair proposal alone, cannot be made as asked, or can be made and gives so little, and what of it staff overruled, the first 100 of these; none where there is nothing to tell',
  })
  async conflicts(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    return (await conflictsOf(plan, loaders)).slice(0, MOST_TOLD);
  }

  @Work(READING_RESULTS)
  @FieldResolver(() => Int, { description: 'How many conflicts there are' })
  async totalConflicts(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    return (await conflictsOf(plan, loaders)).length;
  }

  @Work(COMPARING)
  @FieldResolver(() => Boolean, {
    description: 'Whether anything that AllocationChangeCode names changed since it was worked out and not yet applied',
  })
  async isStale(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    return (await loaders.allocationChanges.load(plan)).length > 0;
  }

  @Work(COMPARING)
  @FieldResolver(() => [AllocationChange], {
    description:
      'What changed since it was worked out and not yet applied, the first 100 changes: what stands in the way first, then by code, and dates in the order of time',
  })
  async changes(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    const changes = await loaders.allocationChanges.load(plan);
    return changes.slice(0, MOST_TOLD).map((change) => toldChange(change, dayOf));
  }

  @Work(COMPARING)
  @FieldResolver(() => Int, { description: 'How much changed since it was worked out and not yet applied' })
  async totalChanges(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    return (await loaders.allocationChanges.load(plan)).length;
  }

  @Work(LOOKING_AT_STUDENTS)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Of how many of its students something that matching weighs is recorded otherwise than when it was worked out: interests, subjects, activities, hopes, routes, the level expected, encounters or needs. It can be applied all the same, and planning anew goes by them. Null unless it is ready to be applied, and where it did not keep them',
  })
  async studentsChanged(@Root() plan: PlanRow, @Ctx() { loaders }: RequestContext) {
    return (await loaders.allocationStudentsChanged.load(plan))?.count ?? null;
  }
}

async function resultOf(plan: PlanRow, kind: PlanResult['kind'], { loaders }: RequestContext) {
  const row = await loaders.allocationResults.load(plan);
  const result = row?.results?.results.find((one) => one.kind === kind);
  return row === null || result === undefined ? null : toldResult(row, result);
}

async function conflictsOf(plan: PlanRow, loaders: RequestContext['loaders']) {
  const row = await loaders.allocationResults.load(plan);
  return withoutErased(row?.results?.conflicts ?? [], new Set(row?.gone));
}
