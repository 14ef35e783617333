import type { AllocationProblem, Conflict } from './allocation.types';
import { planNotices } from './plan-notices.rules';
import type { Proposal } from './plan-results.rules';
import { targetNotices } from './target-notices.rules';

type Noticing = Parameters<typeof planNotices>[2];

/** All that whoever reads these proposals must know beside them. Never holds the event loop for long. */
export const allNotices = async (
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  noticing: Noticing,
): Promise<readonly Conflict[]> => [
  ...(await planNotices(problem, proposals, noticing)),
  ...(await targetNotices(problem, proposals, noticing)),
];
