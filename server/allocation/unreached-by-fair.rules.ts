import { counted } from '../matching/wording.rules';
import type { PlanResult } from './plan.types';

type Solved = Pick<PlanResult, 'kind' | 'status'>;

/**
 * Whom the fair plan does not reach and the best fit does, and why, as sentences that follow others; empty where there is nobody. `fewerReached`
 * is as a comparison has it.
 */
export function unreachedByFair(leftWithout: number, fewerReached: readonly number[], results: readonly Solved[]): string {
  const level = fewerReached.findIndex((count) => count < 0);
  const said = [
    ...(leftWithout > 0
      ? [`It leaves ${counted(leftWithout, 'student')} without an encounter to whom the best fit gives a first one.`]
      : []),
    ...(level < 0 ? [] : [fewerInWords(level, -(fewerReached[level] ?? 0)), whyFewer(level, fewerReached, results)]),
  ];
  return said.map((sentence) => ` ${sentence}`).join('');
}

const fewerInWords = (level: number, count: number): string =>
  `With it ${counted(count, 'student')} fewer ${count === 1 ? 'reaches' : 'reach'} ${counted(level + 1, 'encounter')} than with the best fit.`;

/**
 * A level comes before those above it. At the first at which they differ a fair plan that is proved reaches fewer only where it is kept from
 * what the best fit may do: to give places beyond the target, so that a date is held.
 */
function whyFewer(level: number, fewerReached: readonly number[], results: readonly Solved[]): string {
  if (fewerReached.slice(0, level).some((count) => count > 0)) return EARLIER_FIRST;
  return results.some(({ kind, status }) => kind === 'FAIR' && status === 'OPTIMAL') ? TARGET : TIME;
}

const EARLIER_FIRST = 'That is the price of more students reaching earlier ones.';
const TARGET =
  'To be held, dates would have needed students who already have as many encounters as aimed for, and a fair plan gives these no place. ' +
  'Raise the target, or take the best fit.';
const TIME =
  'The time limit ended the search for it. Give it more time; where dates need students who already have as many encounters as aimed ' +
  'for, raise the target.';
