import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { AllocationSolver } from './allocation.solver';
import type { AllocationProblem, Conflict } from './allocation.types';
import { isPlan, type Proposal, valueOf } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';
import { rankedPlaces, rankedProblem } from './ranked-plan.rules';

export interface Solving {
  readonly solver: AllocationSolver;
  readonly signal?: AbortSignal;
  /** A stage in a few words, and the share of all solving that is done, 0 to 1. */
  readonly onProgress: (stage: string, share: number) => void;
}

type Plan = Pick<AllocationPlanEntity, 'asked' | 'timeLimitSeconds'>;

/** The proposals of a plan: the best fit and the fair one, or the one by ranked choices. Rejects with a SolverProblem. */
export function solvePlan(problem: AllocationProblem, plan: Plan, solving: Solving): Promise<readonly Proposal[]> {
  const { ranked } = plan.asked;
  return ranked === null ? bestAndFair(problem, plan, solving) : byChoices(problem, plan, { ...solving, ranked });
}

async function bestAndFair(problem: AllocationProblem, plan: Plan, solving: Solving): Promise<readonly Proposal[]> {
  const solve = async (kind: 'BEST_FIT' | 'FAIR', from: number): Promise<Proposal> => {
    const name = kind === 'FAIR' ? 'fair plan' : 'best fit';
    const onProgress = (stage: string, share: number) => {
      solving.onProgress(`${name}: ${stage}`, from + share / 2);
    };
    const solution = await solving.solver.solve({ ...problem, mode: kind }, { ...optionsOf(plan, solving), onProgress });
    return { kind, ...solution, ranked: null };
  };
  const bestFit = await solve('BEST_FIT', 0);
  if (bestFit.status === 'INFEASIBLE') return [bestFit];
  const fair = await solve('FAIR', 0.5);
  return [bestFit, fair.status === 'INFEASIBLE' && isPlan(bestFit) ? { ...fair, conflicts: [tooFewBelow(problem, fair)] } : fair];
}

/** The two differ in nothing that is hard but the target, which a fair plan passes for nobody who is not fixed; the dates are known. */
const tooFewBelow = ({ target }: AllocationProblem, { conflicts }: Proposal): Conflict =>
  conflict(
    'TARGET_LEAVES_TOO_FEW',
    `There is a best fit, but no fair plan: students are fixed or required on dates that need more students to run, and too few who could come are still below the target of ${target}. Raise the target, release those students, or take the best fit.`,
    conflicts.flatMap(({ ids }) => ids),
  );

async function byChoices(
  problem: AllocationProblem,
  plan: Plan,
  { ranked, ...solving }: Solving & { readonly ranked: NonNullable<Plan['asked']['ranked']> },
): Promise<readonly Proposal[]> {
  const options = { ...optionsOf(plan, solving), onProgress: solving.onProgress };
  const solution = await solving.solver.solveRanked(rankedProblem(problem, ranked), options);
  const { status, method, milliseconds, conflicts, cost, profile } = solution;
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

const optionsOf = ({ timeLimitSeconds }: Plan, { signal }: Solving) => ({
  timeLimitMs: timeLimitSeconds * 1_000,
  ...(signal === undefined ? {} : { signal }),
});
