import { meetsEveryCondition, prepareAsk } from './conditions.rules';
import type { Change, Competitor, WhyNot } from './counterfactual.types';
import type { Ask, Candidate, Weights } from './matching.types';
import { comparable, compareRanks, type Rank } from './ranking.engine';
import { CRITERIA } from './score.engine';
import { problemsWithWeights, wantsRepetition, weightsForForm } from './weights.rules';

/** Weights are changed by whole hundredths. */
const STEPS = 100;

/** As `spreadWeights` works them out. */
function spreadOf(weights: Weights, hasData: readonly boolean[]): readonly number[] {
  const held = CRITERIA.map((criterion, index) => (hasData[index] === true ? weights[criterion] : 0));
  const total = held.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? held.map((weight) => weight / total) : held;
}

/** Summed as `scoreValue` sums, bit for bit. */
function rankBy(spread: readonly number[], { candidate: { profile }, values }: Competitor): Rank {
  let sum = 0;
  for (let index = 0; index < spread.length; index += 1) {
    if (spread[index]! > 0) sum += spread[index]! * values[index]!;
  }
  return { value: comparable(Math.min(1, sum)), recentInvitations: profile.recentInvitations, id: profile.id };
}

/** Whether the role model would be suggested among the first once the change is made: conditions and ranking anew, for all. */
export function isAmongFirst(whyNot: WhyNot, change: Omit<Change, 'explanation'>): boolean {
  const prepared = prepareAsk(change.ask, whyNot.today, whyNot.reference);
  if (!meetsEveryCondition(change.candidate, prepared)) return false;
  const spread = spreadOf(weightsForForm(change.weights, change.ask.form), whyNot.hasData);
  const own = rankBy(spread, { candidate: change.candidate, values: whyNot.values });
  let before = 0;
  for (const other of rivals(whyNot)) {
    if (compareRanks(rankBy(spread, other), own) < 0 && meetsEveryCondition(other.candidate, prepared)) before += 1;
    if (before === whyNot.top) return false;
  }
  return whyNot.isAmongFirst(change);
}

const rivals = ({ competitors, candidate }: WhyNot): readonly Competitor[] =>
  competitors.filter((one) => one.candidate.profile.id !== candidate.profile.id);

/** The change that leaves everything as it is. */
export const asItIs = ({ ask, candidate, weights }: WhyNot): { ask: Ask; candidate: Candidate; weights: Weights } => ({
  ask,
  candidate,
  weights,
});

/** Sets one weight; the others keep their proportions and all still sum to 1. Null where there are no others to scale. */
export function withWeight(weights: Weights, criterion: keyof Weights, weight: number): Weights | null {
  const rest = 1 - weights[criterion];
  if (rest <= 0) return null;
  const scaled = CRITERIA.map((one) => [one, one === criterion ? weight : (weights[one] * (1 - weight)) / rest] as const);
  return Object.fromEntries(scaled) as Weights;
}

/** Weights as somebody could set them, with one at so many hundredths; null where they could not be set. */
function changedTo({ weights, weightsHoldFor }: WhyNot, criterion: keyof Weights, step: number): Weights | null {
  const changed = withWeight(weights, criterion, step / STEPS);
  return changed === null || problemsWithWeights(changed, weightsHoldFor).length > 0 ? null : changed;
}

export interface WeightChange {
  readonly criterion: keyof Weights;
  readonly from: number;
  /** In whole hundredths. */
  readonly to: number;
  readonly weights: Weights;
}

/**
 * Smallest change of one weight, to a whole number of hundredths, that brings the role model among the first; null where none
 * does. Of equally small ones the first criterion's, and the rise. A component the student has no data for is left alone: its
 * weight moves nobody.
 *
 * As one weight moves, every score is a straight line, so each other person is before the role model on one side of one crossing
 * at most. Counting those crossings tells for all weights at once how many are before; the nearest promising one is then checked
 * by ranking all anew.
 */
export function smallestWeightChange(whyNot: WhyNot): WeightChange | null {
  const prepared = prepareAsk(whyNot.ask, whyNot.today, whyNot.reference);
  const standing = rivals(whyNot).filter(({ candidate }) => meetsEveryCondition(candidate, prepared));
  const changes = CRITERIA.flatMap((criterion, index) => {
    const isFixed = whyNot.hasData[index] !== true || (criterion === 'VARIETY' && wantsRepetition(whyNot.ask.form));
    const change = isFixed ? null : nearestWeight({ ...whyNot, competitors: standing }, criterion);
    return change === null ? [] : [change];
  });
  const size = ({ from, to }: WeightChange): number => comparable(Math.abs(to - from));
  return changes.toSorted((one, other) => size(one) - size(other))[0] ?? null;
}

function nearestWeight(whyNot: WhyNot, criterion: keyof Weights): WeightChange | null {
  const from = whyNot.weights[criterion];
  const before = countsBefore(whyNot, criterion);
  const steps = before.flatMap((count, step) => (count < whyNot.top ? [step] : []));
  const nearest = steps.toSorted((one, other) => distance(one) - distance(other) || other - one);
  for (const step of nearest) {
    const weights = changedTo(whyNot, criterion, step);
    if (weights === null) continue;
    if (isAmongFirst(whyNot, { ...asItIs(whyNot), weights })) return { criterion, from, to: step / STEPS, weights };
  }
  return null;

  function distance(step: number): number {
    return comparable(Math.abs(step / STEPS - from));
  }
}

/** How many are before the role model at each hundredth from 0 to 1. */
function countsBefore(whyNot: WhyNot, criterion: keyof Weights): readonly number[] {
  const spreads = Array.from({ length: STEPS + 1 }, (_, step) => {
    const weights = changedTo(whyNot, criterion, step);
    return weights === null ? null : spreadOf(weightsForForm(weights, whyNot.ask.form), whyNot.hasData);
  });
  // A first or last step that could not be set is counted as the one beside it, so that what moves goes on in a line.
  spreads[0] ??= spreads[1] ?? null;
  spreads[STEPS] ??= spreads[STEPS - 1] ?? null;
  const own = spreads.map((spread) => spread && rankBy(spread, whyNot));
  const isBefore = (other: Competitor, step: number): boolean => {
    const [spread, rank] = [spreads[step], own[step]];
    return spread != null && rank != null && compareRanks(rankBy(spread, other), rank) < 0;
  };
  const changes = new Array<number>(STEPS + 2).fill(0);
  for (const other of whyNot.competitors) {
    const isAtFirst = isBefore(other, 0);
    const crossing = crossingOf(isAtFirst, (step) => isBefore(other, step));
    const [from, until] = isAtFirst ? [0, crossing] : [crossing, STEPS + 1];
    changes[from]! += 1;
    changes[until]! -= 1;
  }
  let count = 0;
  return changes.slice(0, STEPS + 1).map((change) => (count += change));
}

/** First step at which the answer differs from that at 0, by halving; one past the last where it never does. */
function crossingOf(atFirst: boolean, isBefore: (step: number) => boolean): number {
  let low = 0;
  let high = STEPS + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(middle) === atFirst) low = middle;
    else high = middle;
  }
  return high;
}
