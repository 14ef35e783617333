import { dayInWords } from '../matching/calendar.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { AllocationPlaceEntity } from './allocation-plan.entity';
import type { AllocationProblem, AllocationSolution, Conflict, Pair, Price } from './allocation.types';
import { pairKey } from './pair-key.rules';
import type { PlanDate, PlanPrice, PlanResult, PlanResults } from './plan.types';
import { priceSentence } from './price-wording.rules';
import type { Labels } from './report.rules';
import { comparePlans, reportOn } from './report.rules';
import type { PlanReport } from './report.types';

/** A proposal as it was solved. */
export interface Proposal extends Pick<
  AllocationSolution,
  'status' | 'method' | 'gap' | 'milliseconds' | 'places' | 'value' | 'prices'
> {
  readonly kind: PlanResult['kind'];
  readonly conflicts: readonly Conflict[];
  readonly ranked: PlanResult['ranked'];
}

export type NewPlace = Omit<AllocationPlaceEntity, 'schoolId' | 'planId'>;

/** A date in a sentence: “Bend and solder” on Tuesday 10 November. `dayOf` tells the school day of an instant. */
export const dateInWords = (
  { title, startsAt }: Pick<OfferDateToAllocate, 'title' | 'startsAt'>,
  dayOf: (instant: Date) => string,
): string => `“${title}” on ${dayInWords(dayOf(startsAt))}`;

export const planDates = (dates: readonly OfferDateToAllocate[]): readonly PlanDate[] =>
  dates.map(({ offerDateId: id, capacity, placesLeft, startsAt, endsAt, roleModelIds }) => ({
    id,
    capacity,
    placesLeft,
    startsAt,
    endsAt,
    roleModelIds,
  }));

/** What is kept of the proposals besides their places. Sentences name dates as `nameOf` does. */
export function planResults(
  problem: AllocationProblem,
  proposals: readonly Proposal[],
  { labels, nameOf }: { readonly labels: Labels; readonly nameOf: (offerDateId: string) => string },
): PlanResults {
  const reports = proposals.map((proposal) => reportOn(problem, proposal, labels));
  const areSomeNeeded = problem.offerDates.some(({ minimumAudience }) => minimumAudience > 1);
  const inSentence = (price: Price): string => priceSentence(price, nameOf(price.offerDateId), areSomeNeeded);
  return {
    results: proposals
      .map((proposal, index) => resultOf(proposal, reports[index], inSentence))
      .filter((result) => result !== null),
    comparison: comparisonOf(proposals, reports),
    conflicts: proposals.flatMap(({ conflicts }) => conflicts),
  };
}

function resultOf(proposal: Proposal, report: PlanReport | undefined, inSentence: (price: Price) => string): PlanResult | null {
  if (report === undefined) return null;
  const { kind, status, method, gap, milliseconds, prices, ranked } = proposal;
  const { stillWithout, ...told } = report;
  return {
    kind,
    status,
    method,
    gap,
    milliseconds,
    ranked,
    report: { ...told, without: stillWithout.length },
    prices:
      prices
        ?.map((price): PlanPrice => ({ ...price, sentence: inSentence(price) }))
        .sort((one, other) => other.value - one.value || (one.offerDateId < other.offerDateId ? -1 : 1)) ?? null,
  };
}

/** Null unless both plans were found. */
function comparisonOf(proposals: readonly Proposal[], reports: readonly PlanReport[]): PlanResults['comparison'] {
  const found = (kind: PlanResult['kind']) => {
    const index = proposals.findIndex((one) => one.kind === kind && isPlan(one));
    return index < 0 ? undefined : reports[index];
  };
  const [bestFit, fair] = [found('BEST_FIT'), found('FAIR')];
  if (bestFit === undefined || fair === undefined) return null;
  const { leftWithoutByBestFit, leftWithoutByFair, ...comparison } = comparePlans(bestFit, fair);
  return {
    ...comparison,
    leftWithoutByBestFit: leftWithoutByBestFit.length,
    leftWithoutByFair: leftWithoutByFair.length,
  };
}

/** Whether there is something to apply. */
export const isPlan = ({ status }: Pick<Proposal, 'status'>): boolean => status === 'OPTIMAL' || status === 'FEASIBLE';

/** Rows of the places of all proposals. */
export function newPlaces(problem: AllocationProblem, proposals: readonly Proposal[]): readonly NewPlace[] {
  const rows = new Map(problem.students.map(({ id }, row) => [id, row]));
  const columns = new Map(problem.offerDates.map(({ id }, column) => [id, column]));
  const fixed = new Set([...problem.fixed, ...problem.required].map(pairKey));
  const scoreAt = ({ studentId, offerDateId }: Pair): number | null => {
    const at = (rows.get(studentId) ?? NaN) * problem.offerDates.length + (columns.get(offerDateId) ?? NaN);
    const score = problem.scores[at] ?? NaN;
    return Number.isNaN(score) ? null : score;
  };
  return proposals.flatMap(({ kind, places }) =>
    places.map(({ studentId, offerDateId }) => {
      const pair = { studentId, offerDateId };
      return { kind, ...pair, score: scoreAt(pair), isFixed: fixed.has(pairKey(pair)) };
    }),
  );
}

/** Sum of need times score, as the solver counts it. */
export function valueOf(problem: AllocationProblem, places: readonly Pair[]): number {
  const need = new Map(problem.students.map((student) => [student.id, student.need]));
  const scored = newPlaces(problem, [{ kind: 'RANKED', places } as Proposal]);
  return scored.reduce((sum, { studentId, score }) => sum + (need.get(studentId) ?? 0) * (score ?? 0), 0);
}
