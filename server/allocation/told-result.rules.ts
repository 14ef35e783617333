import type { PlanKey } from './allocation-plan.store';
import type { PlanResult } from './plan.types';
import type { GroupReport } from './report.types';

/** A proposal as the graph tells it, with what its lists need. */
export type ToldResult = ReturnType<typeof toldResult>;

export const toldResult = (
  { schoolId, id }: PlanKey,
  { kind, status, gap, milliseconds, report, prices, ranked }: PlanResult,
) => ({
  ...{ plan: { schoolId, id }, prices: prices ?? [], kind, status, gap, milliseconds },
  value: report.value,
  students: report.students,
  studentsPlaced: report.placed,
  studentsWithout: report.without,
  placesGiven: report.places,
  reached: report.reachedCounts,
  minimumReached: report.reached.minimum,
  medianReached: report.reached.median,
  minimumScore: report.score.minimum,
  medianScore: report.score.median,
  byNeed: report.byNeedGroup.map(toldGroup),
  bySex: report.bySex.map(toldGroup),
  bySend: report.bySend.map(toldGroup),
  counterStereotype: report.counterStereotype,
  sumOfRanks: ranked?.cost ?? null,
  choicesMet: ranked?.profile ?? null,
});

const toldGroup = ({ reached, ...group }: GroupReport) => ({
  ...group,
  minimumReached: reached.minimum,
  medianReached: reached.median,
});
