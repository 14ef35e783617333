import type { PlanResult, StoredComparison } from './plan.types';

/** What the two proposals cost each other, in sentences. They are rough unless both are proved to be the best there are. */
export function comparisonInWords(
  { fitLostShare, fitLost, leftWithoutByBestFit, fewerReached }: StoredComparison,
  results: readonly Pick<PlanResult, 'status'>[],
): { readonly costOfFairness: string; readonly costOfBestFit: string } {
  const costOfFairness =
    fitLost <= 0
      ? 'The fair plan fits as well as the best fit.'
      : `The fair plan gives up ${percent(fitLostShare)} of the best fit (${fitLost.toFixed(2)} perfect meetings).`;
  const rough = results.every(({ status }) => status === 'OPTIMAL') ? '' : ROUGH;
  return {
    costOfFairness: `${costOfFairness}${rough}`,
    costOfBestFit: `${costOfBestFit(leftWithoutByBestFit, fewerReached)}${rough}`,
  };
}

const ROUGH = ' This is rough: not both plans are proved to be the best there are.';

const percent = (share: number): string => (share < 0.0005 ? 'less than 0.1%' : `${(share * 100).toFixed(1)}%`);

const students = (count: number): string => (count === 1 ? '1 student' : `${count} students`);

function costOfBestFit(leftWithout: number, fewerReached: readonly number[]): string {
  if (leftWithout > 0)
    return `The best fit leaves ${students(leftWithout)} without an encounter to whom the fair plan gives a first one.`;
  const level = fewerReached.findIndex((count) => count > 0);
  if (level < 0) return 'The best fit leaves nobody behind whom the fair plan would reach.';
  return `With the best fit ${students(fewerReached[level] ?? 0)} fewer reach ${level + 1} ${level === 0 ? 'encounter' : 'encounters'}.`;
}
