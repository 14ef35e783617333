import type { AllocationProblem, AllocationSolution, Pair } from './allocation.types';
import { pairKey } from './pair-key.rules';
import type { GroupReport, PairLabel, PlanComparison, PlanReport, Spread, StudentLabels } from './report.types';

export interface Labels {
  readonly students: readonly StudentLabels[];
  readonly pairs: readonly PairLabel[];
}

interface Outcome {
  readonly id: string;
  readonly labels: StudentLabels | undefined;
  readonly places: number;
  readonly reached: number;
}

/** What a plan does, for whom. Students without labels count in all but the groups. */
export function reportOn(
  problem: AllocationProblem,
  plan: Pick<AllocationSolution, 'places' | 'value'>,
  labels: Labels,
): PlanReport {
  const outcomes = outcomesOf(problem, plan.places, labels);
  return {
    students: outcomes.length,
    placed: outcomes.filter(({ places }) => places > 0).length,
    places: plan.places.length,
    reached: spreadOf(outcomes.map(({ reached }) => reached)),
    score: spreadOf(scoresOf(problem, plan.places)),
    reachedCounts: Array.from({ length: problem.target }, (_, level) => outcomes.filter(({ reached }) => reached > level).length),
    byNeedGroup: byGroup(outcomes, ({ needGroup }) => needGroup),
    bySex: byGroup(outcomes, ({ sex }) => sex),
    bySend: byGroup(outcomes, sendGroup),
    counterStereotype: coverage(plan.places, labels.pairs),
    stillWithout: outcomes.filter(({ reached }) => reached === 0).map(({ id }) => id),
    value: plan.value,
  };
}

/** Both plans for the same students and target. */
export function comparePlans(bestFit: PlanReport, fair: PlanReport): PlanComparison {
  const without = (one: PlanReport, other: PlanReport) => {
    const too = new Set(other.stillWithout);
    return one.stillWithout.filter((id) => !too.has(id));
  };
  const fitLost = bestFit.value - fair.value;
  return {
    fitLost,
    fitLostShare: bestFit.value > 0 ? fitLost / bestFit.value : 0,
    leftWithoutByBestFit: without(bestFit, fair),
    leftWithoutByFair: without(fair, bestFit),
    fewerReached: fair.reachedCounts.map((count, level) => count - (bestFit.reachedCounts[level] ?? 0)),
  };
}

function outcomesOf(problem: AllocationProblem, places: readonly Pair[], labels: Labels): readonly Outcome[] {
  const byId = new Map(labels.students.map((student) => [student.id, student]));
  const counts = new Map<string, number>();
  for (const { studentId } of places) counts.set(studentId, (counts.get(studentId) ?? 0) + 1);
  return problem.students
    .map(({ id, had }) => ({ id, labels: byId.get(id), places: counts.get(id) ?? 0, reached: had + (counts.get(id) ?? 0) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function scoresOf({ students, offerDates, scores }: AllocationProblem, places: readonly Pair[]): readonly number[] {
  const rows = new Map(students.map(({ id }, row) => [id, row]));
  const columns = new Map(offerDates.map(({ id }, column) => [id, column]));
  return places
    .map(
      ({ studentId, offerDateId }) =>
        scores[(rows.get(studentId) ?? NaN) * offerDates.length + (columns.get(offerDateId) ?? NaN)],
    )
    .filter((score) => score !== undefined && !Number.isNaN(score))
    .map(Number);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (below === undefined || above === undefined) return { minimum: null, median: null };
  return { minimum: sorted[0] ?? null, median: (below + above) / 2 };
}

/** Students with labels, by the name of their group; null is a group too, of those whose label was not stated. */
function byGroup(outcomes: readonly Outcome[], nameOf: (labels: StudentLabels) => string | null): readonly GroupReport[] {
  const groups = new Map<string | null, Outcome[]>();
  for (const outcome of outcomes) {
    if (!outcome.labels) continue;
    const name = nameOf(outcome.labels);
    const known = groups.get(name);
    if (known) known.push(outcome);
    else groups.set(name, [outcome]);
  }
  return [...groups].map(([group, members]) => groupReport(group, members)).sort(byName);
}

const sendGroup = ({ hasSend }: StudentLabels): string | null => {
  if (hasSend === null) return null;
  return hasSend ? 'SEND' : 'no SEND';
};

const byName = (one: GroupReport, other: GroupReport): number => ((one.group ?? '\uffff') < (other.group ?? '\uffff') ? -1 : 1);

const groupReport = (group: string | null, members: readonly Outcome[]): GroupReport => ({
  group,
  students: members.length,
  placed: members.filter(({ places }) => places > 0).length,
  without: members.filter(({ reached }) => reached === 0).length,
  reached: spreadOf(members.map(({ reached }) => reached)),
});

function coverage(places: readonly Pair[], labels: readonly PairLabel[]): PlanReport['counterStereotype'] {
  const byPair = new Map(labels.map((label) => [pairKey(label), label.isCounterStereotypical]));
  const found = places.map((place) => byPair.get(pairKey(place))).filter((label) => label !== undefined);
  return { labelled: found.length, covered: found.filter(Boolean).length };
}
