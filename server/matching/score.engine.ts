import type { Criterion } from '../../schema/matching/criterion.type';
import { attainabilityValue } from './attainability.engine';
import { backgroundValue } from './background.engine';
import { counterStereotypeValue } from './counter-stereotype.engine';
import { interestValue } from './interest.engine';
import type { Disclosure, Key, Score, Weights } from './matching.types';
import type { PreparedRoleModel, PreparedStudent } from './prepared.types';
import { varietyValue } from './variety.engine';

/** Order in which contributions are listed and summed. */
export const CRITERIA = [
  'INTEREST',
  'BACKGROUND',
  'COUNTER_STEREOTYPE',
  'VARIETY',
  'ATTAINABILITY',
] as const satisfies readonly Key<Criterion>[];

export const DEFAULT_WEIGHTS: Weights = {
  INTEREST: 0.4,
  BACKGROUND: 0.2,
  COUNTER_STEREOTYPE: 0.2,
  VARIETY: 0.1,
  ATTAINABILITY: 0.1,
};

/** How to score: weights (0 or more, summing to 1) and what of a role model may be used. */
export interface ScoringTerms {
  readonly weights: Weights;
  readonly disclosure: Disclosure;
}

/**
 * Weights as they act for one student, in the order of CRITERIA: those of components the student has no data for spread over
 * the rest in proportion. They sum to 1, or are all 0 where nothing with a weight is left.
 */
export function spreadWeights(student: PreparedStudent, weights: Weights): Float64Array {
  const held = Float64Array.from(CRITERIA, (criterion) => (hasData(student, criterion) ? weights[criterion] : 0));
  const total = held.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? held.map((weight) => weight / total) : held;
}

/** One component of a pair, 0 to 1; 0 where the student has no data for it. */
export function componentValue(
  criterion: Key<Criterion>,
  student: PreparedStudent,
  roleModel: PreparedRoleModel,
  disclosure: Disclosure,
): number {
  switch (criterion) {
    case 'INTEREST':
      return interestValue(student.interests, roleModel);
    case 'BACKGROUND':
      return backgroundValue(student.background, roleModel, disclosure);
    case 'COUNTER_STEREOTYPE':
      return counterStereotypeValue(student.outlook, roleModel, disclosure);
    case 'VARIETY':
      return varietyValue(student.past, roleModel);
    case 'ATTAINABILITY':
      return attainabilityValue(student, roleModel);
  }
}

/** Score of a pair, 0 to 1, from weights as `spreadWeights` gives them: the sum that `scoreOf` explains, bit for bit. */
export function scoreValue(
  student: PreparedStudent,
  roleModel: PreparedRoleModel,
  spread: Float64Array,
  disclosure: Disclosure,
): number {
  let sum = 0;
  for (let index = 0; index < CRITERIA.length; index += 1) {
    const weight = spread[index]!;
    if (weight > 0) sum += weight * componentValue(CRITERIA[index]!, student, roleModel, disclosure);
  }
  return Math.min(1, sum);
}

/** Score of a pair with its five contributions, which sum to it. */
export function scoreOf(student: PreparedStudent, roleModel: PreparedRoleModel, { weights, disclosure }: ScoringTerms): Score {
  const spread = spreadWeights(student, weights);
  const contributions = CRITERIA.map((criterion, index) => {
    const weight = spread[index]!;
    const value = componentValue(criterion, student, roleModel, disclosure);
    return { criterion, weight, value, contribution: weight * value };
  });
  return { value: scoreValue(student, roleModel, spread, disclosure), contributions };
}

/** Only interests and traits can be missing: the others have an answer for everybody. */
function hasData(student: PreparedStudent, criterion: Key<Criterion>): boolean {
  if (criterion === 'INTEREST') return student.interests.interests.length > 0;
  if (criterion === 'BACKGROUND') return student.background.traits.length > 0;
  return true;
}
