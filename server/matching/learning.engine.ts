import type { Evidence, Learning, Links, MeetingResponse } from './learning.types';
import type { Weights } from './matching.types';
import { correlationWithin, type Observation } from './correlation.engine';
import { projectOnto } from './projection.engine';
import { comparable } from './ranking.engine';
import { CRITERIA, DEFAULT_WEIGHTS } from './score.engine';
import { wantsRepetition } from './weights.rules';

/** Fewer answers say nothing of a school. */
export const LEAST_RESPONSES = 30;

/** How far a weight may ever be learned away from its default, as a share of the default. */
const FURTHEST = 0.5;

/**
 * The most one update moves a weight before the rest make room, as a share of its default: it takes five updates in a row that all
 * point one way, as clearly as can be, to reach the furthest. One odd term tilts nothing, and a careers leader has time to see it.
 */
const STEP = 0.1;

/** What lies within so many standard errors of no link may be chance, and is taken off: the regularisation. */
const STANDARD_ERRORS_OF_CHANCE = 2;

const OTHERS = CRITERIA.filter((criterion) => criterion !== 'COUNTER_STEREOTYPE');

/**
 * A school's weights after its students' answers, each answer used once. Each weight moves by how clearly its component goes with
 * better answers of the same form of meeting; then the weights are cut to within half of the defaults and to a sum of 1, by the
 * nearest point. COUNTER_STEREOTYPE moves by belief alone and the others make room: students rate the familiar higher, so what
 * they rate must not lower it. Depends on no order, and uses no words and no trait. Weights set by hand beyond what may be learned
 * are left alone.
 */
export function learnWeights(current: Weights, responses: readonly MeetingResponse[]): Learning {
  const told = responses.filter(({ rating, belief }) => rating !== null || belief !== null);
  const unchanged = (why: Extract<Learning, { why: string }>['why']): Learning => ({
    kind: 'UNCHANGED',
    why,
    responses: told.length,
  });
  if (!CRITERIA.every((criterion) => isWithinReach(criterion, current[criterion]))) return unchanged('SET_BEYOND');
  if (told.length < LEAST_RESPONSES) return unchanged('TOO_FEW');
  const evidence = evidenceIn(told);
  const weights = moved(current, evidence);
  const isSame = CRITERIA.every((criterion) => comparable(weights[criterion]) === comparable(current[criterion]));
  return isSame ? unchanged('NOTHING_CLEAR') : { kind: 'LEARNED', weights, evidence };
}

/** Lowest and highest weight that may be learned. */
export const learnableBounds = (criterion: keyof Weights): { readonly low: number; readonly high: number } => ({
  low: (1 - FURTHEST) * DEFAULT_WEIGHTS[criterion],
  high: (1 + FURTHEST) * DEFAULT_WEIGHTS[criterion],
});

function isWithinReach(criterion: keyof Weights, weight: number): boolean {
  const { low, high } = learnableBounds(criterion);
  return comparable(weight) >= comparable(low) && comparable(weight) <= comparable(high);
}

function evidenceIn(responses: readonly MeetingResponse[]): Evidence {
  const rating = linksOf(responses, (response) => response.rating);
  const belief = linksOf(responses, (response) => response.belief && response.belief.after - response.belief.before);
  return { responses: responses.length, rating: { ...rating, COUNTER_STEREOTYPE: 0 }, belief };
}

function linksOf(responses: readonly MeetingResponse[], answerOf: (response: MeetingResponse) => number | null): Links {
  const link = (criterion: keyof Weights): number =>
    beyondChance(
      responses.flatMap((response): Observation[] => {
        const { form, components } = response;
        const [value, answer] = [components[criterion], answerOf(response)];
        const isLeftOut = criterion === 'VARIETY' && wantsRepetition(form);
        return value === null || answer === null || isLeftOut ? [] : [{ group: form, value, answer }];
      }),
    );
  return {
    INTEREST: link('INTEREST'),
    BACKGROUND: link('BACKGROUND'),
    COUNTER_STEREOTYPE: link('COUNTER_STEREOTYPE'),
    VARIETY: link('VARIETY'),
    ATTAINABILITY: link('ATTAINABILITY'),
  };
}

function beyondChance(observations: readonly Observation[]): number {
  if (observations.length < LEAST_RESPONSES) return 0;
  const link = correlationWithin(observations);
  const chance = STANDARD_ERRORS_OF_CHANCE / Math.sqrt(observations.length);
  return Math.sign(link) * Math.max(0, Math.abs(link) - chance);
}

/** Mean of the two links: either kind of answer alone moves a weight half as far. */
const pull = ({ rating, belief }: Evidence, criterion: keyof Weights): number =>
  criterion === 'COUNTER_STEREOTYPE' ? belief[criterion] : (rating[criterion] + belief[criterion]) / 2;

function moved(current: Weights, evidence: Evidence): Weights {
  const wanted = (criterion: keyof Weights): number =>
    current[criterion] + STEP * DEFAULT_WEIGHTS[criterion] * pull(evidence, criterion);
  const { low, high } = learnableBounds('COUNTER_STEREOTYPE');
  const counterStereotype = Math.min(high, Math.max(low, wanted('COUNTER_STEREOTYPE')));
  const bounds = OTHERS.map(learnableBounds);
  const [INTEREST = 0, BACKGROUND = 0, VARIETY = 0, ATTAINABILITY = 0] = projectOnto(
    OTHERS.map(wanted),
    { low: bounds.map(({ low: least }) => least), high: bounds.map(({ high: most }) => most) },
    1 - counterStereotype,
  );
  return { INTEREST, BACKGROUND, COUNTER_STEREOTYPE: counterStereotype, VARIETY, ATTAINABILITY };
}
