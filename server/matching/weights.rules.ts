import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { FieldProblem } from '../platform/outcome';
import type { Key, Weights } from './matching.types';
import { CRITERIA, DEFAULT_WEIGHTS } from './score.engine';

const TOLERANCE = 1e-6;

const sumOf = (weights: Weights): number => CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0);

/** Mentoring and projects want repetition. */
export const wantsRepetition = (form: Key<EncounterForm> | null): boolean => form === 'MENTORING_SESSION' || form === 'PROJECT';

/** Whether too little is left to score by once VARIETY is taken away. */
const isAllOnVariety = (weights: Weights): boolean => sumOf({ ...weights, VARIETY: 0 }) <= TOLERANCE;

/**
 * What is wrong with weights somebody set; none where they can be used. `form` is what the one request they are for asks for; null: they
 * are a school's own, which hold for every form, so that they must do for each. Paths are `weights` or `weights`, criterion; messages
 * go on from the name of the field.
 */
export function problemsWithWeights(weights: Weights, form: Key<EncounterForm> | null): readonly FieldProblem[] {
  const wrong = CRITERIA.filter((criterion) => !(weights[criterion] >= 0 && weights[criterion] <= 1 + TOLERANCE));
  if (wrong.length > 0) {
    return wrong.map((criterion) => ({ path: ['weights', criterion], message: 'must be a number from 0 to 1' }));
  }
  const sum = sumOf(weights);
  if (Math.abs(sum - 1) > TOLERANCE) {
    const total = String(Number(sum.toFixed(6)));
    return [{ path: ['weights'], message: `add up to ${total}; change them so that they add up to 1` }];
  }
  if ((form === null || wantsRepetition(form)) && isAllOnVariety(weights)) {
    const message = 'does not count for mentoring and projects; give weight to another criterion as well';
    return [{ path: ['weights', 'VARIETY'], message }];
  }
  return [];
}

/**
 * Weights as they act for a form (null: none is asked for), in proportion to sum to 1: without VARIETY where repetition is wanted.
 * Where all was on VARIETY the defaults act in their place, less VARIETY: a table may hold such weights from before they were
 * refused, and with no weights at all everybody would score 0 and be put forward by how often they were asked.
 */
export function weightsForForm(weights: Weights, form: Key<EncounterForm> | null): Weights {
  if (!wantsRepetition(form)) return weights;
  const rest = { ...(isAllOnVariety(weights) ? DEFAULT_WEIGHTS : weights), VARIETY: 0 };
  const sum = sumOf(rest);
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
