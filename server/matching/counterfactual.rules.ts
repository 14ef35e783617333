import { explainConditions, meetsEveryCondition, prepareAsk } from './conditions.rules';
import { asItIs, isAmongFirst, smallestWeightChange } from './counterfactual.engine';
import type { Change, CounterfactualTitles, CounterfactualTold, WhyNot } from './counterfactual.types';
import { levers, type Lever } from './counterfactual-levers.rules';
import type { FailedCondition, Weights } from './matching.types';

const COMPONENTS: Readonly<Record<keyof Weights, string>> = {
  INTEREST: 'interests',
  BACKGROUND: 'shared background',
  COUNTER_STEREOTYPE: 'going against stereotypes',
  VARIETY: 'variety',
  ATTAINABILITY: 'a path within reach',
};

/**
 * Smallest single changes, one of a kind, that would bring a role model among the first, or at least out of what stands in the
 * way where more than that does. None where they are among the first already. For staff only: they tell of limits and times.
 */
export function counterfactuals(whyNot: WhyNot, titles: CounterfactualTitles): readonly CounterfactualTold[] {
  if (isAmongFirst(whyNot, asItIs(whyNot))) return [];
  const { failed } = explainConditions(whyNot.candidate, prepareAsk(whyNot.ask, whyNot.today, whyNot.reference));
  if (failed.length === 0) return weightTold(whyNot);
  return levers.flatMap((lever) => told(whyNot, lever, { failed, titles }));
}

function weightTold(whyNot: WhyNot): readonly CounterfactualTold[] {
  const change = smallestWeightChange(whyNot);
  if (change === null) return [];
  const { criterion, from, to } = change;
  const explanation = `${to > from ? 'Raise' : 'Lower'} the weight of ${COMPONENTS[criterion]} from ${percent(from)} to ${percent(to)}, the other weights in proportion.`;
  return [{ kind: 'WEIGHT', explanation, isEnough: true }];
}

const percent = (weight: number): string => `${Number((weight * 100).toFixed(1))}%`;

interface Failure {
  readonly failed: readonly FailedCondition[];
  readonly titles: CounterfactualTitles;
}

/** The first of a lever's changes, smallest first, that is enough; where none is, the first that removes what it is about. */
function told(whyNot: WhyNot, lever: Lever, { failed, titles }: Failure): readonly CounterfactualTold[] {
  const concerned = failed.filter(({ condition }) => lever.conditions.includes(condition));
  if (concerned.length === 0) return [];
  const changes = lever.changes(whyNot, titles).map((change): Change => ({ ...asItIs(whyNot), ...change }));
  const helpful = changes.filter((change) => helps(whyNot, change, concerned, failed));
  const enough = helpful.find((change) => isAmongFirst(whyNot, change));
  const best = enough ?? helpful[0];
  return best ? [{ kind: lever.kind, explanation: best.explanation, isEnough: enough !== undefined }] : [];
}

/** Whether a condition the lever is about then holds, and none that held fails. */
function helps(
  { today, reference }: WhyNot,
  { candidate, ask }: Change,
  concerned: readonly FailedCondition[],
  before: readonly FailedCondition[],
): boolean {
  const prepared = prepareAsk(ask, today, reference);
  if (meetsEveryCondition(candidate, prepared)) return true;
  const left = explainConditions(candidate, prepared).failed.map(({ condition }) => condition);
  const known = before.map(({ condition }) => condition);
  return left.every((condition) => known.includes(condition)) && concerned.some(({ condition }) => !left.includes(condition));
}
