import { FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { AllocationChange, AllocationClash } from '../../schema/allocation/allocation-plan.type';
import { StaleAllocationPlan } from '../../schema/allocation/apply-allocation.type';
import { AllocationConflict } from '../../schema/allocation/plan-allocation.type';
import type { Conflict } from './allocation.types';
import { idsByCode } from './clash-kinds.rules';
import { MOST_TOLD, type ToldChange } from './plan-change-wording.rules';

@Resolver(() => AllocationClash)
export class AllocationClashResolver {
  @FieldResolver(() => [ID], {
    description: `IDs of the students, offers and dates it is about, the first 100 of them. Where a plan is read after students were erased, theirs are left out, save of UNKNOWN_PAIR, and what stands behind them moves up: go by what an ID is of, rather than by its position. By code, ${idsByCode()}`,
  })
  ids(@Root() { ids }: Conflict) {
    return ids.slice(0, MOST_TOLD);
  }

  @FieldResolver(() => Int, {
    description:
      'How many students, offers and dates it is about; those who were erased, and are left out of `ids`, are not counted',
  })
  totalIds(@Root() { ids }: Conflict) {
    return ids.length;
  }
}

interface Conflicting {
  readonly conflicts: readonly Conflict[];
}

@Resolver(() => AllocationConflict)
export class AllocationConflictResolver {
  @FieldResolver(() => [AllocationClash], { description: 'What clashes, the first 100 clashes' })
  conflicts(@Root() { conflicts }: Conflicting) {
    return conflicts.slice(0, MOST_TOLD);
  }

  @FieldResolver(() => Int, { description: 'How many clashes there are' })
  totalConflicts(@Root() { conflicts }: Conflicting) {
    return conflicts.length;
  }
}

interface Stale {
  readonly changes: readonly ToldChange[];
}

@Resolver(() => StaleAllocationPlan)
export class StaleAllocationPlanResolver {
  @FieldResolver(() => [AllocationChange], {
    description: 'What stands in the way, the first 100 changes; none where only the version is another',
  })
  changes(@Root() { changes }: Stale) {
    return changes.slice(0, MOST_TOLD);
  }

  @FieldResolver(() => Int, { description: 'How much stands in the way; 0 where only the version is another' })
  totalChanges(@Root() { changes }: Stale) {
    return changes.length;
  }
}
