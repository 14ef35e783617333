export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * The point nearest to `point` (Euclid) whose parts lie within their bounds and sum to `total`; exact up to rounding. Each part of it
 * is the part of `point` less one common shift, cut to its bounds; the sum falls as the shift grows, bending only where a part meets
 * a bound, so the shift is found between two bends. Throws RangeError where the bounds hold no such point.
 */
export function projectOnto(point: readonly number[], { low, high }: Bounds, total: number): number[] {
  const at = (shift: number): number[] => point.map((part, index) => Math.min(high[index]!, Math.max(low[index]!, part - shift)));
  const sumAt = (shift: number): number => at(shift).reduce((sum, part) => sum + part, 0);
  const bends = point.flatMap((part, index) => [part - high[index]!, part - low[index]!]).sort((one, other) => one - other);
  const [first, last] = [bends[0]!, bends.at(-1)!];
  if (!isBetween(total, sumAt(last), sumAt(first))) throw new RangeError(`No point within the bounds sums to ${total}.`);
  // At the very end of the bounds rounding may leave no bend behind the total: then the last one is it.
  const behind = bends.findIndex((bend) => sumAt(bend) <= total);
  const [from, to] = [bends[behind < 0 ? bends.length - 2 : Math.max(0, behind - 1)]!, bends[behind] ?? last];
  const [above, below] = [sumAt(from), sumAt(to)];
  return at(above === below ? to : from + ((above - total) / (above - below)) * (to - from));
}

/** Sums of a few weights are right to this. */
const ROUNDING = 1e-12;

const isBetween = (value: number, least: number, most: number): boolean => value >= least - ROUNDING && value <= most + ROUNDING;
