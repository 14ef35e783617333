import type { Conflict } from './allocation.types';
import type { Optimise } from './mixed-integer';
import type { PreparedProblem } from './prepare.engine';
import type { Means } from './solving.types';
import { wholeSchoolModel } from './whole-school-model.engine';

/**
 * Of the dates that must run for those fixed there, a smallest set (none can be left out) that cannot all reach their minimum
 * audience: each is taken away in turn and stays away while the rest is still impossible. When time runs out the set may be
 * larger than need be.
 */
export function datesInConflict(problem: PreparedProblem, optimise: Optimise, means: Means): readonly Conflict[] {
  let suspects = [...problem.missing.keys()].filter((date) => problem.mustRun[date] === 1 && problem.missing[date]! > 0);
  for (const date of suspects) {
    const rest = suspects.filter((other) => other !== date);
    if (isImpossible(problem, rest, { optimise, means })) suspects = rest;
  }
  const ids = suspects.map((date) => problem.dateIds[date]!);
  const message =
    'Students are fixed or required on these dates, so they have to run, and there are not enough other students to reach the ' +
    'minimum audience of all of them together. Release the students of one, or lower a minimum audience.';
  return [{ code: 'CONSTRAINTS_TOGETHER', message, ids }];
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
