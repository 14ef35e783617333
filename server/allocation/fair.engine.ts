import type { Report } from './best-fit.engine';
import { PlaceFlow } from './flow.engine';
import type { Places } from './places.engine';
import { type Board, IMPOSSIBLE, type PreparedProblem } from './prepare.engine';

/** Students of equal need who could reach a level, in the order levels and needs are served. */
interface Group {
  readonly level: number;
  readonly students: readonly number[];
}

/** How many of each group were served, in order: what a fair plan makes as large as can be, the first group first. */
type Served = readonly number[];

interface FairBoard {
  readonly places: Places;
  readonly served: Served;
}

export interface FairPlan {
  readonly places: Places;
  /** The worst score of a place, in billionths; Infinity where there is no place to give. */
  readonly worst: number;
  /** Whether the worst score is as good as can be; numbers and needs always are. */
  readonly isProved: boolean;
}

interface Watch {
  /** Told the share done, 0 to 1. */
  readonly report?: Report;
  /** Whether it is time to stop: what has been found by then is answered. */
  readonly isOver?: () => boolean;
}

/**
 * The fair plan of the transport problem. In order of weight: as many students as possible reach 1 encounter, then 2, ... to
 * the target; of those who reach a level, needs as high as can be; the worst score; the total of need times score.
 */
export function fairPlan(problem: PreparedProblem, { report = () => undefined, isOver = () => false }: Watch = {}): FairPlan {
  const first = serve(problem, problem.board);
  report(0.1);
  if (isOver()) return { places: first.places, worst: worstOf(problem, first.places), isProved: false };
  const thresholds = thresholdsAbove(problem, worstOf(problem, first.places));
  const zero = withoutGains(problem.board);
  let [low, high] = [0, thresholds.length];
  const rounds = Math.ceil(Math.log2(high + 1)) + 1;
  for (let round = 1; high - low > 1 && !isOver(); round += 1) {
    const middle = (low + high) >> 1;
    if (isServedAlike(problem, above(problem, zero, thresholds[middle]!), first.served)) low = middle;
    else high = middle;
    report(0.1 + (0.8 * round) / rounds);
  }
  const worst = thresholds[low] ?? Infinity;
  return { places: serve(problem, above(problem, problem.board, worst)).places, worst, isProved: high - low <= 1 };
}

/** Scores from the worst of the first plan upward, each once: one of them is the best that the worst can be. */
function thresholdsAbove({ score }: PreparedProblem, worst: number): Float64Array {
  const sorted = score.filter((value) => value >= worst).sort();
  return sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
}

function worstOf({ score, board: { dateCount } }: PreparedProblem, places: Places): number {
  let worst = Infinity;
  for (const [student, dates] of places.of.entries())
    for (const date of dates) worst = Math.min(worst, score[student * dateCount + date]!);
  return worst;
}

const withoutGains = (board: Board): Board => ({ ...board, gain: board.gain.map((gain) => Math.min(gain, 0)) });

/** The board with the pairs that score below a threshold taken away. */
function above({ score }: PreparedProblem, board: Board, threshold: number): Board {
  const gain = board.gain.slice();
  for (let pair = 0; pair < gain.length; pair += 1) if (score[pair]! < threshold) gain[pair] = IMPOSSIBLE;
  return { ...board, gain };
}

const isServedAlike = (problem: PreparedProblem, board: Board, expected: Served): boolean =>
  serve(problem, board, expected).served.length === expected.length;

/**
 * Serves group after group. Who has been served a level keeps it: later students make them move, never go without. So each
 * group gets as many as can be, given those before (the sets that can be served together are a matroid).
 * With `expected` it gives up, short of it, at the first group that is served less.
 */
function serve(problem: PreparedProblem, board: Board, expected?: Served): FairBoard {
  const flow = new PlaceFlow(board);
  const penalty = penaltyOf(board);
  const served: number[] = [];
  const reached = problem.reached.slice();
  const serving = { problem, needs: needsOf(problem), flow, reached };
  for (let level = 1; level <= problem.target; level += 1)
    for (const { students } of groupsAt(level, serving)) {
      const lucky = serveGroup(flow, students, penalty);
      if (expected && lucky.length < (expected[served.length] ?? 0)) return { places: flow.places, served };
      for (const student of lucky) reached[student] = level;
      served.push(lucky.length);
    }
  return { places: flow.places, served };
}

/** Answers those of a group who got a place more: as many as can be. */
function serveGroup(flow: PlaceFlow, students: readonly number[], penalty: number): readonly number[] {
  const mayLose = new Uint8Array(flow.places.board.studentCount);
  for (const student of students) {
    mayLose[student] = 1;
    const loser = flow.enter(student, penalty, mayLose);
    if (loser >= 0) mayLose[loser] = 0;
  }
  return students.filter((student) => mayLose[student] === 1);
}

interface Serving {
  readonly problem: PreparedProblem;
  /** Each need there is once, the highest first. */
  readonly needs: readonly number[];
  readonly flow: PlaceFlow;
  readonly reached: Int32Array;
}

/** Who is one short of a level and may take a place, by need, the highest first. */
function groupsAt(level: number, { problem: { need, board }, needs, flow, reached }: Serving): readonly Group[] {
  const byNeed = new Map<number, number[]>();
  for (let student = 0; student < board.studentCount; student += 1) {
    if (reached[student] !== level - 1 || flow.places.of[student]!.length >= board.allowance[student]!) continue;
    const group = byNeed.get(need[student]!);
    if (group) group.push(student);
    else byNeed.set(need[student]!, [student]);
  }
  // A need that nobody short of this level has keeps its place, so that two counts can be compared group by group.
  return needs.map((value) => ({ level, students: byNeed.get(value) ?? [] }));
}

const needsOf = ({ need }: PreparedProblem): readonly number[] => [...new Set(need)].sort((one, other) => other - one);

/** More than any chain of moves could gain, so that nobody goes without for the sake of scores. */
function penaltyOf({ gain, dateCount }: Board): number {
  let most = 0;
  for (const value of gain) most = Math.max(most, value);
  return 2 * (dateCount + 1) * most + 1;
}
