import { IMPOSSIBLE, type PreparedProblem } from './prepare.engine';

/** Dates of each student, as indexes; the shape every solver here answers in. */
export type Assignment = readonly (readonly number[])[];

/** What an answer to the transport problem leaves unheeded. */
export interface Breaches {
  /** Dates that would run with too few. */
  readonly short: readonly number[];
  /** A student at two clashing dates, the less valuable of the two first. */
  readonly clashing: readonly { readonly student: number; readonly worse: number }[];
}

/** Whether there is anything that flows do not see. */
export const hasSides = (problem: PreparedProblem): boolean =>
  problem.hasLooseClashes || problem.missing.some((missing) => missing > 0);

export function breachesOf(problem: PreparedProblem, assignment: Assignment): Breaches {
  const { board, missing, mustRun } = problem;
  const count = new Int32Array(board.dateCount);
  for (const dates of assignment) for (const date of dates) count[date]! += 1;
  const short = [...count.keys()].filter((date) => (count[date]! > 0 || mustRun[date] === 1) && count[date]! < missing[date]!);
  return { short, clashing: problem.hasLooseClashes ? clashesIn(problem, assignment) : [] };
}

function clashesIn({ board: { gain, dateCount }, clashes }: PreparedProblem, assignment: Assignment): Breaches['clashing'] {
  return assignment.flatMap((dates, student) =>
    dates.flatMap((one, place) =>
      dates
        .slice(place + 1)
        .filter((other) => clashes[one]!.includes(other))
        .map((other) => ({
          student,
          worse: gain[student * dateCount + one]! < gain[student * dateCount + other]! ? one : other,
        })),
    ),
  );
}

/**
 * A plan within all constraints, found by closing dates that would run with too few, the emptiest first, and forbidding the
 * worse of two clashing places, until nothing is left to mend. Good, not proved; null where it mended in vain.
 */
export function mended(problem: PreparedProblem, solve: (problem: PreparedProblem) => Assignment): Assignment | null {
  const gain = problem.board.gain.slice();
  const capacity = problem.board.capacity.slice();
  const changing = { ...problem, board: { ...problem.board, gain, capacity } };
  for (;;) {
    const assignment = solve(changing);
    const { short, clashing } = breachesOf(problem, assignment);
    if (short.length === 0 && clashing.length === 0) return assignment;
    for (const { student, worse } of clashing) gain[student * problem.board.dateCount + worse] = IMPOSSIBLE;
    if (clashing.length > 0) continue;
    const closing = emptiest(problem, short, assignment);
    if (closing < 0) return null;
    capacity[closing] = 0;
  }
}

/** Of dates that may stay closed, the one with the smallest share of the students it still lacks. */
function emptiest({ missing, mustRun }: PreparedProblem, short: readonly number[], assignment: Assignment): number {
  let [found, least] = [-1, Infinity];
  for (const date of short) {
    if (mustRun[date] === 1) continue;
    const share = assignment.filter((dates) => dates.includes(date)).length / missing[date]!;
    if (share < least) [found, least] = [date, share];
  }
  return found;
}
