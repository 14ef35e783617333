/** What the law and the benchmarks count apart. */
export interface ByKind<Value> {
  readonly employer: Value;
  readonly workplace: Value;
  readonly provider: Value;
}

/** A meaningful encounter a student took part in. */
export interface MeaningfulEncounter {
  readonly kind: keyof ByKind<unknown>;
  /** 0 for this school year, 1 for last. */
  readonly schoolYearsAgo: number;
}

/** Which year a school year began in: it runs from 1 September to 31 August. `day` is `YYYY-MM-DD` in Europe/London. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1;
}

/** How many school years before `today` a day lies; 0 for this one, and for days to come. */
export const schoolYearsBetween = (day: string, today: string): number => Math.max(0, schoolYearOf(today) - schoolYearOf(day));

export function countsByKind(encounters: readonly MeaningfulEncounter[]): ByKind<number> {
  const count = (kind: keyof ByKind<unknown>) => encounters.filter((one) => one.kind === kind).length;
  return { employer: count('employer'), workplace: count('workplace'), provider: count('provider') };
}

/**
 * Whether the encounter due by now is still missing, for a student in `yearGroup` (7 to 14), by what counts as meaningful.
 *
 * - Employer: one in each school year, from year 7 on (Gatsby Benchmark 5).
 * - Workplace: one by the end of year 11 (owed in years 10 and 11 until it is had, however early that was), and another after it
 *   by the end of year 13 (owed from year 12 on until one is had there) (Gatsby Benchmark 6).
 * - Provider of technical education or apprenticeships: two in years 8 and 9, two in years 10 and 11 (Education Act 1997,
 *   section 42B as amended in 2022): the first is due in the first year of each pair, the second in the second. The law also asks
 *   schools to offer two in years 12 and 13, which students need not attend, so none is owed there.
 *
 * A student is taken to have been one year group lower in each school year before this one.
 */
export function dueMissing(yearGroup: number, encounters: readonly MeaningfulEncounter[]): ByKind<boolean> {
  const had = (kind: keyof ByKind<unknown>, sinceYearGroup: number): number =>
    encounters.filter((one) => one.kind === kind && yearGroup - one.schoolYearsAgo >= sinceYearGroup).length;
  return {
    employer: had('employer', yearGroup) === 0,
    workplace: isWorkplaceMissing(yearGroup, had),
    provider: isProviderMissing(yearGroup, had),
  };
}

type Had = (kind: keyof ByKind<unknown>, sinceYearGroup: number) => number;

/** Every year group there is, and those before. */
const EVER = Number.NEGATIVE_INFINITY;

function isWorkplaceMissing(yearGroup: number, had: Had): boolean {
  if (yearGroup >= 12) return had('workplace', 12) === 0;
  return yearGroup >= 10 && had('workplace', EVER) === 0;
}

function isProviderMissing(yearGroup: number, had: Had): boolean {
  if (yearGroup < 8 || yearGroup > 11) return false;
  const firstOfPair = yearGroup < 10 ? 8 : 10;
  return had('provider', firstOfPair) <= yearGroup - firstOfPair;
}
