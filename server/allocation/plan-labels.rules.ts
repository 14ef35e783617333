import type { MatchingReference } from '../matching/matching.types';
import type { PreparedRoleModel } from '../matching/prepared.types';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { Pair } from './allocation.types';
import type { Labels } from './report.rules';
import type { PlanStudent } from './plan-students.rules';

/**
 * For each date, whether somebody is met there who contradicts the stereotype of their occupation. Dates are left out where no
 * published share says, or where nobody's sex may be shown: a label would tell it.
 */
export function stereotypeOfDates(
  dates: readonly OfferDateToAllocate[],
  roleModels: ReadonlyMap<string, PreparedRoleModel>,
  reference: MatchingReference,
): ReadonlyMap<string, boolean> {
  const told = (id: string): boolean | null => {
    const roleModel = roleModels.get(id);
    if (roleModel?.isSexShown !== true) return null;
    if (roleModel.lift !== null) return true;
    return roleModel.careers.some(({ occupation }) => reference.womenShares.has(occupation)) ? false : null;
  };
  return new Map(
    dates.flatMap(({ offerDateId, roleModelIds }) => {
      const labels = roleModelIds.map(told).filter((label) => label !== null);
      return labels.length === 0 ? [] : [[offerDateId, labels.includes(true)] as const];
    }),
  );
}

/** What the report tells apart, for the places of all proposals. */
export const labelsOf = (
  students: readonly PlanStudent[],
  places: readonly Pair[],
  stereotypes: ReadonlyMap<string, boolean>,
): Labels => ({
  students: students.map(({ labels }) => labels),
  pairs: places.flatMap(({ studentId, offerDateId }) => {
    const isCounterStereotypical = stereotypes.get(offerDateId);
    return isCounterStereotypical === undefined ? [] : [{ studentId, offerDateId, isCounterStereotypical }];
  }),
});
