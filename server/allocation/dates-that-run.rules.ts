import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { AskedOfPlan } from './plan.types';

interface DatesOfPlan {
  readonly dates: readonly OfferDateToAllocate[];
  /** Those with fewer places than students they are held for: nobody can come there. */
  readonly setAside: readonly OfferDateToAllocate[];
}

/**
 * Sets aside dates that can never run, as a school cannot mend what an employer published. One where students are fixed or required
 * stays, and so do all where nothing else is left, so that they are told.
 */
export function datesThatRun(
  dates: readonly OfferDateToAllocate[],
  { fixed, required }: Pick<AskedOfPlan, 'fixed' | 'required'>,
): DatesOfPlan {
  const settled = new Set([...fixed, ...required].map(({ offerDateId }) => offerDateId));
  const stays = ({ capacity, minimumAudience, offerDateId }: OfferDateToAllocate) =>
    capacity >= minimumAudience || settled.has(offerDateId);
  const able = dates.filter(stays);
  return able.length === 0 ? { dates, setAside: [] } : { dates: able, setAside: dates.filter((date) => !stays(date)) };
}

/** With those of offers that somebody named, and that have no other date: a name that stands for nothing is told. */
export function withNamedOffers<Outline extends DatesOfPlan>(outline: Outline, offerIds: readonly string[] | null): Outline {
  const { dates, setAside } = outline;
  const [named, there] = [new Set(offerIds), new Set(dates.map(({ offerId }) => offerId))];
  const isMissed = ({ offerId }: OfferDateToAllocate) => named.has(offerId) && !there.has(offerId);
  return {
    ...outline,
    dates: [...dates, ...setAside.filter(isMissed)],
    setAside: setAside.filter((date) => !isMissed(date)),
  };
}
