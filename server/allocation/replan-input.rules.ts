import type { ReplanAllocationInput } from '../../schema/allocation/replan-allocation.type';
import { type FieldProblem, problem } from '../platform/outcome';
import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { Pair } from './allocation.types';
import { choicesFrom, problemsWithLists } from './choices-input.rules';
import { inAList, type Known, MOST_PAIRS } from './ids-input.rules';
import { pairKey } from './pair-key.rules';
import type { AskedOfPlan } from './plan.types';
import {
  type Limits,
  offersFrom,
  pairsFrom,
  problemsWithLimits,
  problemsWithOffers,
  problemsWithPairs,
  problemsWithTitle,
} from './plan-input.rules';

type Anew = Omit<ReplanAllocationInput, 'idempotencyKey' | 'planId'>;
type Earlier = Limits & Pick<AllocationPlanEntity, 'mode'>;

export interface Changes {
  readonly fixed: readonly Pair[];
  readonly forbidden: readonly Pair[];
  readonly required: readonly Pair[];
  readonly released: readonly Pair[];
  /** Null where the same offers may be used. */
  readonly offers: AskedOfPlan['offers'] | null;
  readonly rankedMode: NonNullable<AskedOfPlan['ranked']>['mode'] | null;
  /** Of students who choose anew. */
  readonly choices: NonNullable<AskedOfPlan['ranked']>['choices'];
}

/** Everything wrong with the form of what changes, all at once. */
export function problemsWithAnew(anew: Anew, earlier: Earlier, known: Pick<Known, 'isId'>): readonly FieldProblem[] {
  const { title, offers, fixed, forbidden, required, released } = anew;
  return [
    ...(title == null ? [] : problemsWithTitle(title)),
    ...(offers == null ? [] : problemsWithOffers(offers, known)),
    ...problemsWithLimits(limitsAnew(anew, earlier)),
    ...problemsWithPairs({ fixed, forbidden, required, released }, known),
    ...problemsWithChoicesAnew(anew, earlier, known),
  ];
}

function problemsWithChoicesAnew(
  { rankedMode, choices }: Anew,
  { mode }: Earlier,
  known: Pick<Known, 'isId'>,
): readonly FieldProblem[] {
  if (mode === 'RANKED_CHOICES') return problemsWithLists(choices, known);
  return [
    ...(rankedMode == null ? [] : [problem('rankedMode', UNRANKED)]),
    ...(choices.length === 0 ? [] : [problem('choices', UNRANKED)]),
  ];
}

const UNRANKED = 'is only of plans that go by ranked choices, and the earlier plan does not; leave it out, or make a new plan';

/** Those of the earlier plan, where nothing else is asked for. */
export const limitsAnew = (anew: Pick<Anew, keyof Limits>, earlier: Limits): Limits => ({
  target: anew.target ?? earlier.target,
  mostPerStudent: anew.mostPerStudent ?? earlier.mostPerStudent,
  timeLimitSeconds: anew.timeLimitSeconds ?? earlier.timeLimitSeconds,
});

/** Expects what `problemsWithAnew` has nothing against. */
export const changesFrom = ({ fixed, forbidden, required, released, offers, rankedMode, choices }: Anew): Changes => ({
  fixed: pairsFrom(fixed),
  forbidden: pairsFrom(forbidden),
  required: pairsFrom(required),
  released: pairsFrom(released),
  offers: offers == null ? null : offersFrom(offers),
  rankedMode: rankedMode ?? null,
  choices: choicesFrom(choices),
});

type Pairs = Pick<Changes, 'fixed' | 'forbidden' | 'required' | 'released'>;

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
  { fixed, forbidden, required, released }: Pairs,
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
 * What was asked before, with what changes now. The latest word about a pair counts, but what is required by law stays so until it is
 * released.
 */
export function askedAnew(asked: AskedOfPlan, { offers, rankedMode, choices, ...pairs }: Changes): AskedOfPlan {
  const { fixed, forbidden, required, released } = pairs;
  const isSpokenOf = among([...fixed, ...forbidden, ...required, ...released]);
  const isReplaced = among([...required, ...released]);
  return {
    ...asked,
    offers: offers ?? asked.offers,
    fixed: [...asked.fixed.filter((pair) => !isSpokenOf(pair)), ...fixed],
    forbidden: [...asked.forbidden.filter((pair) => !isSpokenOf(pair)), ...forbidden],
    required: [...asked.required.filter((pair) => !isReplaced(pair)), ...required],
    ranked: asked.ranked && { mode: rankedMode ?? asked.ranked.mode, choices: chosenAnew(asked.ranked.choices, choices) },
  };
}

function chosenAnew(before: Changes['choices'], now: Changes['choices']): Changes['choices'] {
  const anew = new Set(now.map(({ studentId }) => studentId));
  return [...before.filter(({ studentId }) => !anew.has(studentId)), ...now.filter(({ offerIds }) => offerIds.length > 0)];
}

/** What is settled after planning anew may not pass what can be asked at once, and somebody must choose where a plan goes by choices. */
export const problemsWithSums = ({ ranked, ...asked }: Sums): readonly FieldProblem[] => [
  ...problemsWithLengths(asked),
  ...(ranked?.choices.length === 0
    ? [problem('choices', 'leave nobody who chooses anything; leave at least one student’s choices')]
    : []),
];

type Sums = Pick<AskedOfPlan, 'fixed' | 'forbidden' | 'required' | 'ranked'>;

const problemsWithLengths = ({ fixed, forbidden, required }: Omit<Sums, 'ranked'>): readonly FieldProblem[] =>
  Object.entries({ fixed, forbidden, required })
    .filter(([, pairs]) => pairs.length > MOST_PAIRS)
    .map(([path, { length }]) =>
      problem(
        path,
        `may come to at most ${MOST_PAIRS.toLocaleString('en-GB')} pairs with those of the earlier plan; they come to ${length.toLocaleString('en-GB')}. Release some`,
      ),
    );
