import type { AllocationProblem, Conflict } from './allocation.types';
import { isPlan, type Proposal } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';

/** What whoever reads these proposals must know to see why they give so little, though they can be made. */
export const planNotices = (problem: AllocationProblem, proposals: readonly Proposal[]): readonly Conflict[] =>
  proposals.some((proposal) => proposal.kind === 'BEST_FIT' && isPlan(proposal)) && isNothingTold(problem)
    ? [conflict('ALL_SCORES_ZERO', ALL_ALIKE)]
    : [];

const ALL_ALIKE =
  'Every score is 0: by the weights in force nothing tells students and offers apart. So the best fit gives no places but those that are ' +
  'fixed, and the fair plan goes by encounters and needs alone. Give other weights, or, where they rest on background, a reason for ' +
  'positive action, without which it does not count.';

/** Whether there is a choice, and no score to choose by. */
const isNothingTold = ({ scores }: AllocationProblem): boolean =>
  scores.some((score) => score === 0) && !scores.some((score) => score > 0);
