import { prepareRoleModel } from '../matching/prepare.engine';
import { Breath } from '../platform/breath';
import { acceptsYearGroup } from '../matching/request.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import { dayOf } from '../platform/clock';
import { schoolYearOf } from '../students/due-encounters.rules';
import type { AllocationProblem } from './allocation.types';
import { scoreRow, UNKNOWN_PERSON } from './pair-score.engine';
import type { PlanAsked, PlanMaterial } from './plan-material.reads';
import { type Met, metByYear, pairsToPlan, scoredOffers, type Scoring, solverDates } from './plan-problem.rules';

export type ProblemAsked = PlanAsked & Pick<AllocationProblem, 'target' | 'mostPerStudent'>;

/** The problem of the best fit, all pairs scored; the fair plan's is the same but for its mode. Never holds the event loop for long. */
export async function problemOf(
  plan: ProblemAsked,
  material: PlanMaterial,
  { signal, onShare }: { readonly signal?: AbortSignal; readonly onShare: (share: number) => void },
): Promise<AllocationProblem> {
  const { students, dates } = material;
  const offerDates = solverDates(dates);
  const offers = scoredOffers(dates, scoringOf(material));
  const scores = new Float64Array(students.length * offerDates.length);
  const hasPositiveAction = plan.positiveActionReason !== null;
  const breath = new Breath();
  for (const [index, student] of students.entries()) {
    const row = scores.subarray(index * offerDates.length, (index + 1) * offerDates.length);
    scoreRow(student, offers, { hasPositiveAction, row });
    if (!breath.isDue) continue;
    onShare((index + 1) / students.length);
    signal?.throwIfAborted();
    await breath.take();
  }
  return {
    mode: 'BEST_FIT',
    offerDates,
    scores,
    target: plan.target,
    mostPerStudent: plan.mostPerStudent,
    students: students.map(({ id, need, had }) => ({ id, need, had })),
    ...pairsToPlan({
      asked: plan.asked,
      students,
      dates,
      commitments: students.flatMap(({ commitments }) => commitments),
    }),
  };
}

/** The year groups of today that a date takes, and that somebody there meets. */
export function yearsTaken(material: PlanMaterial): (date: OfferDateToAllocate) => ReadonlySet<number> {
  const scoring = scoringOf(material);
  return (date) => new Set(metByYear(date, scoring).keys());
}

const scoringOf = ({ matching, ...material }: PlanMaterial): Scoring => ({
  met: metFrom(material),
  unknown: prepareRoleModel(UNKNOWN_PERSON, matching.basis.reference),
  yearsAhead: (startsAt) => schoolYearOf(dayOf(startsAt)) - schoolYearOf(matching.today),
  oldestYearGroup: matching.oldestYearGroup,
});

const metFrom =
  ({ roleModels, candidates }: Pick<PlanMaterial, 'roleModels' | 'candidates'>) =>
  (id: string): Met | undefined => {
    const [prepared, candidate] = [roleModels.get(id), candidates.get(id)];
    if (prepared === undefined || candidate === undefined) return undefined;
    return { prepared, accepts: (yearGroup) => acceptsYearGroup(candidate, yearGroup) };
  };
