/** Beyond this many, sorting everything is quicker than keeping the best in order. */
const FEW = 256;

/** What decides the order of suggestions: the value, then fewer recent invitations, then the id. */
export interface Standing {
  /** 0 to 1, rounded by `comparable`. */
  readonly value: number;
  readonly recentInvitations: number;
  readonly id: string;
}

/** A value rounded to 1e-9, so that machines that add in different ways agree on order. */
export const comparable = (value: number): number => Math.round(value * 1e9) / 1e9;

/** Negative where `one` goes before `other`. */
export function compareStandings(one: Standing, other: Standing): number {
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
  standingOf: (candidate: Candidate) => Standing,
): readonly Candidate[] {
  if (count <= 0) return [];
  const best: { readonly candidate: Candidate; readonly standing: Standing }[] = [];
  for (const candidate of candidates) {
    const standing = standingOf(candidate);
    if (count > FEW) best.push({ candidate, standing });
    else if (best.length < count || compareStandings(standing, best[best.length - 1]!.standing) < 0) {
      best.splice(placeFor(standing, best), 0, { candidate, standing });
      if (best.length > count) best.pop();
    }
  }
  if (count > FEW) best.sort((one, other) => compareStandings(one.standing, other.standing));
  return best.slice(0, count).map(({ candidate }) => candidate);
}

function placeFor(standing: Standing, best: readonly { readonly standing: Standing }[]): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareStandings(best[middle]!.standing, standing) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
