import type { Conflict } from './allocation.types';
import type { Optimise } from './mixed-integer';
import { rankedConflicts } from './ranked-conflicts.rules';
import { RankedFlow } from './ranked-flow.engine';
import { quotaOf, rankedModel, solveByStages } from './ranked-model.engine';
import { costOf, type PreparedRanked, prepareRanked, type Wish } from './ranked-prepare.engine';
import type { RankedProblem, RankedSolution } from './ranked.types';
import type { Means } from './solving.types';

/**
 * Students' own choices, by the modes of the student-project allocation literature. A flow comes first; where its answer keeps
 * lower quotas it is optimal. Otherwise the aims go one by one to the mixed-integer solver.
 */
export async function solveRanked(problem: RankedProblem, means: Means): Promise<RankedSolution> {
  const conflicts = rankedConflicts(problem);
  if (conflicts.length > 0) return solution(prepareEmpty(problem), means, { status: 'INFEASIBLE', method: 'FLOW', conflicts });
  const prepared = prepareRanked(problem);
  const granted = solveByFlow(prepared, means);
  if (keepsQuotas(prepared, granted)) return solution(prepared, means, { status: 'OPTIMAL', method: 'FLOW', granted });
  const optimise = await means.optimiser();
  const end = solveByStages(prepared, optimise, means);
  if (end.status === 'INFEASIBLE')
    return solution(prepared, means, {
      status: 'INFEASIBLE',
      method: 'MIXED_INTEGER',
      conflicts: inConflict(prepared, optimise, means),
    });
  if (!end.granted) return solution(prepared, means, { status: 'TIME_LIMIT', method: 'MIXED_INTEGER' });
  const status = end.status === 'OPTIMAL' ? 'OPTIMAL' : 'FEASIBLE';
  return solution(prepared, means, { status, method: 'MIXED_INTEGER', granted: end.granted });
}

const prepareEmpty = ({ mode }: RankedProblem): PreparedRanked => ({
  mode,
  studentIds: [],
  projects: [],
  lecturers: [],
  wishes: [],
  lowestRank: 0,
});

/** Source, students, projects, lecturers, sink; a project without a lecturer flows to the sink itself. */
function solveByFlow(problem: PreparedRanked, means: Means): readonly Wish[] {
  const { studentIds, projects, lecturers, wishes } = problem;
  const [student, project] = [1, 1 + studentIds.length];
  const lecturer = project + projects.length;
  const sink = lecturer + lecturers.length;
  const flow = new RankedFlow(sink + 1, costOf(problem, 1).length);
  for (const index of studentIds.keys()) flow.addArc(0, student + index, 1);
  const arcs = wishes.map((wish) => flow.addArc(student + wish.student, project + wish.project, 1, costOf(problem, wish.rank)));
  for (const [index, { capacity, lecturerId }] of projects.entries()) {
    const theirs = lecturers.findIndex(({ id }) => id === lecturerId);
    flow.addArc(project + index, theirs < 0 ? sink : lecturer + theirs, capacity);
  }
  for (const [index, { capacity }] of lecturers.entries()) flow.addArc(lecturer + index, sink, capacity);
  let placed = 0;
  flow.maximise(0, sink, () => {
    placed += 1;
    means.onProgress('ranked choices', placed / studentIds.length);
  });
  return wishes.filter((_, index) => flow.used(arcs[index]!) > 0);
}

const keepsQuotas = ({ projects }: PreparedRanked, granted: readonly Wish[]): boolean =>
  projects.every((project, index) => {
    const count = granted.filter((wish) => wish.project === index).length;
    return count >= quotaOf(project) || (count === 0 && !project.mustRun);
  });

/**
 * Of projects that must run, a smallest set that cannot run together: each is let off in turn, and stays so while it changes nothing. For
 * whom they must run is not known here, so what to do is for the caller to say.
 */
function inConflict(problem: PreparedRanked, optimise: Optimise, means: Means): readonly Conflict[] {
  let suspects = problem.projects.filter(({ mustRun }) => mustRun);
  for (const project of suspects) {
    const rest = suspects.filter((other) => other !== project);
    const projects = problem.projects.map((one) => ({ ...one, mustRun: rest.includes(one) }));
    const answer = optimise(rankedModel({ ...problem, projects }), { milliseconds: means.timeLeft() });
    if (answer.status === 'INFEASIBLE') suspects = rest;
  }
  const message = 'Some have to run, and not enough students chose them to reach the minimum of all of them together.';
  return [{ code: 'CONSTRAINTS_TOGETHER', message, ids: suspects.map(({ id }) => id) }];
}

interface Ending extends Pick<RankedSolution, 'status' | 'method'> {
  readonly granted?: readonly Wish[];
  readonly conflicts?: readonly Conflict[];
}

function solution(problem: PreparedRanked, means: Means, { granted = [], conflicts = [], ...rest }: Ending): RankedSolution {
  const { mode, studentIds, projects, lowestRank } = problem;
  return {
    mode,
    ...rest,
    milliseconds: means.elapsed(),
    places: granted.map(({ student, project, rank }) => ({
      studentId: studentIds[student]!,
      projectId: projects[project]!.id,
      rank,
    })),
    size: granted.length,
    cost: granted.reduce((sum, { rank }) => sum + rank, 0),
    profile: Array.from({ length: lowestRank }, (_, place) => granted.filter(({ rank }) => rank === place + 1).length),
    conflicts,
  };
}
