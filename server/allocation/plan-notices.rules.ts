import type { Breath } from '../platform/breath';
import { counted } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { AllocationProblem, Conflict, Pair } from './allocation.types';
import { byStudent, grouped } from './grouped.rules';
import { isPlan, type Proposal } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';

export interface Noticing {
  /** Names a date. */
  readonly nameOf: (offerDateId: string) => string;
  /** Offers that students chose, as `stillChosen` has them; null where nobody was asked. */
  readonly chosen: ReadonlyMap<string, readonly string[]> | null;
  readonly breath: Breath;
  /** Dates of the plan, as far as it is known whether somebody comes there already. */
  readonly dates: readonly Pick<OfferDateToAllocate, 'offerDateId' | 'capacity' | 'placesLeft'>[];
}

/** What whoever reads these proposals must know to see why they give so little, though they can be made. Never holds the event loop for long. */
export async function planNotices(
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  noticing: Noticing,
): Promise<readonly Conflict[]> {
  const plans = proposals.filter(isPlan);
  if (plans.length === 0) return [];
  const few = plans.every(({ places }) => places.length === 0) ? await tooFew(problem, noticing) : [];
  if (few.length > 0) return few;
  const isByScores = plans.some(({ kind }) => kind === 'BEST_FIT');
  return isByScores && (await isNothingTold(problem, noticing.breath)) ? [conflict('ALL_SCORES_ZERO', ALL_ALIKE)] : [];
}

const ALL_ALIKE =
  'Every score is 0: by the weights in force nothing tells students and offers apart. So the best fit gives no places but those that are ' +
  'fixed, and the fair plan goes by encounters and needs alone. Give other weights, or, where they rest on background, a reason for ' +
  'positive action, without which it does not count.';

/** Whether something holds of a student's row, looked at in pieces until it does. */
async function isSomeRow({ students }: AllocationProblem, breath: Breath, holds: (row: number) => boolean): Promise<boolean> {
  for (let row = 0; row < students.length; row += 1) {
    if (holds(row)) return true;
    if (breath.isDue) await breath.take();
  }
  return false;
}

/** Whether there is a choice, and no score to choose by. */
async function isNothingTold(problem: AllocationProblem, breath: Breath): Promise<boolean> {
  const { scores, offerDates } = problem;
  let choices = 0;
  const isTold = await isSomeRow(problem, breath, (row) => {
    for (let at = row * offerDates.length; at < (row + 1) * offerDates.length; at += 1) {
      const score = scores[at] ?? NaN;
      if (score > 0) return true;
      if (score === 0) choices += 1;
    }
    return false;
  });
  return choices > 0 && !isTold;
}

/** Why nobody gets a place, where no date could be held with all who could come there, and chose it if asked; each looked at alone. */
async function tooFew(
  problem: AllocationProblem,
  { nameOf, chosen, breath, dates: known }: Noticing,
): Promise<readonly Conflict[]> {
  const able = new Uint32Array(problem.offerDates.length);
  if (await isSomeRow(problem, breath, counting(problem, chosen, able))) return [];
  const dates = problem.offerDates
    .map(({ id, minimumAudience }, column) => ({ id, minimumAudience, able: able[column] ?? 0 }))
    .filter(({ able: some }) => some > 0);
  const [first, ...others] = dates;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` So it is with ${counted(others.length, 'other date')} of this plan.`;
  // They are two or more: where one is enough, each of those counted could have it held.
  const message =
    `Nobody gets a place: ${nameOf(first.id)} is held only if ${studentsNeeded(first, known)} come, and ${first.able.toLocaleString('en-GB')} of yours ` +
    (chosen === null
      ? `could.${more} Plan for more students, or ask `
      : `who can still come chose it.${more} Let more choose, or ask `) +
    'whoever makes the offer for a lower minimum.';
  const ids = dates.map(({ id }) => id);
  return [conflict('BELOW_MINIMUM_AUDIENCE', message, ids)];
}

/** How many must come for a date to be held: more, where some come already. */
export function studentsNeeded(
  { id, minimumAudience }: { readonly id: string; readonly minimumAudience: number },
  known: Noticing['dates'],
): string {
  const isBegun = known.some(({ offerDateId, capacity, placesLeft }) => offerDateId === id && placesLeft < capacity);
  return isBegun ? counted(minimumAudience, 'more student') : counted(minimumAudience, 'student');
}

/** Counts a row into `able`, by column; tells whether some date has as many by now as it is held for. */
function counting(problem: AllocationProblem, chosen: Noticing['chosen'], able: Uint32Array): (row: number) => boolean {
  const { students, offerDates, scores } = problem;
  const minimums = Uint32Array.from(offerDates, ({ minimumAudience }) => minimumAudience);
  const kept = forbiddenColumns(problem);
  const columnsFor = columnsOf(problem, chosen);
  const isPossible = (score = NaN): boolean => !Number.isNaN(score);
  const countOneMore = (column: number): boolean => {
    const count = (able[column] ?? 0) + 1;
    able[column] = count;
    return count >= (minimums[column] ?? 0);
  };
  return (row) => {
    const id = students[row]?.id ?? '';
    const notThere = kept.get(id) ?? NOWHERE;
    return columnsFor(id).some(
      (column) => isPossible(scores[row * offerDates.length + column]) && !notThere.has(column) && countOneMore(column),
    );
  };
}

const NOWHERE: ReadonlySet<number> = new Set();

function forbiddenColumns({ offerDates, forbidden }: AllocationProblem): ReadonlyMap<string, ReadonlySet<number>> {
  const columns = new Map(offerDates.map(({ id }, column) => [id, column]));
  const columnOf = ({ offerDateId }: Pair): number => columns.get(offerDateId) ?? NaN;
  return new Map([...grouped(forbidden, byStudent)].map(([id, pairs]) => [id, new Set(pairs.map(columnOf))]));
}

/** Columns of the dates a student might be given: of what they chose, or all. */
function columnsOf({ offerDates }: AllocationProblem, chosen: Noticing['chosen']): (studentId: string) => readonly number[] {
  if (chosen === null) {
    const all = offerDates.map((_, column) => column);
    return () => all;
  }
  const byOffer = grouped([...offerDates.keys()], (column) => offerDates[column]?.offerId ?? '');
  return (id) => [...new Set(chosen.get(id))].flatMap((offerId) => byOffer.get(offerId) ?? []);
}
