import { counted } from '../matching/wording.rules';
import type { PlanResult, StoredComparison } from './plan.types';
import { perfectMeetings } from './price-wording.rules';
import { unreachedByFair } from './unreached-by-fair.rules';

export type Compared = Pick<PlanResult, 'kind' | 'status'> & {
  readonly report: Pick<PlanResult['report'], 'places' | 'reachedCounts'>;
};

/** What the two proposals cost each other, in sentences. They are rough unless both are proved to be the best there are. */
export function comparisonInWords(
  { fitLostShare, fitLost, leftWithoutByBestFit, leftWithoutByFair = 0, fewerReached }: StoredComparison,
  results: readonly Compared[],
): { readonly costOfFairness: string; readonly costOfBestFit: string } {
  const costOfFairness =
    fitLost <= 0
      ? 'The fair plan fits as well as the best fit.'
      : costInWords(`${percent(fitLostShare)} of the best fit (${perfectMeetings(fitLost)})`, results);
  const rough = results.every(({ status }) => status === 'OPTIMAL') ? '' : ROUGH;
  return {
    costOfFairness: `${costOfFairness}${unreachedByFair(leftWithoutByFair, fewerReached, results)}${rough}`,
    costOfBestFit: `${costOfBestFit(leftWithoutByBestFit, fewerReached)}${rough}`,
  };
}

/** What a fair plan does not give beyond the target (061) is the target's cost, and told apart as far as places tell it. */
function costInWords(cost: string, results: readonly Compared[]): string {
  const more = beyondTarget(results, 'BEST_FIT') - beyondTarget(results, 'FAIR');
  if (more <= 0) return `The fair plan gives up ${cost}.`;
  return `The fair plan stops at the target, and the best fit gives ${counted(more, 'place')} more beyond it. That and fairness together cost ${cost}.`;
}

/**
 * Places to students who reach the target without them, less what all students had towards it: a number that is the same for both
 * proposals, so that their difference is one of places.
 */
function beyondTarget(results: readonly Compared[], kind: Compared['kind']): number {
  const report = results.find((one) => one.kind === kind)?.report;
  return report === undefined ? 0 : report.places - report.reachedCounts.reduce((sum, count) => sum + count, 0);
}

const ROUGH = ' This is rough: not both plans are proved to be the best there are.';

const percent = (share: number): string => (share < 0.0005 ? 'less than 0.1%' : `${(share * 100).toFixed(1)}%`);

const students = (count: number): string => counted(count, 'student');

function costOfBestFit(leftWithout: number, fewerReached: readonly number[]): string {
  if (leftWithout > 0)
    return `The best fit leaves ${students(leftWithout)} without an encounter to whom the fair plan gives a first one.`;
  const level = fewerReached.findIndex((count) => count > 0);
  if (level < 0) return 'The best fit leaves nobody behind whom the fair plan would reach.';
  return `With the best fit ${students(fewerReached[level] ?? 0)} fewer reach ${level + 1} ${level === 0 ? 'encounter' : 'encounters'}.`;
}
