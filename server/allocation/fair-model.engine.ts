import type { Optimise } from './mixed-integer';
import { type PreparedProblem, UNIT } from './prepare.engine';
import type { Assignment } from './side-constraints.engine';
import type { Means } from './solving.types';
import { assignmentFrom, byKey, type WholeSchoolModel, valuesFrom, wholeSchoolModel } from './whole-school-model.engine';

type Terms = readonly (readonly [column: number, coefficient: number])[];

/** Half of the least difference between two sums of needs or counts that matters. */
const SLACK = 1e-6;

/** The fair plan's aims as a mixed-integer model, reached one after the other. */
export class FairModel {
  private readonly whole: WholeSchoolModel;
  /** For each level from 1: the student and the column that says they reach it in this plan. */
  private readonly levels: { readonly student: number; readonly column: number }[][];
  private values: Float64Array | null;

  constructor(
    private readonly problem: PreparedProblem,
    start: Assignment | null,
    private readonly optimise: Optimise,
  ) {
    this.whole = wholeSchoolModel(problem, () => true);
    this.levels = Array.from({ length: problem.target + 1 }, () => []);
    this.addLevels();
    this.values = start && this.valuesOf(start);
  }

  assignment(): Assignment | null {
    return this.values && assignmentFrom(this.problem, this.whole, this.values);
  }

  /** Level by level the number reached, then their need; then the worst score; then the total. */
  reachAims(means: Means): 'OPTIMAL' | 'INFEASIBLE' | 'TIME_LIMIT' {
    const aims = this.levels
      .slice(1)
      .flatMap((level) => [
        level.map(({ column }) => [column, 1] as const),
        level.map(({ column, student }) => [column, this.problem.need[student]! / UNIT] as const),
      ]);
    for (const [stage, aim] of aims.entries()) {
      means.onProgress('minimum audiences and clashes', stage / (aims.length + 2));
      const end = this.reach(aim, means);
      if (end !== 'OPTIMAL') return end;
    }
    if (!this.raiseWorst(means)) return 'TIME_LIMIT';
    const { gain } = this.problem.board;
    return this.reach(
      this.whole.pairs.map((pair, column) => [column, gain[pair]! / UNIT] as const),
      means,
    );
  }

  private addLevels(): void {
    const { board, reached, target } = this.problem;
    for (const [student, pairs] of byKey(this.whole.pairs, (pair) => Math.floor(pair / board.dateCount))) {
      const terms: [number, number][] = pairs.map((column) => [column, 1]);
      for (
        let level = reached[student]! + 1;
        level <= Math.min(target, reached[student]! + board.allowance[student]!);
        level += 1
      ) {
        const column = this.whole.model.addWhole(0);
        this.levels[level]!.push({ student, column });
        terms.push([column, -1]);
      }
      // Places are levels reached, no more; lower levels are filled first because they are aimed at first.
      this.whole.model.addRow(0, 0, terms);
    }
  }

  private valuesOf(assignment: Assignment): Float64Array {
    const values = valuesFrom(this.problem, this.whole, assignment);
    for (const [level, columns] of this.levels.entries())
      for (const { student, column } of columns)
        values[column] = Number(this.problem.reached[student]! + assignment[student]!.length >= level);
    return values;
  }

  /** Reaches one aim as far as can be and keeps it from then on. */
  private reach(aim: Terms, means: Means): 'OPTIMAL' | 'INFEASIBLE' | 'TIME_LIMIT' {
    const { model } = this.whole;
    if (aim.length === 0 && this.values) return 'OPTIMAL';
    model.aim(aim);
    const answer = this.attempt(means);
    if (answer.status === 'INFEASIBLE') return 'INFEASIBLE';
    if (answer.values) this.values = answer.values.map(Math.round);
    if (answer.status !== 'OPTIMAL') return 'TIME_LIMIT';
    model.addRow(answer.objective - SLACK, Infinity, aim);
    return 'OPTIMAL';
  }

  private attempt(means: Means) {
    const milliseconds = means.timeLeft();
    if (milliseconds <= 0) return { status: 'TIME_LIMIT', values: null, objective: 0 } as const;
    return this.optimise(this.whole.model, { milliseconds, ...(this.values ? { start: this.values } : {}) });
  }

  /** Takes pairs away from the worst score upward for as long as what was reached can still be; false when time runs out. */
  private raiseWorst(means: Means): boolean {
    const { pairs, model } = this.whole;
    const { score } = this.problem;
    const used = pairs.filter((_, column) => this.values![column]! > 0.5).map((pair) => score[pair]!);
    const floor = Math.min(...used);
    const thresholds = [...new Set(pairs.map((pair) => score[pair]!))].filter((value) => value >= floor).sort((a, b) => a - b);
    let [low, high] = [0, thresholds.length];
    model.aim([]);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      this.forbidBelow(thresholds[middle]!);
      const { status, values } = this.attempt({ ...means });
      if (status === 'TIME_LIMIT' || status === 'UNKNOWN') return false;
      if (values) this.values = values.map(Math.round);
      if (values) low = middle;
      else high = middle;
    }
    this.forbidBelow(thresholds[low] ?? -Infinity);
    return true;
  }

  private forbidBelow(threshold: number): void {
    for (const [column, pair] of this.whole.pairs.entries())
      this.whole.model.upper[column] = Number(this.problem.score[pair]! >= threshold);
  }
}
