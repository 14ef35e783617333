import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { AllocationSolver } from './allocation.solver';
import type { AllocationProblem, Conflict } from './allocation.types';
import { pairConflicts } from './pair-conflicts.rules';
import { isPlan, type Proposal, valueOf } from './plan-results.rules';
import { problemConflicts } from './problem-conflicts.rules';
import { rankedPlaces, rankedProblem } from './ranked-plan.rules';
import type { RankedSolution } from './ranked.types';
import { choicesTogether } from './why-not-together.rules';

export interface Solving {
  readonly solver: AllocationSolver;
  readonly signal?: AbortSignal;
  /** A stage in a few words, and the share of all solving that is done, 0 to 1. */
  readonly onProgress: (stage: string, share: number) => void;
}

interface Plan extends Pick<AllocationPlanEntity, 'asked' | 'timeLimitSeconds'> {
  /** As `servedBefore` has them. */
  readonly served: ReadonlySet<string>;
}

/** The proposals of a plan: the best fit and the fair one, or the one by ranked choices. Rejects with a SolverProblem. */
export function solvePlan(problem: AllocationProblem, plan: Plan, solving: Solving): Promise<readonly Proposal[]> {
  const { ranked } = plan.asked;
  return ranked === null ? bestAndFair(problem, plan, solving) : byChoices(problem, plan, { ...solving, ranked });
}

async function bestAndFair(problem: AllocationProblem, plan: Plan, solving: Solving): Promise<readonly Proposal[]> {
  const solve = async (kind: 'BEST_FIT' | 'FAIR', from: number): Promise<Proposal> => {
    const name = kind === 'FAIR' ? 'fair plan' : 'best fit';
    const onProgress = (stage: string, share: number) => {
      solving.onProgress(stage === name ? name : `${name}: ${stage}`, from + share / 2);
    };
    const solution = await solving.solver.solve({ ...problem, mode: kind }, { ...optionsOf(plan, solving), onProgress });
    return { kind, ...solution, ranked: null };
  };
  const bestFit = await solve('BEST_FIT', 0);
  if (bestFit.status === 'INFEASIBLE') return [bestFit];
  const fair = await solve('FAIR', 0.5);
  return [bestFit, besideBestFit(fair, bestFit)];
}

/** The fair proposal; where there is none, but a best fit, staff are told of that as another way out. */
export const besideBestFit = (fair: Proposal, bestFit: Pick<Proposal, 'status'>): Proposal => ({
  ...fair,
  conflicts: isPlan(bestFit)
    ? fair.conflicts.map((one) => ({ ...one, message: `${one.message} Or take the best fit.` }))
    : fair.conflicts,
});

async function byChoices(
  problem: AllocationProblem,
  plan: Plan,
  { ranked, ...solving }: Solving & { readonly ranked: NonNullable<Plan['asked']['ranked']> },
): Promise<readonly Proposal[]> {
  // What was asked for may have stopped to be possible since.
  const unsound = problemConflicts(problem, null);
  const unfit = unsound.length > 0 ? unsound : pairConflicts(problem);
  const options = { ...optionsOf(plan, solving), onProgress: solving.onProgress };
  const solution =
    unfit.length > 0 ? unsolved(unfit) : await solving.solver.solveRanked(rankedProblem(problem, ranked, plan.served), options);
  const { status, method, milliseconds, cost, profile } = solution;
  const conflicts = solution.conflicts.map((one) =>
    one.code === 'CONSTRAINTS_TOGETHER' ? choicesTogether(one.ids, problem.required) : one,
  );
  const places = status === 'INFEASIBLE' || status === 'TIME_LIMIT' ? [] : rankedPlaces(problem, solution);
  return [
    {
      kind: 'RANKED',
      status,
      method,
      milliseconds,
      conflicts,
      places,
      ranked: { cost, profile },
      gap: status === 'OPTIMAL' ? 0 : null,
      value: valueOf(problem, places),
      prices: null,
    },
  ];
}

const unsolved = (conflicts: readonly Conflict[]): Omit<RankedSolution, 'mode' | 'size'> => ({
  ...{ status: 'INFEASIBLE', method: 'FLOW', milliseconds: 0 },
  ...{ places: [], cost: 0, profile: [], conflicts },
});

const optionsOf = ({ timeLimitSeconds }: Pick<Plan, 'timeLimitSeconds'>, { signal }: Solving) => ({
  timeLimitMs: timeLimitSeconds * 1_000,
  ...(signal === undefined ? {} : { signal }),
});
