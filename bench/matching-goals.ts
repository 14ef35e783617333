import type { AtSize, Goal } from './matching-report';
import { ninetyNinth, type UnderPlanning } from './planning';
import type { RequestFigures } from './request-figures';
import { median, quantile } from './statistics';

/** Role models the goals are set for. */
const GOAL_SIZE = 200_000;

export interface Findings {
  readonly sizes: readonly AtSize[];
  readonly requests: readonly { readonly size: number; readonly figures: RequestFigures }[];
  readonly planning: UnderPlanning;
  readonly twoNodes: readonly number[];
}

/** What issue and PERFORMANCE ask of matching; of whole schools and panels `bench:allocation` and `bench:panel` say it. */
export function goalsOf({ sizes, requests, planning, twoNodes }: Findings): readonly Goal[] {
  const at = sizes.find(({ size }) => size === GOAL_SIZE);
  const largest = requests.at(-1);
  const matches = largest?.figures.measured[0]?.times ?? [];
  return [
    { what: 'engine, median at 200,000', measured: median(at?.engine.index.times ?? []), below: 0.5, unit: 'ms' },
    { what: 'a class of 30, median at 200,000', measured: median(at?.engine.classByIndex.times ?? []), below: 30, unit: 'ms' },
    { what: 'index, each role model at 200,000', measured: at?.index.bytesEach ?? NaN, below: 120, unit: 'bytes' },
    { what: 'build at 200,000', measured: at?.index.buildMs ?? NaN, below: 1_000, unit: 'ms' },
    { what: 'an update, same cell', measured: at?.index.sameCellUs ?? NaN, below: 10, unit: 'us' },
    { what: 'an update, other cell', measured: at?.index.otherCellUs ?? NaN, below: 10, unit: 'us' },
    {
      what: `Student.matches over HTTP, p95 at ${(largest?.size ?? 0).toLocaleString('en-GB')} (set for 200,000)`,
      measured: quantile(matches, 0.95),
      below: 5,
      unit: 'ms',
    },
    {
      what: 'p99 while a plan is computed, against quiet',
      measured: ninetyNinth(planning.planning) / ninetyNinth(planning.quiet),
      below: 2,
      unit: 'x',
    },
    { what: 'a change seen on another node, worst', measured: quantile(twoNodes, 1), below: 1_000, unit: 'ms' },
  ];
}
