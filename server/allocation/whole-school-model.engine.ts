import { grouped } from './grouped.rules';
import { LinearModel } from './linear-model.engine';
import { IMPOSSIBLE, type PreparedProblem } from './prepare.engine';
import type { Assignment } from './side-constraints.engine';

/** The problem as a mixed-integer model, over the pairs that matter. */
export interface WholeSchoolModel {
  readonly model: LinearModel;
  /** Pair (student * dates + date) of each of the first columns. */
  readonly pairs: readonly number[];
  /** Column that says whether a date runs, by date; only those with a minimum. */
  readonly runs: ReadonlyMap<number, number>;
}

/** Pairs up to which the integer solver is worth asking: with more, loading the model alone takes the time and the memory. */
const MOST_PAIRS = 300_000;

export function isWithinReach({ board }: PreparedProblem, keeps: (pair: number) => boolean): boolean {
  let count = 0;
  for (let pair = 0; pair < board.gain.length; pair += 1) if (board.gain[pair] !== IMPOSSIBLE && keeps(pair)) count += 1;
  return count <= MOST_PAIRS;
}

/** `keeps` says which pairs may be used. No objective yet. */
export function wholeSchoolModel(problem: PreparedProblem, keeps: (pair: number) => boolean): WholeSchoolModel {
  const { board, missing, mustRun } = problem;
  const model = new LinearModel();
  const pairs: number[] = [];
  for (let pair = 0; pair < board.gain.length; pair += 1)
    if (board.gain[pair] !== IMPOSSIBLE && keeps(pair)) {
      model.addWhole(0);
      pairs.push(pair);
    }
  const runs = new Map<number, number>();
  for (let date = 0; date < board.dateCount; date += 1) if (missing[date]! > 0) runs.set(date, model.addWhole(0, mustRun[date]));
  addDates(problem, { model, pairs, runs });
  addStudents(problem, { model, pairs, runs });
  return { model, pairs, runs };
}

function addDates({ board, missing }: PreparedProblem, { model, pairs, runs }: WholeSchoolModel): void {
  const columns = byKey(pairs, (pair) => pair % board.dateCount);
  for (let date = 0; date < board.dateCount; date += 1) {
    const terms = (columns.get(date) ?? []).map((column) => [column, 1] as const);
    const run = runs.get(date);
    if (run === undefined) model.addRow(-Infinity, board.capacity[date]!, terms);
    else {
      model.addRow(-Infinity, 0, [...terms, [run, -board.capacity[date]!]]);
      model.addRow(0, Infinity, [...terms, [run, -missing[date]!]]);
    }
  }
}

function addStudents(problem: PreparedProblem, { model, pairs }: WholeSchoolModel): void {
  const { dateCount, allowance } = problem.board;
  for (const [student, columns] of byKey(pairs, (pair) => Math.floor(pair / dateCount))) {
    const most = allowance[student]!;
    model.addRow(
      -Infinity,
      most,
      columns.map((column) => [column, 1] as const),
    );
    if (most < 2) continue;
    for (const clique of problem.cliques) {
      const within = columns.filter((column) => clique.includes(pairs[column]! % dateCount));
      if (within.length > 1)
        model.addRow(
          -Infinity,
          1,
          within.map((column) => [column, 1] as const),
        );
    }
  }
}

/** Columns by what their pair has in common. */
export const byKey = (pairs: readonly number[], keyOf: (pair: number) => number): ReadonlyMap<number, readonly number[]> =>
  grouped(pairs.keys(), (column) => keyOf(pairs[column]!));

export function assignmentFrom(problem: PreparedProblem, { pairs }: WholeSchoolModel, values: Float64Array): Assignment {
  const { studentCount, dateCount } = problem.board;
  const assignment: number[][] = Array.from({ length: studentCount }, () => []);
  for (const [column, pair] of pairs.entries())
    if (values[column]! > 0.5) assignment[Math.floor(pair / dateCount)]!.push(pair % dateCount);
  return assignment;
}

/** An assignment as values of the pair and running columns; columns that come later stay 0. */
export function valuesFrom(
  problem: PreparedProblem,
  { model, pairs, runs }: WholeSchoolModel,
  assignment: Assignment,
): Float64Array {
  const { dateCount } = problem.board;
  const values = new Float64Array(model.cost.length);
  for (const [column, pair] of pairs.entries())
    if (assignment[Math.floor(pair / dateCount)]!.includes(pair % dateCount)) values[column] = 1;
  for (const [date, column] of runs)
    values[column] = Number(problem.mustRun[date] === 1 || assignment.some((dates) => dates.includes(date)));
  return values;
}
