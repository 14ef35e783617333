import { gainOf } from './best-fit-solve.engine';
import { fairPlan } from './fair.engine';
import { FairModel } from './fair-model.engine';
import type { PreparedProblem } from './prepare.engine';
import { repaired } from './repair.engine';
import { type Assignment, breachesOf, mended } from './side-constraints.engine';
import type { PlanMeans, Possible, Solved } from './solving.types';
import { isWithinReach } from './whole-school-model.engine';

/**
 * The fair plan with every constraint. The transport problem comes first: if its answer heeds the rest, it is the fair plan.
 * Otherwise the same aims, one after the other, go to the mixed-integer solver, each keeping what those before reached.
 */
export async function solveFair(problem: PreparedProblem, means: PlanMeans): Promise<Solved> {
  const isOver = () => means.timeLeft() <= 0;
  const plan = fairPlan(problem, {
    isOver,
    report: (share) => {
      means.onProgress('fair plan', share);
    },
  });
  const { places } = plan;
  const { short, clashing } = breachesOf(problem, places.of);
  if (short.length === 0 && clashing.length === 0)
    return {
      status: plan.isProved ? 'OPTIMAL' : 'FEASIBLE',
      method: 'FLOW',
      gap: 0,
      most: null,
      assignment: places.of,
      prices: null,
    };
  means.onProgress('minimum audiences and clashes', 0);
  const unproved = (assignment: Assignment | null): Possible =>
    assignment
      ? { ...found(assignment), status: 'FEASIBLE', gap: shortfall(problem, places.of, assignment) }
      : { ...found(null), status: 'TIME_LIMIT', gap: null };
  const start = startFrom(problem, means);
  if (start) means.onFound(unproved(start));
  if (!isWithinReach(problem, () => true)) return unproved(start);
  const model = new FairModel(problem, start, await means.optimiser());
  const end = model.reachAims(means);
  if (end === 'INFEASIBLE') return { ...found(null), status: 'INFEASIBLE', gap: null };
  if (end === 'OPTIMAL') return { ...found(model.assignment()), status: 'OPTIMAL', gap: 0 };
  return unproved(best(problem, start, model.assignment()));
}

const found = (assignment: Assignment | null) => ({ method: 'MIXED_INTEGER', most: null, prices: null, assignment }) as const;

/** A plan to begin from. Numbers come first; scores are seen to where that upsets nothing. */
function startFrom(problem: PreparedProblem, { timeLeft }: PlanMeans): Assignment | null {
  const quick = mended(problem, {
    solve: (changed) => fairPlan(changed, { isOver: () => true }).places.of,
    repair: (assignment) => repaired(withinTarget(problem), assignment),
    timeLeft,
  });
  if (!quick) return null;
  const { places } = fairPlan(quick.problem, { isOver: () => timeLeft() <= 0 });
  const { short, clashing } = breachesOf(problem, places.of);
  return short.length + clashing.length === 0 ? places.of : quick.assignment;
}

/** Beyond the target nobody is given a place by a fair plan. */
export const withinTarget = (problem: PreparedProblem): PreparedProblem => ({
  ...problem,
  board: {
    ...problem.board,
    allowance: problem.board.allowance.map((places, student) =>
      Math.max(0, Math.min(places, problem.target - (problem.reached[student] ?? 0))),
    ),
  },
});

/** The plan that reaches more, level by level; of equals the one worth more. */
function best(problem: PreparedProblem, one: Assignment | null, other: Assignment | null): Assignment | null {
  if (!one || !other) return one ?? other;
  const [reachedByOne, reachedByOther] = [reachedCounts(problem, one), reachedCounts(problem, other)];
  for (const [level, count] of reachedByOne.entries())
    if (count !== reachedByOther[level]) return count > reachedByOther[level]! ? one : other;
  return gainOf(problem, one) > gainOf(problem, other) ? one : other;
}

/** How many students reach 1 encounter, 2, ... to the target. */
const reachedCounts = ({ reached, target }: PreparedProblem, assignment: Assignment): readonly number[] =>
  Array.from(
    { length: target },
    (_, level) => assignment.filter((dates, student) => reached[student]! + dates.length > level).length,
  );

/**
 * Share of students that a plan without minimum audiences and loose clashes reaches more, at the first level where the two
 * differ: no plan can make up more there. 0 where numbers are proved to be as high as can be and only scores are not.
 */
function shortfall(problem: PreparedProblem, relaxed: Assignment, assignment: Assignment): number {
  const most = reachedCounts(problem, relaxed);
  for (const [level, count] of reachedCounts(problem, assignment).entries())
    if (count !== most[level]) return Math.max(0, (most[level]! - count) / Math.max(1, count));
  return 0;
}
