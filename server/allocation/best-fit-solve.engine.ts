import type { SolveStatus } from './allocation.types';
import { bestFit, pricesOf } from './best-fit.engine';
import { type PreparedProblem, UNIT } from './prepare.engine';
import { type Bound, boundAt } from './prune.engine';
import { repaired } from './repair.engine';
import { bestWithSameDates } from './same-dates.engine';
import { type Assignment, breachesOf, hasSides, mended } from './side-constraints.engine';
import type { PlanMeans, Possible, Solved } from './solving.types';
import { assignmentFrom, isWithinReach, type WholeSchoolModel, valuesFrom, wholeSchoolModel } from './whole-school-model.engine';

/** Billionths: what the mixed-integer solver's own tolerance could make of a bound. */
const TOLERANCE = 1e-6 * UNIT;

/**
 * Best fit with every constraint; with prices where it is proved and no clashes are left out of slots. Worth no less than `known`, a plan
 * made for this problem or one much like it, as far as that keeps its constraints.
 */
export async function solveBestFit(problem: PreparedProblem, means: PlanMeans, known: Assignment | null = null): Promise<Solved> {
  const solved = await solveWhole(problem, means, known);
  if (solved.status !== 'OPTIMAL' || solved.assignment === null || solved.prices !== null || problem.hasLooseClashes)
    return solved;
  // Proved already: should pricing outlast the time there is, the plan stands without prices.
  means.onFound({ ...solved, status: 'OPTIMAL' });
  if (means.timeLeft() <= 0) return solved;
  const report = (share: number) => {
    means.onProgress('what places are worth', share);
  };
  const priced = bestWithSameDates(problem, solved.assignment, report);
  // It may be worth a little more: what the optimiser's tolerance had left.
  return { ...solved, ...priced, most: gainOf(problem, priced.assignment) };
}

/**
 * The transport problem comes first: if its answer heeds the rest, it is optimal. Otherwise its prices bound every plan, a mended
 * plan bounds from below, and only pairs that could beat it go to the mixed-integer solver.
 */
async function solveWhole(problem: PreparedProblem, means: PlanMeans, known: Assignment | null): Promise<Solved> {
  const places = bestFit(problem.board, (share) => {
    means.onProgress('best fit', share);
  });
  const prices = pricesOf(places);
  const { short, clashing } = breachesOf(problem, places.of);
  if (short.length === 0 && clashing.length === 0)
    return { ...proved(problem, places.of), method: 'FLOW', prices: hasSides(problem) ? null : prices };
  means.onProgress('minimum audiences and clashes', 0);
  const found = mended(problem, {
    solve: ({ board }) => bestFit(board).of,
    repair: (assignment) => repaired(problem, assignment),
    timeLeft: () => means.timeLeft(),
  });
  const bound = boundAt(problem, prices);
  if (found) means.onFound(foundSoFar(problem, found.assignment, bound.total));
  const start = bestOf(problem, [found?.assignment ?? null, known && repaired(problem, known)]);
  return withWholeNumbers(problem, means, { start, bound });
}

/** The most valuable of some plans, each made the best in which the same dates run; null where there is none. */
function bestOf(problem: PreparedProblem, plans: readonly (Assignment | null)[]): Assignment | null {
  let best: Assignment | null = null;
  for (const plan of plans) {
    if (plan === null) continue;
    const improved = problem.hasLooseClashes ? plan : bestWithSameDates(problem, plan).assignment;
    if (best === null || gainOf(problem, improved) > gainOf(problem, best)) best = improved;
  }
  return best;
}

interface Known {
  readonly start: Assignment | null;
  readonly bound: Bound;
}

async function withWholeNumbers(problem: PreparedProblem, means: PlanMeans, { start, bound }: Known): Promise<Solved> {
  const least = start ? gainOf(problem, start) : -Infinity;
  if (means.timeLeft() <= 0 || !isWithinReach(problem, (pair) => bound.total - bound.loss[pair]! >= least))
    return start ? foundSoFar(problem, start, bound.total) : nothing('TIME_LIMIT');
  const whole = wholeSchoolModel(problem, (pair) => bound.total - bound.loss[pair]! >= least);
  whole.model.aim(whole.pairs.map((pair, column) => [column, problem.board.gain[pair]! / UNIT] as const));
  const optimise = await means.optimiser();
  const answer = optimise(whole.model, {
    milliseconds: means.timeLeft(),
    ...(start ? { start: valuesFrom(problem, whole, start) } : {}),
    onGap: (gap) => {
      means.onProgress('minimum audiences and clashes', Math.max(0, 1 - gap));
    },
  });
  if (answer.status === 'INFEASIBLE') return nothing('INFEASIBLE');
  const found = better(problem, { start, values: answer.values, whole });
  if (!found) return nothing('TIME_LIMIT');
  if (answer.status === 'OPTIMAL') return proved(problem, found);
  // A plan that uses a pair left out is worth less than the one it began from, so the solver's bound speaks for all.
  const most = Math.min(bound.total, Math.max(least, answer.bound * UNIT + TOLERANCE));
  means.onFound(foundSoFar(problem, found, most));
  return foundSoFar(problem, bestOf(problem, [found]) ?? found, most);
}

/** A plan, of which is known that none is worth more than `most`. */
const foundSoFar = (problem: PreparedProblem, assignment: Assignment, most: number): Possible => ({
  ...nothing('FEASIBLE'),
  most: Math.max(most, gainOf(problem, assignment)),
  assignment,
});

const proved = (problem: PreparedProblem, assignment: Assignment): Possible => ({
  ...nothing('OPTIMAL'),
  most: gainOf(problem, assignment),
  assignment,
});

const nothing = <Status extends SolveStatus>(status: Status): Solved & { readonly status: Status } => ({
  status,
  method: 'MIXED_INTEGER',
  gap: null,
  most: null,
  assignment: null,
  prices: null,
});

interface Found {
  readonly start: Assignment | null;
  readonly values: Float64Array | null;
  readonly whole: WholeSchoolModel;
}

/** The solver's plan or the one it began from, whichever is worth more. */
function better(problem: PreparedProblem, { start, values, whole }: Found): Assignment | null {
  if (!values) return start;
  const found = assignmentFrom(problem, whole, values);
  return start && gainOf(problem, start) > gainOf(problem, found) ? start : found;
}

/** Billionths. */
export function gainOf({ board: { gain, dateCount } }: PreparedProblem, assignment: Assignment): number {
  let sum = 0;
  for (const [student, dates] of assignment.entries()) for (const date of dates) sum += gain[student * dateCount + date]!;
  return sum;
}
