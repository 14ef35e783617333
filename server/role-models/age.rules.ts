/** A school somebody went to. */
export interface SchoolLeft {
  readonly schoolId: string;
  /** `YYYY-MM-DD`. */
  readonly leftOn: string;
  readonly isConfirmed: boolean;
}

/** Nobody leaves school before the summer in which they turn 16; a year more than it takes to 18, to err on the safe side. */
export const YEARS_TO_ADULT = 3;

/**
 * The day from which a role model counts as an adult, `YYYY-MM-DD`; null where nothing says that they ever did not. Where the
 * day they turn 18 is not recorded, whoever left a school, confirmed or not, counts as a minor for three years after.
 */
export function comesOfAgeOn(turnsAdultOn: string | null, schools: readonly Pick<SchoolLeft, 'leftOn'>[]): string | null {
  if (turnsAdultOn !== null) return turnsAdultOn;
  const days = schools.map(({ leftOn }) => yearsAfter(leftOn, YEARS_TO_ADULT)).sort();
  return days.at(-1) ?? null;
}

/** As PostgreSQL adds years: from 29 February to the 28th where there is no 29th. */
function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const date = `${year}${day.slice(4)}`;
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date) ? date : `${year}-02-28`;
}
