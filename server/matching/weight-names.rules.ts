import type { FieldProblem } from '../platform/outcome';
import type { Weights } from './matching.types';

/** Weights under the names of the fields that carry them. */
export interface NamedWeights {
  readonly interest: number;
  readonly background: number;
  readonly counterStereotype: number;
  readonly variety: number;
  readonly attainability: number;
}

const FIELD_OF: Readonly<Record<string, string>> = {
  INTEREST: 'interest',
  BACKGROUND: 'background',
  COUNTER_STEREOTYPE: 'counterStereotype',
  VARIETY: 'variety',
  ATTAINABILITY: 'attainability',
} satisfies Record<keyof Weights, keyof NamedWeights>;

export const weightsFrom = (named: NamedWeights): Weights => ({
  INTEREST: named.interest,
  BACKGROUND: named.background,
  COUNTER_STEREOTYPE: named.counterStereotype,
  VARIETY: named.variety,
  ATTAINABILITY: named.attainability,
});

export const namedWeights = (weights: Weights): NamedWeights => ({
  interest: weights.INTEREST,
  background: weights.BACKGROUND,
  counterStereotype: weights.COUNTER_STEREOTYPE,
  variety: weights.VARIETY,
  attainability: weights.ATTAINABILITY,
});

/** Problems of `problemsWithWeights`, with the fields of the input for their paths. */
export const byFieldOfInput = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map(({ path, message }) => ({ path: path.map((part) => FIELD_OF[part] ?? part), message }));
