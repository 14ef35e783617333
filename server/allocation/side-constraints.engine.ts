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

export interface Mended {
  readonly assignment: Assignment;
  /** The problem with what was closed and forbidden. */
  readonly problem: PreparedProblem;
}

export interface Mending {
  readonly solve: (problem: PreparedProblem) => Assignment;
  /** Makes an answer heed all constraints in a moment; null where it cannot. */
  readonly repair: (assignment: Assignment) => Assignment | null;
  /** Milliseconds left; mending takes half of them at most, and what is not mended by then is repaired. */
  readonly timeLeft: () => number;
}

/** Share of the dates with too few that is closed at a time: so much, then twice as much, ... so that mending comes to an end. */
const CLOSING_SHARE = 1 / 8;

/**
 * A plan within all constraints, found by closing dates that would run with too few, the emptiest first, and forbidding the
 * worse of two clashing places, until nothing is left to mend or the time is over; then the rest is repaired. Good, not proved;
 * null only where dates that must run stay short even so.
 */
export function mended(problem: PreparedProblem, { solve, repair, timeLeft }: Mending): Mended | null {
  const until = timeLeft() / 2;
  const { dateCount } = problem.board;
  const gain = problem.board.gain.slice();
  const capacity = problem.board.capacity.slice();
  const changing = { ...problem, board: { ...problem.board, gain, capacity } };
  for (let round = 1; ; round += 1) {
    const assignment = solve(changing);
    const { short, clashing } = breachesOf(problem, assignment);
    if (short.length + clashing.length === 0) return { assignment, problem: changing };
    const closing = emptiest(problem, short, assignment);
    if (timeLeft() <= until || clashing.length + closing.length === 0) {
      const plan = repair(assignment);
      return plan && { assignment: plan, problem: changing };
    }
    for (const { student, worse } of clashing) gain[student * dateCount + worse] = IMPOSSIBLE;
    const closed = clashing.length > 0 ? [] : closing.slice(0, Math.max(1, closing.length * round * CLOSING_SHARE));
    for (const date of closed) capacity[date] = 0;
  }
}

/** Dates that may be closed, those with the smallest share of the students they lack first. */
function emptiest(
  { missing, mustRun, board }: PreparedProblem,
  short: readonly number[],
  assignment: Assignment,
): readonly number[] {
  const count = new Int32Array(board.dateCount);
  for (const dates of assignment) for (const date of dates) count[date]! += 1;
  return short
    .filter((date) => mustRun[date] === 0)
    .sort((one, other) => count[one]! / missing[one]! - count[other]! / missing[other]! || one - other);
}
