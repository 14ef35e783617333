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

/** What is asked of matching; of whole schools and panels `bench:allocation` and `bench:panel` say it. NaN where it was not measured. */
export const goalsOf = (findings: Findings): readonly Goal[] => [
  ...goalsOfEngine(findings.sizes.find(({ size }) => size === GOAL_SIZE)),
  ...goalsOfNodes(findings),
];

function goalsOfEngine(at: AtSize | undefined): readonly Goal[] {
  if (at === undefined) return [];
  const { engine, index } = at;
  return [
    { what: 'engine, median at 200,000', measured: median(engine.index.times), most: 0.5, unit: 'ms' },
    { what: 'a class of 30, median at 200,000', measured: median(engine.classByIndex.times), most: 30, unit: 'ms' },
    { what: 'index, each role model at 200,000', measured: index.bytesEach, most: 120, unit: 'bytes' },
    { what: 'build at 200,000', measured: index.build.wall, most: 1_000, unit: 'ms' },
    { what: 'an update at 200,000, same cell', measured: index.sameCell.wall * 1_000, most: 10, unit: 'us' },
    { what: 'an update at 200,000, other cell', measured: index.otherCell.wall * 1_000, most: 10, unit: 'us' },
  ];
}

function goalsOfNodes({ requests, planning, twoNodes }: Findings): readonly Goal[] {
  const largest = requests.at(-1);
  return [
    {
      what: `Student.matches over HTTP, p95 at ${(largest?.size ?? 0).toLocaleString('en-GB')} (set for 200,000)`,
      measured: quantile(largest?.figures.measured[0]?.times ?? [], 0.95),
      most: 5,
      unit: 'ms',
    },
    {
      what: 'p99 while a plan is computed, against quiet',
      measured: ninetyNinth(planning.planning) / ninetyNinth(planning.quiet),
      most: 2,
      unit: 'x',
    },
    { what: 'a change seen on another node, worst', measured: quantile(twoNodes, 1), most: 1_000, unit: 'ms' },
  ];
}
