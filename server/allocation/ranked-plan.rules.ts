import type { AllocationProblem, Pair } from './allocation.types';
import { grouped } from './grouped.rules';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';
import type { PlanStudent } from './plan-students.rules';
import type { RankedProblem, RankedProject, RankedSolution, RankedStudent } from './ranked.types';

type Ranked = NonNullable<AskedOfPlan['ranked']>;

/**
 * Who needs no place by their choices: students who are fixed or required somewhere, whether or not they hold that place by now, and
 * those who hold a place to come at an offer they chose.
 */
export function servedBefore(
  { fixed, required, ranked }: Pick<AskedOfPlan, 'fixed' | 'required' | 'ranked'>,
  students: readonly Pick<PlanStudent, 'id' | 'commitments'>[],
): ReadonlySet<string> {
  const toCome = new Map(students.map(({ id, commitments }) => [id, commitments.filter(({ isOver }) => !isOver)]));
  const holdsOneOf = (studentId: string, offerIds: readonly string[]): boolean =>
    (toCome.get(studentId) ?? []).some(({ offerId }) => offerId !== null && offerIds.includes(offerId));
  const theirs = (ranked?.choices ?? []).filter(({ studentId, offerIds }) => holdsOneOf(studentId, offerIds.flat()));
  return new Set([...fixed, ...required, ...theirs].map(({ studentId }) => studentId));
}

/** Offers that students chose who were not served before, by student; null where nobody was asked to choose. */
export const stillChosen = (
  { ranked }: Pick<AskedOfPlan, 'ranked'>,
  served: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> | null =>
  ranked &&
  new Map(ranked.choices.filter(({ studentId }) => !served.has(studentId)).map((one) => [one.studentId, one.offerIds.flat()]));

/**
 * The plan as a problem of ranked choices. A project is a date: whoever chose an offer likes all of its dates alike that are possible
 * for them; where none is, those behind keep their rank. Students who were served before choose no more; those who chose nothing wait.
 */
export function rankedProblem(problem: AllocationProblem, { mode, choices }: Ranked, served: ReadonlySet<string>): RankedProblem {
  const settled = settledPairs(problem);
  const possible = possibleDates(problem);
  const students = choices.map(({ studentId: id, offerIds }): RankedStudent => ({
    id,
    choices: served.has(id) ? [] : offerIds.map((tied) => [...new Set(tied)].flatMap((offerId) => possible(id, offerId))),
  }));
  return { mode, students, projects: projectsOf(problem, settled), lecturers: [] };
}

/** Places of the plan: those settled before, and those chosen, with their rank. */
export const rankedPlaces = (problem: AllocationProblem, { places }: Pick<RankedSolution, 'places'>): readonly Pair[] => [
  ...settledPairs(problem),
  ...places.map(({ studentId, projectId }) => ({ studentId, offerDateId: projectId })),
];

function settledPairs({ fixed, required }: AllocationProblem): readonly Pair[] {
  return [...new Map([...required, ...fixed].map((pair) => [pairKey(pair), pair])).values()];
}

function projectsOf({ offerDates }: AllocationProblem, settled: readonly Pair[]): readonly RankedProject[] {
  const taken = new Map<string, number>();
  for (const { offerDateId } of settled) taken.set(offerDateId, (taken.get(offerDateId) ?? 0) + 1);
  return offerDates.map(({ id, capacity, minimumAudience }) => {
    const there = taken.get(id) ?? 0;
    const lowerQuota = Math.max(0, (minimumAudience > 1 ? minimumAudience : 0) - there);
    // Where those settled reach the minimum it runs with them alone.
    return { id, capacity: capacity - there, lowerQuota, mustRun: there > 0 && lowerQuota > 0, lecturerId: null };
  });
}

/** Dates of an offer that a student can come to, in the order of the problem. */
function possibleDates({ students, offerDates, scores, forbidden }: AllocationProblem) {
  const rows = new Map(students.map(({ id }, row) => [id, row]));
  const isForbidden = new Set(forbidden.map(pairKey));
  const columns = grouped(
    offerDates.map(({ id, offerId }, column) => ({ id, offerId, column })),
    ({ offerId }) => offerId,
  );
  return (studentId: string, offerId: string): readonly string[] => {
    const row = (rows.get(studentId) ?? NaN) * offerDates.length;
    return (columns.get(offerId) ?? [])
      .filter(
        ({ id, column }) =>
          !Number.isNaN(scores[row + column] ?? NaN) && !isForbidden.has(pairKey({ studentId, offerDateId: id })),
      )
      .map(({ id }) => id);
  };
}
