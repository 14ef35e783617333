import { counted } from '../matching/wording.rules';
import type { Breath } from '../platform/breath';
import type { AllocationProblem, Conflict, OfferDate, Pair } from './allocation.types';
import { isClash } from './clashes.engine';
import { byDate, byStudent, grouped } from './grouped.rules';
import { type Noticing, studentsNeeded } from './plan-notices.rules';
import { TARGET } from './plan-input.rules';
import { isPlan, type Proposal } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';

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
  { nameOf, breath, dates }: Pick<Noticing, 'nameOf' | 'breath' | 'dates'>,
): Promise<readonly Conflict[]> {
  const [fair, bestFit] = (['FAIR', 'BEST_FIT'] as const).map((kind) =>
    proposals.find((one) => one.kind === kind && isPlan(one)),
  );
  const missed = fair === undefined ? [] : await missedDates(problem, fair.places, breath);
  const [first, ...others] = missed;
  if (first === undefined) return [];
  const held = heldDates(bestFit?.places ?? []);
  const more =
    others.length === 0 ? '' : ` So it is with ${counted(others.length, 'other date')} of this plan, each by its own numbers.`;
  const message =
    `The fair plan does not hold ${nameOf(first.id)}, which needs ${studentsNeeded(first, dates)}: ` +
    `${counted(first.below, 'student who is', 'students who are')} still below the target of ${problem.target} could come, ` +
    `and nobody is given a place beyond the target to make up the number. ${waysOut(first.target, held.has(first.id))}${more}`;
  const ids = missed.map(({ id }) => id);
  return [conflict('TARGET_LEAVES_TOO_FEW', message, ids)];
}

const waysOut = (target: number, isInBestFit: boolean): string =>
  `${target > TARGET.most ? 'Fix' : `Plan with a target of ${target}, or fix`} others there${isInBestFit ? ', or take the best fit' : ''}.`;

const heldDates = (places: readonly Pair[]): ReadonlySet<string> => new Set(places.map(({ offerDateId }) => offerDateId));

async function missedDates(problem: AllocationProblem, places: readonly Pair[], breath: Breath): Promise<readonly Missed[]> {
  const able = whoCouldTakeMore(problem, places);
  if ((able[0]?.reached ?? Infinity) >= problem.target) return [];
  const held = heldDates(places);
  const missed: Missed[] = [];
  for (const [column, { id, minimumAudience }] of problem.offerDates.entries()) {
    if (minimumAudience <= 1 || held.has(id)) continue;
    const one = await missedAt(column, problem, able, breath);
    if (one !== null) missed.push(one);
  }
  return missed;
}

/** Looks at students no further than it takes to see whether enough could come, and whether all of those are below the target. */
async function missedAt(
  column: number,
  problem: AllocationProblem,
  able: readonly Able[],
  breath: Breath,
): Promise<Missed | null> {
  const date = problem.offerDates[column];
  if (date === undefined) return null;
  let [below, found] = [0, 0];
  for (const student of able) {
    const isBelow = student.reached < problem.target;
    if (!isBelow && below === 0) return null;
    if (breath.isDue) await breath.take();
    if (!couldCome(student, date, problem.scores[student.row * problem.offerDates.length + column])) continue;
    found += 1;
    if (isBelow) below += 1;
    if (found < date.minimumAudience) continue;
    return isBelow ? null : { id: date.id, minimumAudience: date.minimumAudience, below, target: student.reached + 1 };
  }
  return null;
}

/** A student who may take more than the plan gives. */
interface Able {
  readonly row: number;
  /** How many encounters they have, with those of the plan. */
  readonly reached: number;
  readonly taken: readonly OfferDate[];
  readonly forbidden: ReadonlySet<string>;
}

/** Those with the fewest encounters first. */
function whoCouldTakeMore(problem: AllocationProblem, places: readonly Pair[]): readonly Able[] {
  const { students, offerDates, forbidden, mostPerStudent } = problem;
  const dates = new Map(offerDates.map((date) => [date.id, date]));
  const [theirs, kept] = [grouped(places, byStudent), grouped(forbidden, byStudent)];
  const able = students.flatMap(({ id, had }, row): Able[] => {
    const taken = theirs.get(id) ?? [];
    if (taken.length >= mostPerStudent) return [];
    return [
      {
        ...{ row, reached: had + taken.length },
        taken: taken.flatMap(({ offerDateId }) => dates.get(offerDateId) ?? []),
        forbidden: new Set(kept.get(id)?.map(byDate)),
      },
    ];
  });
  return able.sort((one, other) => one.reached - other.reached);
}

const couldCome = ({ taken, forbidden }: Able, date: OfferDate, score = NaN): boolean =>
  !Number.isNaN(score) && !forbidden.has(date.id) && taken.every((other) => !isClash(date, other));
