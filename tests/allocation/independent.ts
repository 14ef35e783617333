import type { AllocationProblem, OfferDate, Pair } from '../../server/allocation/allocation.types';

/** Code that shares nothing with the solver: checks every hard constraint, and finds optima by trying everything. */

const has = (pairs: readonly Pair[], studentId: string, offerDateId: string): boolean =>
  pairs.some((pair) => pair.studentId === studentId && pair.offerDateId === offerDateId);

const clash = (one: OfferDate, other: OfferDate): boolean =>
  one.offerId === other.offerId || Math.max(one.startsAt, other.startsAt) < Math.min(one.endsAt, other.endsAt);

/** Every hard constraint that places break, as sentences. */
export function broken(problem: AllocationProblem, places: readonly Pair[]): readonly string[] {
  const faults: string[] = [];
  for (const date of problem.offerDates) {
    const count = places.filter(({ offerDateId }) => offerDateId === date.id).length;
    if (count > date.capacity) faults.push(`${date.id} has ${count} students and ${date.capacity} places`);
    if (count > 0 && count < date.minimumAudience) faults.push(`${date.id} runs with ${count} of ${date.minimumAudience}`);
  }
  for (const { id } of problem.students) faults.push(...brokenBy(problem, id, places));
  for (const { studentId, offerDateId } of [...problem.fixed, ...problem.required])
    if (!has(places, studentId, offerDateId)) faults.push(`${studentId} is not on ${offerDateId}, where they have to be`);
  return faults;
}

function brokenBy(problem: AllocationProblem, id: string, places: readonly Pair[]): readonly string[] {
  const faults: string[] = [];
  const theirs = places.filter(({ studentId }) => studentId === id).map(({ offerDateId }) => offerDateId);
  if (theirs.length > problem.mostPerStudent) faults.push(`${id} has ${theirs.length} places`);
  if (new Set(theirs).size < theirs.length) faults.push(`${id} is on one date twice`);
  const dates = theirs.map((dateId) => problem.offerDates.find((date) => date.id === dateId)!);
  for (const [place, one] of dates.entries())
    for (const other of dates.slice(place + 1)) if (clash(one, other)) faults.push(`${id} is on ${one.id} and ${other.id}`);
  for (const dateId of theirs) {
    if (has(problem.forbidden, id, dateId)) faults.push(`${id} is on ${dateId}, which is forbidden`);
    if (has([...problem.fixed, ...problem.required], id, dateId)) continue;
    if (Number.isNaN(scoreOf(problem, id, dateId))) faults.push(`${id} is on ${dateId}, which is not possible`);
  }
  return faults;
}

function scoreOf(problem: AllocationProblem, studentId: string, offerDateId: string): number {
  const row = problem.students.findIndex(({ id }) => id === studentId);
  const column = problem.offerDates.findIndex(({ id }) => id === offerDateId);
  return problem.scores[row * problem.offerDates.length + column]!;
}

/** Sum of need times score; a place without a score counts 0. */
export function valueOf(problem: AllocationProblem, places: readonly Pair[]): number {
  let sum = 0;
  for (const { studentId, offerDateId } of places) {
    const score = scoreOf(problem, studentId, offerDateId);
    if (!Number.isNaN(score)) sum += score * problem.students.find(({ id }) => id === studentId)!.need;
  }
  return sum;
}

/** What a plan is judged by, the first first; more is better. */
export function aimsOf(problem: AllocationProblem, places: readonly Pair[]): readonly number[] {
  if (problem.mode === 'BEST_FIT') return [valueOf(problem, places)];
  const reached = new Map(problem.students.map(({ id, had }) => [id, had]));
  for (const { studentId } of places) reached.set(studentId, reached.get(studentId)! + 1);
  const aims: number[] = [];
  for (let level = 1; level <= problem.target; level += 1) {
    const there = problem.students.filter(({ id, had }) => had < level && reached.get(id)! >= level);
    aims.push(
      there.length,
      there.reduce((sum, { need }) => sum + need, 0),
    );
  }
  return [...aims, worstOf(problem, places), valueOf(problem, places)];
}

/** The worst score of the places chosen; 1 where none was. */
const worstOf = (problem: AllocationProblem, places: readonly Pair[]): number =>
  Math.min(1, ...chosen(problem, places).map(({ studentId, offerDateId }) => scoreOf(problem, studentId, offerDateId)));

const chosen = (problem: AllocationProblem, places: readonly Pair[]): readonly Pair[] =>
  places.filter(({ studentId, offerDateId }) => !has([...problem.fixed, ...problem.required], studentId, offerDateId));

/** Negative where the first is worth less, by the first aim that differs by more than the solver promises. */
export function compareAims(one: readonly number[], other: readonly number[], within = 1e-7): number {
  for (const [place, value] of one.entries()) if (Math.abs(value - other[place]!) > within) return value - other[place]!;
  return 0;
}

/** The aims of the best plan, by trying every one; null where no plan keeps the hard constraints, and is one of those wanted. */
export function exhaustive(
  problem: AllocationProblem,
  isWanted: (places: readonly Pair[]) => boolean = () => true,
): readonly number[] | null {
  let best: readonly number[] | null = null;
  const count = new Map(problem.offerDates.map(({ id }) => [id, 0]));
  const choices = problem.students.map((student) => choicesOf(problem, student));
  const tryFrom = (index: number, places: readonly Pair[]) => {
    if (index === choices.length) {
      if (broken(problem, places).length > 0 || !isWanted(places)) return;
      const aims = aimsOf(problem, places);
      if (!best || compareAims(aims, best, 1e-12) > 0) best = aims;
      return;
    }
    for (const choice of choices[index]!) {
      for (const { offerDateId } of choice) count.set(offerDateId, count.get(offerDateId)! + 1);
      if (problem.offerDates.every(({ id, capacity }) => count.get(id)! <= capacity)) tryFrom(index + 1, [...places, ...choice]);
      for (const { offerDateId } of choice) count.set(offerDateId, count.get(offerDateId)! - 1);
    }
  };
  tryFrom(0, []);
  return best;
}

/** Every set of dates a student could take, looked at alone. */
function choicesOf(problem: AllocationProblem, { id, had }: { id: string; had: number }): readonly (readonly Pair[])[] {
  const sets: Pair[][] = [[]];
  for (const { id: offerDateId } of problem.offerDates) sets.push(...sets.map((set) => [...set, { studentId: id, offerDateId }]));
  const settled = [...problem.fixed, ...problem.required].filter(({ studentId }) => studentId === id);
  return sets.filter((set) => {
    if (brokenBy(problem, id, set).length > 0) return false;
    if (!settled.every(({ offerDateId }) => has(set, id, offerDateId))) return false;
    // Beyond the target nobody is given a place by a fair plan.
    return problem.mode === 'BEST_FIT' || had + set.length <= problem.target || chosen(problem, set).length === 0;
  });
}
