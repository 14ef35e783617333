/** Months of capacity that 90 days hold. */
const MONTHS = 3;

/** How much lower a fully loaded role model stands: as if their reach were 30% less. */
const MOST_TAKEN_OFF = 0.3;

export interface RecentLoad {
  /** Invitations sent to them in the last 90 days by all schools together. */
  readonly invitations: number;
  /** Sessions they took part in over the same days; most came of one of those invitations. */
  readonly encounters: number;
  readonly capacityPerMonth: number;
}

/**
 * How much of what somebody can do in 90 days was asked of them, 0 to 1. An invitation and the encounter that comes of it are one
 * thing, so the larger of the two numbers counts: whoever comes is asked as often as whoever cannot. Without capacity, 1.
 */
export function loadOf({ invitations, encounters, capacityPerMonth }: RecentLoad): number {
  if (capacityPerMonth <= 0) return 1;
  return Math.min(1, Math.max(invitations, encounters) / (MONTHS * capacityPerMonth));
}

/** What role models are put in order by before an audience: the reach, up to 30% lower for load. It hides nobody, and is not the score. */
export const orderValue = (score: number, load: number): number => score * (1 - MOST_TAKEN_OFF * load);
