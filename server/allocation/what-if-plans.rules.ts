import type { AllocationSolution, WhatIf } from './allocation.types';

export const isProved = ({ before, after }: WhatIf): boolean => before.status === 'OPTIMAL' && after.status === 'OPTIMAL';

/** By how much the best plans could be worth more than those compared, at most: a sum of need times score. */
export const couldBeMore = ({ before, after }: WhatIf): number =>
  Math.max(...[before, after].map((plan) => mostOf(plan) - plan.value));

/**
 * The plans as they are compared. `again` is another answer to the first question, null where none was sought: the better of the two
 * counts. More places never make a plan worse, so where the second is worth less, the first stands for it too; not where no second
 * was found, which is told as it is.
 */
export function levelled({ before, after }: WhatIf, again: AllocationSolution | null): WhatIf {
  const first = again === null ? before : betterOf(before, again);
  return { before: first, after: after.status === 'TIME_LIMIT' ? after : betterOf(after, first) };
}

/** Of a question's answer and another plan that is one too, with what bounds the first. */
function betterOf(answer: AllocationSolution, other: AllocationSolution): AllocationSolution {
  if (answer.status === 'TIME_LIMIT') return other.status === 'INFEASIBLE' ? answer : other;
  if (answer.status === 'INFEASIBLE' || other.value <= answer.value) return answer;
  return { ...other, status: answer.status, conflicts: [], most: Math.max(other.value, mostOf(answer)) };
}

const mostOf = ({ value, most }: AllocationSolution): number => most ?? value;
