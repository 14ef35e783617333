import type { AllocationProblem, AllocationStudent, OfferDate, Pair } from './allocation.types';
import { clashCliques, conflictLists, transitiveGroups } from './clashes.engine';

/** Values are whole numbers of billionths from here on, so that sums are exact and every machine decides alike. */
export const UNIT = 1e9;

/** No such pair, in `Board.gain`. */
export const IMPOSSIBLE = -1;

/**
 * A problem made ready: students and dates in id order, what is fixed already taken out. Arrays over pairs have a row a
 * student and a column a date.
 */
export interface Board {
  readonly studentCount: number;
  readonly dateCount: number;
  /** Need times score in billionths, or IMPOSSIBLE. */
  readonly gain: Float64Array;
  /** Places left. */
  readonly capacity: Int32Array;
  /** Places each student may still take. */
  readonly allowance: Int32Array;
  /** A student takes at most one date of each slot. */
  readonly slotOf: Int32Array;
}

export interface PreparedProblem {
  readonly board: Board;
  readonly studentIds: readonly string[];
  readonly dateIds: readonly string[];
  /** Score in billionths, or IMPOSSIBLE; as `gain`, without need. */
  readonly score: Float64Array;
  /** Need in billionths. */
  readonly need: Float64Array;
  /** Encounters each student has, with those fixed. */
  readonly reached: Int32Array;
  readonly target: number;
  /** Students still missing to the minimum audience, 0 where there is none or fixed places reach it. */
  readonly missing: Int32Array;
  /** Whether fixed places make the date run. */
  readonly mustRun: Uint8Array;
  /** For each date, those no student can take as well. */
  readonly clashes: readonly (readonly number[])[];
  /** Sets of dates of which a student takes at most one; every clash lies in one of them. */
  readonly cliques: readonly (readonly number[])[];
  /** Whether `slotOf` leaves out some clashes. */
  readonly hasLooseClashes: boolean;
  readonly settled: readonly Pair[];
  readonly settledValue: number;
}

interface Ordered<Item> {
  readonly items: readonly Item[];
  /** Place of each in the input. */
  readonly from: Int32Array;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Expects a problem that `conflictsOf` has nothing against. */
export function prepare(problem: AllocationProblem): PreparedProblem {
  const students = inIdOrder(problem.students);
  const dates = inIdOrder(problem.offerDates);
  const clashes = conflictLists(dates.items);
  const draft = draftOf(problem, students, dates);
  const { allowance } = draft;
  const need = Float64Array.from(students.items, (student) => Math.round(student.need * UNIT));
  const settled = settle(problem, { students, dates, clashes, draft, need });
  const { groups, isLoose } = slots(clashes, allowance);
  return {
    board: {
      studentCount: students.items.length,
      dateCount: dates.items.length,
      gain: gainsOf(draft.score, need),
      capacity: draft.capacity,
      allowance,
      slotOf: groups,
    },
    studentIds: students.items.map(({ id }) => id),
    dateIds: dates.items.map(({ id }) => id),
    score: draft.score,
    need,
    reached: draft.reached,
    target: problem.target,
    missing: Int32Array.from(dates.items, (date, j) => missingOf(date.minimumAudience, draft.present[j]!)),
    mustRun: Uint8Array.from(draft.present, (present) => Number(present > 0)),
    clashes,
    cliques: clashCliques(dates.items),
    hasLooseClashes: isLoose,
    ...settled,
  };
}

interface Draft {
  readonly score: Float64Array;
  readonly allowance: Int32Array;
  readonly capacity: Int32Array;
  readonly reached: Int32Array;
  readonly present: Int32Array;
}

/** As if nothing were fixed yet. */
function draftOf(problem: AllocationProblem, students: Ordered<AllocationStudent>, dates: Ordered<OfferDate>): Draft {
  const m = dates.items.length;
  const score = scoresInOrder(problem.scores, students.from, dates.from);
  for (const { studentId, offerDateId } of problem.forbidden)
    score[students.indexOf.get(studentId)! * m + dates.indexOf.get(offerDateId)!] = IMPOSSIBLE;
  return {
    score,
    allowance: new Int32Array(students.items.length).fill(problem.mostPerStudent),
    capacity: Int32Array.from(dates.items, ({ capacity }) => capacity),
    reached: Int32Array.from(students.items, ({ had }) => had),
    present: new Int32Array(m),
  };
}

const missingOf = (minimum: number, present: number): number => (minimum <= 1 ? 0 : Math.max(0, minimum - present));

const gainOf = (score: number, need: number): number => (score === IMPOSSIBLE ? IMPOSSIBLE : Math.round((score * need) / UNIT));

function gainsOf(scores: Float64Array, need: Float64Array): Float64Array {
  const gain = new Float64Array(scores.length);
  const m = scores.length / need.length;
  for (let student = 0; student < need.length; student += 1)
    for (let pair = student * m; pair < (student + 1) * m; pair += 1) gain[pair] = gainOf(scores[pair]!, need[student]!);
  return gain;
}

/** With one place a student nothing can clash but with what is fixed, and that has been taken out. */
function slots(clashes: readonly (readonly number[])[], allowance: Int32Array): { groups: Int32Array; isLoose: boolean } {
  if (allowance.every((places) => places <= 1)) return { groups: Int32Array.from(clashes.keys()), isLoose: false };
  return transitiveGroups(clashes);
}

function inIdOrder<Item extends { readonly id: string }>(given: readonly Item[]): Ordered<Item> {
  const from = Int32Array.from(given.keys()).sort((one, other) => (given[one]!.id < given[other]!.id ? -1 : 1));
  const items = Array.from(from, (place) => given[place]!);
  return { items, from, indexOf: new Map(items.map(({ id }, index) => [id, index])) };
}

function scoresInOrder(scores: Float64Array, students: Int32Array, dates: Int32Array): Float64Array {
  const ordered = new Float64Array(scores.length);
  const m = dates.length;
  for (let i = 0; i < students.length; i += 1) {
    const row = students[i]! * m;
    for (let j = 0; j < m; j += 1) {
      const score = scores[row + dates[j]!]!;
      ordered[i * m + j] = Number.isNaN(score) ? IMPOSSIBLE : Math.round(score * UNIT);
    }
  }
  return ordered;
}

interface Settling {
  readonly students: Ordered<{ readonly id: string }>;
  readonly dates: Ordered<{ readonly id: string }>;
  readonly clashes: readonly (readonly number[])[];
  readonly draft: Draft;
  readonly need: Float64Array;
}

/** Takes the places of fixed and required pairs, once each, and what they make impossible. */
function settle(problem: AllocationProblem, { students, dates, clashes, draft, need }: Settling) {
  const m = dates.items.length;
  const pairs = new Set<number>();
  for (const { studentId, offerDateId } of [...problem.required, ...problem.fixed])
    pairs.add(students.indexOf.get(studentId)! * m + dates.indexOf.get(offerDateId)!);
  const sorted = Float64Array.from(pairs).sort();
  let value = 0;
  for (const pair of sorted) {
    const i = Math.floor(pair / m);
    value += Math.max(0, gainOf(draft.score[pair]!, need[i]!));
  }
  for (const pair of sorted) {
    const [i, j] = [Math.floor(pair / m), pair % m];
    draft.allowance[i]! -= 1;
    draft.capacity[j]! -= 1;
    draft.reached[i]! += 1;
    draft.present[j]! += 1;
    for (const k of [j, ...clashes[j]!]) draft.score[i * m + k] = IMPOSSIBLE;
  }
  const settled = Array.from(sorted, (pair) => ({
    studentId: students.items[Math.floor(pair / m)]!.id,
    offerDateId: dates.items[pair % m]!.id,
  }));
  return { settled, settledValue: value };
}
