import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { FieldProblem } from '../platform/outcome';
import type { Key, Weights } from './matching.types';
import { CRITERIA } from './score.engine';

const TOLERANCE = 1e-6;

const sumOf = (weights: Weights): number => CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0);

/** Mentoring and projects want repetition. */
export const wantsRepetition = (form: Key<EncounterForm> | null): boolean => form === 'MENTORING_SESSION' || form === 'PROJECT';

/**
 * What is wrong with weights somebody set, for the form asked for (null: any); none where they can be used. Paths are
 * `weights` or `weights`, criterion; messages go on from the name of the field.
 */
export function problemsWithWeights(weights: Weights, form: Key<EncounterForm> | null = null): readonly FieldProblem[] {
  const wrong = CRITERIA.filter((criterion) => !(weights[criterion] >= 0 && weights[criterion] <= 1 + TOLERANCE));
  if (wrong.length > 0) {
    return wrong.map((criterion) => ({ path: ['weights', criterion], message: 'must be a number from 0 to 1' }));
  }
  const sum = sumOf(weights);
  if (Math.abs(sum - 1) > TOLERANCE) {
    const total = String(Number(sum.toFixed(6)));
    return [{ path: ['weights'], message: `add up to ${total}; change them so that they add up to 1` }];
  }
  if (wantsRepetition(form) && sum - weights.VARIETY <= TOLERANCE) {
    const message = 'does not count for mentoring and projects; give weight to another criterion as well';
    return [{ path: ['weights', 'VARIETY'], message }];
  }
  return [];
}

/** Weights as they act for a form: without VARIETY, in proportion to sum to 1, where repetition is wanted. */
export function weightsForForm(weights: Weights, form: Key<EncounterForm> | null): Weights {
  if (!wantsRepetition(form)) return weights;
  const rest = { ...weights, VARIETY: 0 };
  const sum = sumOf(rest);
  if (sum === 0) return rest;
  const { INTEREST, BACKGROUND, COUNTER_STEREOTYPE, ATTAINABILITY } = rest;
  return {
    INTEREST: INTEREST / sum,
    BACKGROUND: BACKGROUND / sum,
    COUNTER_STEREOTYPE: COUNTER_STEREOTYPE / sum,
    VARIETY: 0,
    ATTAINABILITY: ATTAINABILITY / sum,
  };
}

/** How tables keep weights: all there, or all null. */
interface WeightColumns {
  readonly interestWeight: number | null;
  readonly backgroundWeight: number | null;
  readonly counterStereotypeWeight: number | null;
  readonly varietyWeight: number | null;
  readonly attainabilityWeight: number | null;
}

/** Weights a row keeps; null where it keeps none. */
export function keptWeights(row: WeightColumns): Weights | null {
  if (row.interestWeight === null) return null;
  return {
    INTEREST: row.interestWeight,
    BACKGROUND: row.backgroundWeight ?? 0,
    COUNTER_STEREOTYPE: row.counterStereotypeWeight ?? 0,
    VARIETY: row.varietyWeight ?? 0,
    ATTAINABILITY: row.attainabilityWeight ?? 0,
  };
}

/** Null stands for the defaults, whatever they will be: they are not the same as weights that equal them today. */
export function areSameWeights(one: Weights | null, other: Weights | null): boolean {
  if (one === null || other === null) return one === other;
  return CRITERIA.every((criterion) => one[criterion] === other[criterion]);
}

/** Weights a request was made with; null where it was made with the school's own. */
export const weightsOfRequest = (request: WeightColumns): Weights | null => keptWeights(request);
