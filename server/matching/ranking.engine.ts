/** Beyond this many, sorting everything is quicker than keeping the best in order. */
const FEW = 256;

/** What decides the order of suggestions: the value (the score, or what load leaves of a reach), then fewer recent invitations, then the id. */
export interface Rank {
  /** 0 to 1, rounded by `comparable`. */
  readonly value: number;
  readonly recentInvitations: number;
  readonly id: string;
}

/** A value rounded to 1e-9, so that machines that add in different ways agree on order. */
export const comparable = (value: number): number => Math.round(value * 1e9) / 1e9;

/** Negative where `one` goes before `other`. */
export function compareRanks(one: Rank, other: Rank): number {
  return (
    other.value - one.value ||
    one.recentInvitations - other.recentInvitations ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

/** The exact first `count` of the candidates, best first; the order they come in makes no difference. */
export function bestOf<Candidate>(
  candidates: readonly Candidate[],
  count: number,
  rankOf: (candidate: Candidate) => Rank,
): readonly Candidate[] {
  if (count <= 0) return [];
  const best: { readonly candidate: Candidate; readonly rank: Rank }[] = [];
  for (const candidate of candidates) {
    const rank = rankOf(candidate);
    if (count > FEW) best.push({ candidate, rank });
    else if (best.length < count || compareRanks(rank, best[best.length - 1]!.rank) < 0) {
      best.splice(placeFor(rank, best), 0, { candidate, rank });
      if (best.length > count) best.pop();
    }
  }
  if (count > FEW) best.sort((one, other) => compareRanks(one.rank, other.rank));
  return best.slice(0, count).map(({ candidate }) => candidate);
}

function placeFor(rank: Rank, best: readonly { readonly rank: Rank }[]): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRanks(best[middle]!.rank, rank) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
