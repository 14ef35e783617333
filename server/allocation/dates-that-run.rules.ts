import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import type { Pair } from './allocation.types';

interface DatesOfPlan {
  readonly dates: readonly OfferDateToAllocate[];
  /** Those with fewer places than students they are held for: nobody can come there. */
  readonly setAside: readonly OfferDateToAllocate[];
}

export const canRun = ({ capacity, minimumAudience }: OfferDateToAllocate): boolean => capacity >= minimumAudience;

/**
 * Sets aside dates that can never run, as a school cannot mend what an employer published. One where there are
 * settled pairs, fixed or required and not held already, stays, and so do all where nothing else is left, so that they are told.
 */
export function datesThatRun(dates: readonly OfferDateToAllocate[], settled: readonly Pair[]): DatesOfPlan {
  const kept = new Set(settled.map(({ offerDateId }) => offerDateId));
  const stays = (date: OfferDateToAllocate) => canRun(date) || kept.has(date.offerDateId);
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

/** With this date among those of the plan, though it may have been set aside. */
export const withDate = <Outline extends DatesOfPlan>(outline: Outline, date: OfferDateToAllocate): Outline => ({
  ...outline,
  dates: [...outline.dates, ...outline.setAside.filter((one) => one === date)],
  setAside: outline.setAside.filter((one) => one !== date),
});
