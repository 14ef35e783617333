import type { PreparedProblem } from './prepare.engine';

/** What a relaxation proves: no plan is worth more than `total`, and none that uses a pair more than `total` less its `loss`. */
export interface Bound {
  /** Billionths. */
  readonly total: number;
  /** Billionths, a row a student. */
  readonly loss: Float64Array;
}

/**
 * The Lagrangian bound at prices (billionths, one a date): sell each place at its price and let every student choose freely.
 * Ignores minimum audiences and loose clashes, so it holds with them too.
 */
export function boundAt({ board }: PreparedProblem, prices: Float64Array): Bound {
  const { studentCount, dateCount, gain, capacity } = board;
  const loss = new Float64Array(studentCount * dateCount);
  let total = 0;
  for (let date = 0; date < dateCount; date += 1) total += capacity[date]! * prices[date]!;
  for (let student = 0; student < studentCount; student += 1) {
    const row = student * dateCount;
    const surplus = gain.subarray(row, row + dateCount).map((value, date) => (value < 0 ? -Infinity : value - prices[date]!));
    total += lossesOf(
      surplus,
      { slotOf: board.slotOf, allowance: board.allowance[student]! },
      loss.subarray(row, row + dateCount),
    );
  }
  return { total, loss };
}

interface Choice {
  readonly slotOf: Int32Array;
  readonly allowance: number;
}

/** Fills in what each date would cost a student who had to take it, and answers the worth of their free choice. */
function lossesOf(surplus: Float64Array, { slotOf, allowance }: Choice, loss: Float64Array): number {
  const best = new Float64Array(surplus.length);
  for (const [date, value] of surplus.entries()) best[slotOf[date]!] = Math.max(best[slotOf[date]!]!, value);
  const chosen = [...best.keys()].sort((one, other) => best[other]! - best[one]! || one - other).slice(0, allowance);
  const worth = chosen.reduce((sum, slot) => sum + best[slot]!, 0);
  const last = chosen.at(-1);
  for (const [date, value] of surplus.entries()) {
    const slot = slotOf[date]!;
    // Whoever must take it gives up what they chose in its slot, or the least of what they chose.
    const givenUp = chosen.includes(slot) ? best[slot]! : best[last ?? slot]!;
    loss[date] = allowance === 0 ? Infinity : givenUp - value;
  }
  return worth;
}
