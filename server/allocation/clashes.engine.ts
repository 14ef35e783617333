import type { OfferDate } from './allocation.types';

type Timed = Pick<OfferDate, 'offerId' | 'startsAt' | 'endsAt'>;

/** Whether nobody can be at both: dates of one offer, or times that overlap. */
export const isClash = (one: Timed, other: Timed): boolean =>
  one.offerId === other.offerId || (one.startsAt < other.endsAt && other.startsAt < one.endsAt);

/** For each date, in the order given, the places of those it clashes with. */
export const conflictLists = (dates: readonly Timed[]): readonly (readonly number[])[] =>
  dates.map((date, j) => [...dates.keys()].filter((k) => k !== j && isClash(date, dates[k]!)));

/**
 * Groups of dates of which all clash with all: there "at most one of the group" says everything, and the problem stays one of
 * flows. A connected set of dates that is no such group (9 to 11 clashes with 9 to 10 and 10 to 11) is left in single dates,
 * and `isLoose` says so.
 */
export function transitiveGroups(clashes: readonly (readonly number[])[]): { groups: Int32Array; isLoose: boolean } {
  const groups = Int32Array.from(clashes.keys());
  const seen = new Set<number>();
  let isLoose = false;
  for (const start of clashes.keys()) {
    if (seen.has(start)) continue;
    const connected = connectedTo(start, clashes);
    for (const j of connected) seen.add(j);
    if (connected.every((j) => clashes[j]!.length === connected.length - 1)) for (const j of connected) groups[j] = start;
    else isLoose = true;
  }
  return { groups, isLoose };
}

function connectedTo(start: number, clashes: readonly (readonly number[])[]): readonly number[] {
  const found = new Set([start]);
  // A set gives what is added to it while it is read.
  for (const j of found) for (const k of clashes[j]!) found.add(k);
  return [...found];
}

/**
 * Sets of dates of which a student takes at most one, such that every clash lies within one of them: the dates of each offer,
 * and those on at the moment a date starts.
 */
export function clashCliques(dates: readonly Timed[]): readonly (readonly number[])[] {
  const cliques = new Map<string, readonly number[]>();
  const keep = (clique: readonly number[]) => {
    if (clique.length > 1) cliques.set(clique.join(), clique);
  };
  for (const { offerId, startsAt } of dates) {
    keep([...dates.keys()].filter((k) => dates[k]!.offerId === offerId));
    keep([...dates.keys()].filter((k) => dates[k]!.startsAt <= startsAt && startsAt < dates[k]!.endsAt));
  }
  return [...cliques.values()];
}
