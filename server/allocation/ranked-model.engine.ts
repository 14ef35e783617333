import { LinearModel } from './linear-model.engine';
import { costOf, type PreparedRanked, type Wish } from './ranked-prepare.engine';
import type { Optimise } from './mixed-integer';
import type { Means } from './solving.types';

/** Half of the least difference between two sums of whole numbers. */
const SLACK = 0.5;

export interface RankedEnd {
  readonly status: 'OPTIMAL' | 'INFEASIBLE' | 'TIME_LIMIT';
  /** Wishes granted, the best found; null where no plan was found. */
  readonly granted: readonly Wish[] | null;
}

/** Size first, then the mode's costs place by place, each by a solve of its own that keeps what those before reached. */
export function solveByStages(problem: PreparedRanked, optimise: Optimise, means: Means): RankedEnd {
  const model = rankedModel(problem);
  const costs = problem.wishes.map(({ rank }) => costOf(problem, rank));
  const aims = [problem.wishes.map(() => 1), ...(costs[0] ?? []).map((_, place) => costs.map((cost) => -(cost[place] ?? 0)))];
  let values: Float64Array | null = null;
  const end = (status: RankedEnd['status']): RankedEnd => {
    const found = values;
    return { status, granted: found && problem.wishes.filter((_, column) => found[column]! > 0.5) };
  };
  for (const [stage, aim] of aims.entries()) {
    means.onProgress('ranked choices', stage / aims.length);
    const terms = aim.flatMap((coefficient, column) => (coefficient === 0 ? [] : [[column, coefficient] as const]));
    model.aim(terms);
    const milliseconds = means.timeLeft();
    if (milliseconds <= 0) return end('TIME_LIMIT');
    const answer = optimise(model, { milliseconds, ...(values ? { start: values } : {}) });
    if (answer.status === 'INFEASIBLE') return end('INFEASIBLE');
    values = answer.values?.map(Math.round) ?? values;
    if (answer.status !== 'OPTIMAL') return end('TIME_LIMIT');
    model.addRow(Math.round(answer.objective) - SLACK, Infinity, terms);
  }
  return end('OPTIMAL');
}

/** A column a wish, in their order, then one a project with a lower quota that says whether it runs. */
export function rankedModel({ wishes, projects, lecturers, studentIds }: PreparedRanked): LinearModel {
  const model = new LinearModel();
  for (const _ of wishes) model.addWhole(0);
  const ones = (isIn: (wish: Wish) => boolean) => wishes.flatMap((wish, column) => (isIn(wish) ? [[column, 1] as const] : []));
  for (const student of studentIds.keys())
    model.addRow(
      0,
      1,
      ones((wish) => wish.student === student),
    );
  for (const [index, project] of projects.entries()) {
    const terms = ones((wish) => wish.project === index);
    const runs = model.addWhole(0, Number(project.mustRun));
    model.addRow(-Infinity, 0, [...terms, [runs, -project.capacity]]);
    model.addRow(0, Infinity, [...terms, [runs, -quotaOf(project)]]);
  }
  for (const lecturer of lecturers)
    model.addRow(
      0,
      lecturer.capacity,
      ones(({ project }) => projects[project]!.lecturerId === lecturer.id),
    );
  return model;
}

/** One that must run does so with one student at least. */
export const quotaOf = ({ lowerQuota, mustRun }: { readonly lowerQuota: number; readonly mustRun: boolean }): number =>
  Math.max(lowerQuota, Number(mustRun));
