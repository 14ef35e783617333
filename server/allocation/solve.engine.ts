import type { AllocationProblem, AllocationSolution, Conflict, Conflicts, Pair, Price } from './allocation.types';
import { gainOf, solveBestFit } from './best-fit-solve.engine';
import { conflictsOf, unfillable } from './conflicts.rules';
import { datesInConflict } from './deletion-filter.engine';
import { solveFair, withinTarget } from './fair-solve.engine';
import { byStudent, grouped } from './grouped.rules';
import { prepare, type PreparedProblem, UNIT } from './prepare.engine';
import { areSome } from './problem-conflicts.rules';
import type { Assignment } from './side-constraints.engine';
import type { Means, PlanMeans, Possible } from './solving.types';
import { constraintsTogether, targetLeavesTooFew } from './why-not-together.rules';

interface MeansToSolve extends Means {
  /** Places of a plan made for this problem or one much like it: a best fit is worth no less, as far as that keeps its constraints. */
  readonly known: readonly Pair[];
  /** Told a plan that stands for the answer, should the optimiser not come back in time. */
  readonly onPlan: (solution: AllocationSolution) => void;
}

/** Solves a problem, or says in words why it cannot be solved. Blocks its thread for as long as it takes. */
export async function solveAllocation(
  problem: AllocationProblem,
  { known, onPlan, ...given }: MeansToSolve,
): Promise<AllocationSolution> {
  const conflicts = conflictsOf(problem);
  if (areSome(conflicts)) return refused(problem, given, conflicts);
  const prepared = prepare(problem);
  const means: PlanMeans = {
    ...given,
    onFound: (solved) => {
      onPlan(solutionOf(problem, prepared, { solved, means: given }));
    },
  };
  const hopeless = unfillable(prepared, problem);
  if (areSome(hopeless)) return refused(problem, means, hopeless);
  const solved = await (problem.mode === 'FAIR'
    ? solveFair(prepared, means)
    : solveBestFit(prepared, means, known.length > 0 ? assignmentOf(prepared, known) : null));
  const { status } = solved;
  if (status === 'INFEASIBLE') return refused(problem, means, [await whyNotTogether(problem, prepared, means)]);
  return solutionOf(problem, prepared, { solved: { ...solved, status }, means });
}

/** Why dates that must run cannot all do so; a fair plan gives nobody a place beyond the target. */
async function whyNotTogether(
  { mode, target, required }: AllocationProblem,
  prepared: PreparedProblem,
  means: PlanMeans,
): Promise<Conflict> {
  const optimise = await means.optimiser();
  return mode === 'FAIR'
    ? targetLeavesTooFew(target, datesInConflict(withinTarget(prepared), optimise, means), required)
    : constraintsTogether(datesInConflict(prepared, optimise, means), required);
}

const refused = ({ mode }: AllocationProblem, means: Means, conflicts: Conflicts): AllocationSolution => ({
  mode,
  status: 'INFEASIBLE',
  method: 'FLOW',
  gap: null,
  milliseconds: means.elapsed(),
  places: [],
  value: 0,
  prices: null,
  most: null,
  conflicts,
});

/** In indexes of the prepared problem; students and dates that are not in it are left out. */
function assignmentOf({ studentIds, dateIds }: PreparedProblem, places: readonly Pair[]): Assignment {
  const dates = new Map(dateIds.map((id, date) => [id, date]));
  const taken = grouped(places, byStudent);
  return studentIds.map((id) =>
    (taken.get(id) ?? []).flatMap(({ offerDateId }) => {
      const date = dates.get(offerDateId);
      return date === undefined ? [] : [date];
    }),
  );
}

function solutionOf(
  { mode }: AllocationProblem,
  prepared: PreparedProblem,
  { solved: { assignment, prices, ...solved }, means }: { readonly solved: Possible; readonly means: Means },
): AllocationSolution {
  const { studentIds, dateIds, settled, settledValue } = prepared;
  const chosen = (assignment ?? []).flatMap((dates, student) =>
    dates.map((date) => ({ studentId: studentIds[student]!, offerDateId: dateIds[date]! })),
  );
  const inAll = (gained: number) => (settledValue + gained) / UNIT;
  const value = assignment ? inAll(gainOf(prepared, assignment)) : 0;
  const most = solved.most === null ? null : inAll(solved.most);
  return {
    mode,
    ...solved,
    ...{ value, most, gap: most === null ? solved.gap : gapTo(most, value) },
    milliseconds: means.elapsed(),
    places: assignment
      ? [...settled, ...chosen].sort(
          (one, other) => compare(one.studentId, other.studentId) || compare(one.offerDateId, other.offerDateId),
        )
      : [],
    prices: prices && pricesTold(dateIds, prices),
    conflicts: [],
  };
}

/** Of what is worth nothing there is no share. */
export function gapTo(most: number, value: number): number | null {
  if (most <= value) return 0;
  return value > 0 ? most / value - 1 : null;
}

const pricesTold = (dateIds: readonly string[], prices: Float64Array): readonly Price[] =>
  dateIds.flatMap((offerDateId, date) => {
    const price = prices[date]!;
    return Number.isNaN(price) ? [] : [{ offerDateId, value: price / UNIT }];
  });

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
