import type { OfferFilter } from '../../schema/offers/offer.type';
import { isWithin } from '../platform/form.rules';
import { YEAR_GROUPS } from '../students/audience.rules';

const [NEAREST_KM, FURTHEST_KM] = [1, 500];

/** The first thing that makes a filter one that cannot be meant, as a sentence; null where there is none. Codes and ids are looked up elsewhere. */
export function problemWithOfferFilter(filter: OfferFilter): string | null {
  const { yearGroup, startsOn, endsOn } = filter;
  if (yearGroup != null && !isWithin(yearGroup, YEAR_GROUPS))
    return `\`filter.yearGroup\` must be from ${YEAR_GROUPS.least} to ${YEAR_GROUPS.most}; it was ${yearGroup}.`;
  if (startsOn != null && endsOn != null && endsOn < startsOn)
    return '`filter.endsOn` is before `filter.startsOn`; choose the same day or a later one.';
  return problemWithDistance(filter);
}

function problemWithDistance({ schoolId, withinKm }: OfferFilter): string | null {
  if (withinKm == null) return null;
  if (withinKm < NEAREST_KM || withinKm > FURTHEST_KM)
    return `\`filter.withinKm\` must be from ${NEAREST_KM} to ${FURTHEST_KM} kilometres; it was ${withinKm}.`;
  return schoolId == null ? '`filter.withinKm` needs `filter.schoolId`: say from which school.' : null;
}
