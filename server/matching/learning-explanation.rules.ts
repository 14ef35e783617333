import type { Evidence, LearnedCriterion, LearningExplanation } from './learning.types';
import { learnableBounds } from './learning.engine';
import type { Key, Weights } from './matching.types';
import type { Criterion } from '../../schema/matching/criterion.type';
import { comparable } from './ranking.engine';
import { CRITERIA, DEFAULT_WEIGHTS } from './score.engine';
import { inARow } from './wording.rules';

type CriterionKey = Key<Criterion>;

/** How each criterion begins a sentence, and the verb that goes with it. */
const SUBJECT: Readonly<Record<CriterionKey, readonly [name: string, verb: string]>> = {
  INTEREST: ['Interests', 'count'],
  BACKGROUND: ['A shared background', 'counts'],
  COUNTER_STEREOTYPE: ['Breaking a stereotype', 'counts'],
  VARIETY: ['Meeting somebody new', 'counts'],
  ATTAINABILITY: ['A path within reach', 'counts'],
};

const MEETINGS: Readonly<Record<CriterionKey, string>> = {
  INTEREST: 'the more a person spoke to their interests',
  BACKGROUND: 'the more of their background a person shared',
  COUNTER_STEREOTYPE: 'the more a person broke the stereotype of their job',
  VARIETY: 'the more a person differed from those they had met before',
  ATTAINABILITY: 'the closer a person’s path was to what is within their reach',
};

/** Shares of its default by which a weight moved, from which the words change. */
const A_LITTLE = 0.02;
const CLEARLY = 0.06;

/** What was learned, in sentences a careers leader understands: what moved, why, and what would undo it. */
export function explainLearning(before: Weights, after: Weights, evidence: Evidence): LearningExplanation {
  const criteria = CRITERIA.map((criterion): LearnedCriterion => {
    const moved = { criterion, before: before[criterion], after: after[criterion] };
    return { ...moved, summary: summaryOf(moved, evidence) };
  });
  return {
    responses: evidence.responses,
    summary: `From ${evidence.responses.toLocaleString('en-GB')} students’ answers after meetings of the same form. No single answer, no name and nothing they wrote was used.`,
    criteria,
    undo: `Undo puts back what counted before: ${weightsInWords(before)}. You can also set the weights yourself; answers to come that point the other way take them back step by step.`,
  };
}

/** Such as 'interests 40%, a shared background 20%, ...'. */
const weightsInWords = (weights: Weights): string =>
  inARow(CRITERIA.map((criterion) => `${SUBJECT[criterion][0].toLowerCase()} ${percent(weights[criterion])}`));

function summaryOf(moved: Omit<LearnedCriterion, 'summary'>, evidence: Evidence): string {
  const { criterion, before, after } = moved;
  const [name, verb] = SUBJECT[criterion];
  const direction = Math.sign(comparable(after) - comparable(before));
  if (direction === 0) return `${name} ${verb} as before (${percent(before)}): ${whyStill(criterion, after, evidence)}.`;
  const change = `${howMuch(Math.abs(after - before) / DEFAULT_WEIGHTS[criterion])} ${direction > 0 ? 'more' : 'less'}`;
  return `${name} ${verb} ${change} (${percent(before)} to ${percent(after)}): ${whyMoved(criterion, direction, evidence)}.`;
}

const howMuch = (share: number): string => (share < A_LITTLE ? 'very slightly' : share < CLEARLY ? 'a little' : 'clearly');

function whyMoved(criterion: CriterionKey, direction: number, evidence: Evidence): string {
  const links = linksInWords(criterion, evidence);
  const own = Math.sign(evidence.rating[criterion] + evidence.belief[criterion]);
  if (own === direction) return `${MEETINGS[criterion]}, ${links}`;
  const room = direction > 0 ? 'to take up what the others gave' : 'to make room for the others';
  return own === 0 ? `only ${room}; ${noLink(criterion, evidence)}` : `${room}, although ${MEETINGS[criterion]}, ${links}`;
}

function whyStill(criterion: CriterionKey, weight: number, evidence: Evidence): string {
  const { low, high } = learnableBounds(criterion);
  const isAtBound = [low, high].some((bound) => comparable(bound) === comparable(weight));
  const isPulled = evidence.rating[criterion] + evidence.belief[criterion] !== 0;
  return isPulled && isAtBound ? 'it is as far from its usual weight as learning may take it' : noLink(criterion, evidence);
}

const noLink = (criterion: CriterionKey, { rating, belief }: Evidence): string =>
  rating[criterion] !== 0 || belief[criterion] !== 0
    ? 'students’ answers pointed both ways'
    : 'students’ answers show no clear link with it';

function linksInWords(criterion: CriterionKey, { rating, belief }: Evidence): string {
  const links = [
    ...(rating[criterion] === 0 ? [] : [`the ${rating[criterion] > 0 ? 'higher' : 'lower'} they rated the meeting`]),
    ...(belief[criterion] === 0
      ? []
      : [`the ${belief[criterion] > 0 ? 'more' : 'less'} they came to believe that someone like them could do the job`]),
  ];
  return links.join(' and ');
}

/** To a tenth of a hundredth, so that a small step can be seen. */
const percent = (weight: number): string => `${Number((weight * 100).toFixed(1))}%`;
