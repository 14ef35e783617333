import { type FieldProblem, problem } from '../platform/outcome';
import type { Pair } from './allocation.types';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';
import { inAList, MOST_PAIRS } from './plan-input.rules';

export interface Changes {
  readonly fixed: readonly Pair[];
  readonly forbidden: readonly Pair[];
  readonly required: readonly Pair[];
  readonly released: readonly Pair[];
}

function among(pairs: readonly Pair[]): (pair: Pair) => boolean {
  const keys = new Set(pairs.map(pairKey));
  return (pair) => keys.has(pairKey(pair));
}

/**
 * Pairs that cannot be released: what is settled anew in the same breath, and what was never settled. What was required by law may be
 * released and fixed or forbidden at once: it is required no more.
 */
export function problemsWithChanges(
  asked: AskedOfPlan,
  { fixed, forbidden, required, released }: Changes,
): readonly FieldProblem[] {
  const isAnew = among([...fixed, ...forbidden, ...required]);
  const isSettled = among([...asked.fixed, ...asked.forbidden, ...asked.required]);
  const [isRequired, isRequiredAnew] = [among(asked.required), among(required)];
  const told = (message: string, pairs: readonly Pair[]) =>
    pairs.length === 0 ? [] : [problem('released', `${message}: ${inAList(pairs.map(inWords))}`)];
  return [
    ...told(
      'names pairs that are fixed, required or forbidden here as well; keep one of the two',
      released.filter((pair) => isAnew(pair) && (isRequiredAnew(pair) || !isRequired(pair))),
    ),
    ...told(
      'names pairs that are neither fixed, required nor forbidden in the earlier plan; take them out',
      released.filter((pair) => !isSettled(pair) && !isAnew(pair)),
    ),
  ];
}

const inWords = ({ studentId, offerDateId }: Pair): string => `student ${studentId} at date ${offerDateId}`;

/**
 * What was asked before, with what is fixed, forbidden, required and released now. The latest word about a pair counts, but what is
 * required by law stays so until it is released.
 */
export function askedAnew(asked: AskedOfPlan, { fixed, forbidden, required, released }: Changes): AskedOfPlan {
  const isSpokenOf = among([...fixed, ...forbidden, ...required, ...released]);
  const isReplaced = among([...required, ...released]);
  return {
    ...asked,
    fixed: [...asked.fixed.filter((pair) => !isSpokenOf(pair)), ...fixed],
    forbidden: [...asked.forbidden.filter((pair) => !isSpokenOf(pair)), ...forbidden],
    required: [...asked.required.filter((pair) => !isReplaced(pair)), ...required],
  };
}

/** What is settled after planning anew may not pass what can be asked at once. */
export const problemsWithSums = ({
  fixed,
  forbidden,
  required,
}: Pick<AskedOfPlan, 'fixed' | 'forbidden' | 'required'>): readonly FieldProblem[] =>
  Object.entries({ fixed, forbidden, required })
    .filter(([, pairs]) => pairs.length > MOST_PAIRS)
    .map(([path, { length }]) =>
      problem(
        path,
        `may come to at most ${MOST_PAIRS.toLocaleString('en-GB')} pairs with those of the earlier plan; they come to ${length.toLocaleString('en-GB')}. Release some`,
      ),
    );
