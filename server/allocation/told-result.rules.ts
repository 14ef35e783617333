import type { ResultsRow } from './plan-results.reads';
import type { PlanResult } from './plan.types';
import type { GroupReport } from './report.types';

/** A proposal as the graph tells it, with what its lists need. */
export type ToldResult = ReturnType<typeof toldResult>;

/** Where something it rests on is no longer agreed to, neither a score nor a count by sex is told any more. */
export const toldResult = (
  { schoolId, id, isConsentWithdrawn }: Omit<ResultsRow, 'results' | 'gone'>,
  { kind, status, gap, milliseconds, report, prices, ranked }: PlanResult,
) => ({
  plan: { schoolId, id },
  isConsentWithdrawn,
  kind,
  status,
  gap,
  milliseconds,
  students: report.students,
  studentsPlaced: report.placed,
  studentsWithout: report.without,
  placesGiven: report.places,
  reached: report.reachedCounts,
  minimumReached: report.reached.minimum,
  medianReached: report.reached.median,
  byNeed: report.byNeedGroup.map(toldGroup),
  bySend: report.bySend.map(toldGroup),
  sumOfRanks: ranked?.cost ?? null,
  choicesMet: ranked?.profile ?? null,
  ...(isConsentWithdrawn ? NO_LONGER_TOLD : toldWithConsent(report, prices)),
});

const toldWithConsent = (report: PlanResult['report'], prices: PlanResult['prices']) => ({
  value: report.value,
  prices: prices ?? [],
  minimumScore: report.score.minimum,
  medianScore: report.score.median,
  bySex: report.bySex.map(toldGroup),
  counterStereotype: report.counterStereotype,
});

const NO_LONGER_TOLD = {
  value: null,
  prices: [],
  minimumScore: null,
  medianScore: null,
  bySex: [],
  counterStereotype: null,
};

const toldGroup = ({ reached, ...group }: GroupReport) => ({
  ...group,
  minimumReached: reached.minimum,
  medianReached: reached.median,
});
