import type { AllocationSolution, WhatIf } from './allocation.types';

type Possible = Exclude<AllocationSolution, { readonly status: 'INFEASIBLE' }>;

export const isProved = ({ before, after }: WhatIf): boolean => before.status === 'OPTIMAL' && after.status === 'OPTIMAL';

/** By how much the best plans could be worth more than those compared, at most: a sum of need times score. */
export const couldBeMore = ({ before, after }: WhatIf): number =>
  Math.max(...[before, after].map((plan) => mostOf(plan) - plan.value));

/**
 * The plans as they are compared. `again` is another answer to the first question, null where none was sought: the better of the two
 * counts. More places never make a plan worse, so where the second is worth less, the first stands for it too; not where it cannot
 * be made, which is to be told with its conflicts.
 */
export function levelled({ before, after }: WhatIf, again: AllocationSolution | null): WhatIf {
  const first =
    again !== null && before.status !== 'INFEASIBLE' && again.value > before.value ? boundedBy(again, before) : before;
  return { before: first, after: after.status !== 'INFEASIBLE' && first.value > after.value ? boundedBy(first, after) : after };
}

/** A plan in place of another, of which is known how much the best could be worth. */
const boundedBy = (plan: AllocationSolution, other: Possible): Possible => ({
  ...plan,
  status: other.status,
  conflicts: [],
  gap: Math.max(0, mostOf(other) / plan.value - 1),
});

/** A gap is the share by which the value could be higher. */
const mostOf = ({ value, gap }: AllocationSolution): number => value * (1 + (gap ?? 0));
