/** What decides how much a student needs an encounter of one kind: with employers, at a workplace, or with providers. */
export interface NeedFacts {
  /** Of that kind, so far. */
  readonly meaningfulEncounters: number;
  /** This year's due one is missing; for workplace experiences, days are still owed. */
  readonly isThisYearsDueMissing: boolean;
  readonly isOftenAbsent: boolean;
  readonly hasSend: boolean;
  readonly isDisadvantaged: boolean;
}

/** By meaningful encounters so far: the first four count most. */
const BY_ENCOUNTERS = [1, 0.8, 0.6, 0.4];
const AFTERWARDS = 0.15;
const PRIORITY = 1.25;
const HIGHEST = 1.25;

/** Need weight of a student for one kind of encounter, 0.15 to 1.25. Several flags raise it once, not several times. */
export function needWeight(facts: NeedFacts): number {
  const base = facts.isThisYearsDueMissing ? 1 : (BY_ENCOUNTERS[facts.meaningfulEncounters] ?? AFTERWARDS);
  const hasPriority = facts.isOftenAbsent || facts.hasSend || facts.isDisadvantaged;
  return Math.min(HIGHEST, hasPriority ? base * PRIORITY : base);
}
