import { PlaceFlow } from './flow.engine';
import type { Places } from './places.engine';
import type { Board } from './prepare.engine';

/** Share of the work done, 0 to 1. */
export type Report = (share: number) => void;

/** How often progress is told. */
const TELL_EVERY = 256;

/**
 * The best fit of the transport problem: most gain within capacities and allowances, each student in each slot once at most.
 * Pairs that gain nothing are left out.
 */
export function bestFit(board: Board, report: Report = () => undefined): Places {
  const flow = new PlaceFlow(board);
  const mayLose = new Uint8Array(board.studentCount).fill(1);
  for (let student = 0; student < board.studentCount; student += 1) {
    if (student % TELL_EVERY === 0) report(student / board.studentCount);
    let loser = -1;
    for (let place = 0; place < board.allowance[student]! && loser !== student; place += 1)
      loser = flow.enter(student, 0, mayLose);
  }
  return flow.places;
}

/**
 * What one more place at each date is worth, in billionths, exactly: the longest chain of moves that a free place there would
 * set off. They are the least of the optimal duals; with them `certify` proves the best fit.
 */
export function pricesOf(places: Places): Float64Array {
  const { studentCount, dateCount, gain, allowance } = places.board;
  const worth = new Float64Array(dateCount);
  for (let student = 0; student < studentCount; student += 1) {
    if (places.of[student]!.length >= allowance[student]!) continue;
    for (let date = 0; date < dateCount; date += 1)
      if (places.canTake(student, date, -1)) worth[date] = Math.max(worth[date]!, gain[student * dateCount + date]!);
  }
  for (let date = 0; date < dateCount; date += 1) places.refresh(date);
  for (let isSettled = false; !isSettled;) isSettled = !chainOnce(places, worth);
  return worth;
}

/** Somebody moves from one date to another, and the place they leave sets off a chain of its own. */
function chainOnce({ loss, board: { dateCount } }: Places, worth: Float64Array): boolean {
  let isChanged = false;
  for (let from = 0; from < dateCount; from += 1)
    for (let to = 0; to < dateCount; to += 1) {
      const chain = worth[from]! - loss[from * dateCount + to]!;
      if (chain <= worth[to]!) continue;
      worth[to] = chain;
      isChanged = true;
    }
  return isChanged;
}
