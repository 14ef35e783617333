import type { Optimise } from './mixed-integer';
import type { PreparedProblem } from './prepare.engine';
import type { Means } from './solving.types';
import { wholeSchoolModel } from './whole-school-model.engine';

/**
 * Of the dates that must run for those fixed there, a smallest set (none can be left out) that cannot all reach their minimum
 * audience, by id: each is taken away in turn and stays away while the rest is still impossible. When time runs out the set may be
 * larger than need be.
 */
export function datesInConflict(problem: PreparedProblem, optimise: Optimise, means: Means): readonly string[] {
  let suspects = [...problem.missing.keys()].filter((date) => problem.mustRun[date] === 1 && problem.missing[date]! > 0);
  for (const date of suspects) {
    const rest = suspects.filter((other) => other !== date);
    if (isImpossible(problem, rest, { optimise, means })) suspects = rest;
  }
  return suspects.map((date) => problem.dateIds[date]!);
}

interface Solver {
  readonly optimise: Optimise;
  readonly means: Means;
}

function isImpossible(problem: PreparedProblem, dates: readonly number[], { optimise, means }: Solver): boolean {
  const mustRun = new Uint8Array(problem.board.dateCount);
  for (const date of dates) mustRun[date] = 1;
  // A date let off may run with as few as are fixed there; nobody else may come then.
  const { model } = wholeSchoolModel({ ...problem, mustRun }, () => true);
  return optimise(model, { milliseconds: means.timeLeft() }).status === 'INFEASIBLE';
}
