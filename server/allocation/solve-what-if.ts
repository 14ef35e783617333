import type { AllocationSolver } from './allocation.solver';
import type { AllocationProblem, AllocationSolution, Conflicts, Pair, WhatIf } from './allocation.types';
import { isPlan } from './plan-results.rules';
import { levelled } from './what-if-plans.rules';

/** Milliseconds for each of the two solvings that search: with the third, and the reading, within what a request may take. */
const TIME_LIMIT = 2_000;
const NO_SEARCH = 0;

const NOBODY_COMES: readonly string[] = ['NO_POSSIBLE_PAIR', 'NO_OFFERS'];

/** What is to be solved, or why it cannot be asked. */
export type ToSolve = AllocationProblem | { readonly conflicts: Conflicts };

interface Asked {
  readonly asIs: ToSolve;
  readonly withPlaces: ToSolve;
  /** Places of the best fit as the plan was worked out. */
  readonly known: readonly Pair[];
}

/**
 * The best fit as things are, and with more places. Each is made from what is known of the other, so that what is compared differs by the
 * places alone, and not by what the solver happened to find: the second begins from the first, and unless that is proved, the first is
 * tried again with the dates that run in the second.
 */
export async function solveWhatIf(solver: Pick<AllocationSolver, 'solve'>, { asIs, withPlaces, known }: Asked): Promise<WhatIf> {
  const solve = async (asked: ToSolve, from: readonly Pair[], timeLimitMs = TIME_LIMIT) =>
    orNobody('conflicts' in asked ? unsolved(asked.conflicts) : await solver.solve(asked, { timeLimitMs }, from));
  const before = await solve(asIs, known);
  const after = await solve(withPlaces, before.places);
  const isSettled = before.status === 'OPTIMAL' || before.status === 'INFEASIBLE' || !isPlan(after);
  return levelled({ before, after }, isSettled ? null : await solve(asIs, after.places, NO_SEARCH));
}

/** Where every date is full, or no pair is possible, nobody gets a place: that is a plan to compare with, and proved. */
const orNobody = (solution: AllocationSolution): AllocationSolution =>
  solution.conflicts.length > 0 && solution.conflicts.every(({ code }) => NOBODY_COMES.includes(code))
    ? { ...solution, status: 'OPTIMAL', places: [], value: 0, most: 0, conflicts: [] }
    : solution;

const unsolved = (conflicts: Conflicts): AllocationSolution => ({
  ...{ mode: 'BEST_FIT', status: 'INFEASIBLE', method: 'FLOW', gap: null, milliseconds: 0 },
  ...{ places: [], value: 0, prices: null, most: null, conflicts },
});
