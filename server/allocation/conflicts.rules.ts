import type { AllocationProblem, Conflict } from './allocation.types';
import { pairConflicts } from './pair-conflicts.rules';
import { IMPOSSIBLE, type PreparedProblem } from './prepare.engine';
import { conflict, problemConflicts } from './problem-conflicts.rules';
import { letOffOrLower, settledDates } from './required-first.rules';

/** Everything that rules can say against a problem; an empty list lets it be prepared and solved. */
export function conflictsOf(problem: AllocationProblem): readonly Conflict[] {
  const unsound = problemConflicts(problem, problem.scores);
  return unsound.length > 0 ? unsound : [...pairConflicts(problem), ...scoreConflicts(problem)];
}

/** A plan of fixed pairs alone needs no scores. Where all are 0, the fair plan goes by numbers and needs, and that is told beside it. */
function scoreConflicts({ scores, fixed, required }: AllocationProblem): readonly Conflict[] {
  return fixed.length + required.length === 0 && scores.every(Number.isNaN)
    ? [conflict('NO_POSSIBLE_PAIR', 'No student can take any of the offers. Look at year groups, dates and what is forbidden.')]
    : [];
}

/** Dates that must run for those fixed there and cannot reach their minimum audience, whoever else comes. */
export function unfillable(
  { board, missing, mustRun, dateIds, settled }: PreparedProblem,
  { required }: Pick<AllocationProblem, 'required'>,
): readonly Conflict[] {
  return dateIds.flatMap((id, date) => {
    const lacks = missing[date] ?? 0;
    if (lacks === 0 || mustRun[date] === 0) return [];
    let able = 0;
    for (let student = 0; student < board.studentCount; student += 1)
      if (board.gain[student * board.dateCount + date] !== IMPOSSIBLE && (board.allowance[student] ?? 0) > 0) able += 1;
    if (able >= lacks) return [];
    const there = settled.filter(({ offerDateId }) => offerDateId === id).map(({ studentId }) => studentId);
    const message =
      `A date has students fixed or required and a minimum audience of ${there.length + lacks}, and cannot have more than ` +
      `${there.length + able}. ${letOffOrLower(settledDates(required, [id]))}`;
    return [conflict('FIXED_BELOW_MINIMUM', message, [id, ...there])];
  });
}
