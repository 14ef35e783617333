import { counted } from '../matching/wording.rules';
import type { Breath } from '../platform/breath';
import type { AllocationProblem, Conflict, Pair } from './allocation.types';
import { isClash } from './clashes.engine';
import { isPlan, type Proposal } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';

/** The highest target that may be asked for. */
const HIGHEST_TARGET = 4;

/** A date that the fair plan does not hold, and what would let it be held. */
interface Missed {
  readonly id: string;
  readonly minimumAudience: number;
  /** Students it leaves below the target who could still come: too few. */
  readonly below: number;
  /** The least target with which as many as are needed could come. */
  readonly target: number;
}

/**
 * Dates that a fair plan does not hold because too few below the target could still come, where with students who have as many
 * encounters as aimed for, and are free, they would be enough (061); with the rest of the plan as it is. Never holds the event loop for long.
 */
export async function targetNotices(
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  { nameOf, breath }: { readonly nameOf: (offerDateId: string) => string; readonly breath: Breath },
): Promise<readonly Conflict[]> {
  const [fair, bestFit] = (['FAIR', 'BEST_FIT'] as const).map((kind) =>
    proposals.find((one) => one.kind === kind && isPlan(one)),
  );
  const missed = fair === undefined ? [] : await missedDates(problem, fair.places, breath);
  const [first, ...others] = missed;
  if (first === undefined) return [];
  const held = heldDates(bestFit?.places ?? []);
  const more = others.length === 0 ? '' : ` So it is with ${counted(others.length, 'other date')} of this plan.`;
  const message =
    `The fair plan does not hold ${nameOf(first.id)}, which needs ${counted(first.minimumAudience, 'student')}: ` +
    `${counted(first.below, 'student who is', 'students who are')} still below the target of ${problem.target} could come, ` +
    `and nobody is given a place beyond the target to make up the number.${more} ` +
    waysOut(
      Math.max(...missed.map(({ target }) => target)),
      missed.every(({ id }) => held.has(id)),
    );
  const ids = missed.map(({ id }) => id);
  return [conflict('TARGET_LEAVES_TOO_FEW', message, ids)];
}

const waysOut = (target: number, isInBestFit: boolean): string =>
  `${target > HIGHEST_TARGET ? 'Fix' : `Plan with a target of ${target}, or fix`} others there${isInBestFit ? ', or take the best fit' : ''}.`;

const heldDates = (places: readonly Pair[]): ReadonlySet<string> => new Set(places.map(({ offerDateId }) => offerDateId));

async function missedDates(problem: AllocationProblem, places: readonly Pair[], breath: Breath): Promise<readonly Missed[]> {
  const held = heldDates(places);
  const free = freeStudents(problem, places);
  const missed: Missed[] = [];
  for (const [column, { id, minimumAudience }] of problem.offerDates.entries()) {
    if (minimumAudience <= 1 || held.has(id)) continue;
    if (breath.isDue) await breath.take();
    const reached = free(column).sort((one, other) => one - other);
    const below = reached.filter((count) => count < problem.target).length;
    const last = reached[minimumAudience - 1];
    if (below > 0 && below < minimumAudience && last !== undefined) missed.push({ id, minimumAudience, below, target: last + 1 });
  }
  return missed;
}

/** Of a date, by column: how many encounters each student has, with those of the plan, who could come there besides. */
function freeStudents(problem: AllocationProblem, places: readonly Pair[]): (column: number) => number[] {
  const { students, offerDates, scores, forbidden, mostPerStudent } = problem;
  const dates = new Map(offerDates.map((date) => [date.id, date]));
  const theirs = byStudent(places);
  const kept = byStudent(forbidden);
  return (column) => {
    const date = offerDates[column];
    if (date === undefined) return [];
    return students.flatMap(({ id, had }, row) => {
      const taken = theirs.get(id) ?? [];
      const isFree =
        !Number.isNaN(scores[row * offerDates.length + column] ?? NaN) &&
        taken.length < mostPerStudent &&
        kept.get(id)?.includes(date.id) !== true &&
        taken.flatMap((other) => dates.get(other) ?? []).every((other) => !isClash(date, other));
      return isFree ? [had + taken.length] : [];
    });
  };
}

function byStudent(pairs: readonly Pair[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const { studentId, offerDateId } of pairs) {
    const dates = grouped.get(studentId);
    if (dates === undefined) grouped.set(studentId, [offerDateId]);
    else dates.push(offerDateId);
  }
  return grouped;
}
