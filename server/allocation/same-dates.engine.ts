import { bestFit, pricesOf, type Report } from './best-fit.engine';
import { type Board, IMPOSSIBLE, type PreparedProblem } from './prepare.engine';
import type { Assignment } from './side-constraints.engine';

/** A best fit and what one more place at each date is worth in it, in billionths; not a number where a date does not run. */
export interface Priced {
  readonly assignment: Assignment;
  readonly prices: Float64Array;
}

/**
 * The best fit among the plans in which the same dates run as in a given one, and its prices. Which dates run is a question of whole
 * numbers, and those have no prices; once it is settled the rest is a transport problem again, whose prices hold as long as the same
 * dates run (R. P. O'Neill et al., Efficient market-clearing prices in markets with nonconvexities, EJOR 164, 2005). Expects a plan
 * within all constraints, and no clashes that slots leave out.
 */
export function bestWithSameDates(problem: PreparedProblem, plan: Assignment, report?: Report): Priced {
  const parts = partsOf(problem, new Set(plan.flat()));
  const places = bestFit(boardOf(problem.board, parts), report);
  const worth = pricesOf(places);
  const prices = new Float64Array(problem.board.dateCount).fill(NaN);
  parts.forEach(({ date, kind }, part) => {
    if (kind === 'MORE') prices[date] = worth[part]!;
  });
  return { assignment: places.of.map((taken) => taken.map((part) => parts[part]!.date)), prices };
}

/** Some places of a date: those its minimum audience needs, those beyond, or all of one that does not run. */
interface Part {
  readonly date: number;
  readonly kind: 'NEEDED' | 'MORE' | 'CLOSED';
  readonly capacity: number;
}

function partsOf({ board, missing }: PreparedProblem, taken: ReadonlySet<number>): readonly Part[] {
  return Array.from(board.capacity).flatMap((capacity, date): Part[] => {
    const needed = missing[date]!;
    if (needed === 0) return [{ date, kind: 'MORE', capacity }];
    if (!taken.has(date)) return [{ date, kind: 'CLOSED', capacity: 0 }];
    return [
      { date, kind: 'NEEDED', capacity: needed },
      { date, kind: 'MORE', capacity: capacity - needed },
    ];
  });
}

/** Each part as a date of its own; of the parts of a date a student takes one at most. */
function boardOf(board: Board, parts: readonly Part[]): Board {
  const premium = premiumOf(board, parts.length);
  const gain = new Float64Array(board.studentCount * parts.length).fill(IMPOSSIBLE);
  for (let student = 0; student < board.studentCount; student += 1)
    parts.forEach(({ date, kind }, part) => {
      const worth = board.gain[student * board.dateCount + date]!;
      if (kind === 'CLOSED' || worth === IMPOSSIBLE) return;
      gain[student * parts.length + part] = kind === 'NEEDED' ? worth + premium : worth;
    });
  return {
    ...board,
    dateCount: parts.length,
    gain,
    capacity: Int32Array.from(parts, ({ capacity }) => capacity),
    slotOf: Int32Array.from(parts, ({ date }) => board.slotOf[date]!),
  };
}

/** More than any chain of moves could gain by leaving a place empty that is needed: it comes by each part once at most. */
function premiumOf({ gain }: Board, parts: number): number {
  let most = 0;
  for (const worth of gain) if (worth > most) most = worth;
  return 2 * (parts + 1) * (most + 1);
}
