import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { CounterfactualKind } from '../../schema/matching/counterfactual.type';
import type { Ask, Candidate, Key, MatchingReference, Weights } from './matching.types';
import type { Titled } from './wording.rules';

/** Somebody who may stand in the list, with the values of the five components for the student, in the order of CRITERIA. */
export interface Competitor {
  readonly candidate: Candidate;
  /** Each 0 to 1. */
  readonly values: readonly number[];
}

/** A pair, the question it is asked by, and everybody else who may stand before the role model. */
export interface WhyNot extends Competitor {
  readonly ask: Ask;
  /** Of the student. */
  readonly yearGroup: number;
  readonly today: string;
  readonly reference: MatchingReference;
  /** Of the school or the request, whatever the form. */
  readonly weights: Weights;
  /** The form of the request whose own weights they are; null: they are the school's, which hold for every form. */
  readonly weightsHoldFor: Key<EncounterForm> | null;
  /** Which components the student has data for, in the order of CRITERIA. */
  readonly hasData: readonly boolean[];
  /** The role model's own entry is passed over. */
  readonly competitors: readonly Competitor[];
  /** How many are suggested first: the list they should be in. */
  readonly top: number;
  /** Asked of changes that would do among the competitors: whether they do among everybody. */
  readonly isAmongFirst: (change: Omit<Change, 'explanation'>) => boolean;
}

/** All that can be asked for; occupations of every level. */
export interface CounterfactualTitles {
  readonly occupations: readonly Titled[];
  readonly sectors: readonly Titled[];
  readonly subjects: readonly Titled[];
}

/** One change, made: the question and the role model as they would then be. */
export interface Change {
  readonly ask: Ask;
  readonly candidate: Candidate;
  readonly weights: Weights;
  readonly explanation: string;
}

export interface CounterfactualTold {
  readonly kind: Key<CounterfactualKind>;
  readonly explanation: string;
  readonly isEnough: boolean;
}
