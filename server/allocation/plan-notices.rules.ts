import { counted } from '../matching/wording.rules';
import type { AllocationProblem, Conflict, OfferDate } from './allocation.types';
import { isPlan, type Proposal } from './plan-results.rules';
import { conflict } from './problem-conflicts.rules';

/** What whoever reads these proposals must know to see why they give so little, though they can be made. `nameOf` names a date. */
export function planNotices(
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  nameOf: (offerDateId: string) => string,
): readonly Conflict[] {
  const plans = proposals.filter(isPlan);
  if (plans.length === 0) return [];
  const few = plans.every(({ places }) => places.length === 0) ? tooFew(problem, nameOf) : [];
  if (few.length > 0) return few;
  const isByScores = plans.some(({ kind }) => kind === 'BEST_FIT');
  return isByScores && isNothingTold(problem) ? [conflict('ALL_SCORES_ZERO', ALL_ALIKE)] : [];
}

const ALL_ALIKE =
  'Every score is 0: by the weights in force nothing tells students and offers apart. So the best fit gives no places but those that are ' +
  'fixed, and the fair plan goes by encounters and needs alone. Give other weights, or, where they rest on background, a reason for ' +
  'positive action, without which it does not count.';

/** Whether there is a choice, and no score to choose by. */
const isNothingTold = ({ scores }: AllocationProblem): boolean =>
  !scores.some((score) => score > 0) && scores.some((score) => score === 0);

/** Why nobody gets a place, where no date could be held with all who could come there, each looked at alone. */
function tooFew(problem: AllocationProblem, nameOf: (offerDateId: string) => string): readonly Conflict[] {
  const dates = problem.offerDates
    .map((date, column) => ({ ...date, able: ableAt(problem, date, column) }))
    .filter(({ able }) => able > 0);
  const [first, ...others] = dates;
  if (first === undefined || dates.some(({ able, minimumAudience }) => able >= minimumAudience)) return [];
  const more = others.length === 0 ? '' : ` So it is with ${counted(others.length, 'other date')} of this plan.`;
  const message =
    `Nobody gets a place: ${nameOf(first.id)} is held only if ${counted(first.minimumAudience, 'more student')} ` +
    `${first.minimumAudience === 1 ? 'comes' : 'come'}, and ${first.able} of yours could.${more} ` +
    'Plan for more students, or ask whoever makes the offer for a lower minimum.';
  return [
    conflict(
      'BELOW_MINIMUM_AUDIENCE',
      message,
      dates.map(({ id }) => id),
    ),
  ];
}

/** How many students could come to a date. */
function ableAt({ students, offerDates, scores, forbidden }: AllocationProblem, { id }: OfferDate, column: number): number {
  const kept = new Set(forbidden.filter(({ offerDateId }) => offerDateId === id).map(({ studentId }) => studentId));
  return students.filter(
    (student, row) => !kept.has(student.id) && !Number.isNaN(scores[row * offerDates.length + column] ?? NaN),
  ).length;
}
