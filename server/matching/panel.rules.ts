import type { MatchingReference } from './matching.types';
import { sectorsWithCounter } from './panel-coverage.engine';
import { fitsStereotype } from './panel-pool.rules';
import type { ChosenPanel, Coverage, PanelCandidate, PanelShape, PanelWanted, UnmetWish } from './panel.types';
import { scoresNothing } from './wording.rules';

export const LARGEST_PANEL = 10;

const NOBODY: Readonly<Record<Coverage, string>> = {
  A_WOMAN: 'Nobody who could come shows that she is a woman.',
  AN_APPRENTICE: 'Nobody who could come shows that they were an apprentice.',
  A_SMALL_EMPLOYER: 'Nobody who could come is from an employer of fewer than 50 people.',
  A_BARRIER_OVERCOME: 'Nobody who could come tells of a barrier they overcame.',
  COUNTER_STEREOTYPE_IN_EACH_SECTOR: 'Nobody who could come shows that they go against the stereotype of their job.',
};

/** What a panel was chosen from, and how it had to be. */
export interface PanelChoice {
  readonly candidates: readonly PanelCandidate[];
  readonly shape: PanelShape;
  /** How many were looked at where more could come; else null. */
  readonly lookedAt: number | null;
  /** Whether everybody who could come scores 0 for every student, by what counts for who asks. */
  readonly isWorthless: boolean;
  readonly reference: MatchingReference;
}

/** All that is told of a panel as a whole. */
export function panelInWords(chosen: ChosenPanel, choice: PanelChoice, asked: PanelWanted) {
  const { candidates, shape, lookedAt, isWorthless } = choice;
  const members = chosen.members.flatMap((index) => candidates[index] ?? []);
  const ofAll = isWorthless ? OF_EQUALS : lookedAt === null ? null : guaranteeOfCut(lookedAt);
  return {
    guarantee: ofAll ?? guaranteeOf(chosen, shape, { candidates, asked }),
    unmet: unmetWishes(
      candidates,
      asked.coverage,
      shape,
      lookedAt === null ? '' : ` Only ${whoOf(lookedAt, isWorthless)} were looked at.`,
    ),
    warnings: panelWarnings(members, { ...choice, size: asked.size }),
  };
}

const OF_EQUALS = 'Nothing is proved of this panel: nothing that counts here tells one panel from another.';

const whoOf = (lookedAt: number, isWorthless: boolean): string =>
  isWorthless ? `${inWords(lookedAt)} of those who could come` : `the ${inWords(lookedAt)} who reach these students most`;

/** Wishes that a panel of this shape leaves out, each with why. `among` goes on from there: who alone was looked at. */
export function unmetWishes(
  candidates: readonly PanelCandidate[],
  wishes: readonly Coverage[],
  { required, size }: PanelShape,
  among = '',
): readonly UnmetWish[] {
  return [...new Set(wishes)]
    .filter((wish) => !required.includes(wish))
    .map((coverage) => ({ coverage, explanation: `${whyUnmet(candidates, coverage, size)}${among}` }));
}

const inWords = (count: number): string => count.toLocaleString('en-GB');

/** What is proved of a panel where more could come than were looked at. */
const guaranteeOfCut = (lookedAt: number): string =>
  `Chosen from ${whoOf(lookedAt, false)} of all who could come. The gap says how far from the best panel of everybody it may be at most.`;

function whyUnmet(candidates: readonly PanelCandidate[], wish: Coverage, size: number): string {
  const isMetBySomebody =
    wish === 'COUNTER_STEREOTYPE_IN_EACH_SECTOR'
      ? sectorsWithCounter(candidates).size > 0
      : candidates.some(({ meets }) => meets.has(wish));
  if (!isMetBySomebody) return NOBODY[wish];
  return `Those who could come leave no room for it in a panel of ${size}. Another size, fewer other wishes or wider criteria may.`;
}

/** What is proved of a panel, in a sentence. `asked`: its size and all wishes, those the shape leaves out among them. */
export function guaranteeOf(
  { method, members }: Pick<ChosenPanel, 'method' | 'members'>,
  { required }: Pick<PanelShape, 'required'>,
  { candidates, asked }: { readonly candidates: readonly PanelCandidate[]; readonly asked: PanelWanted },
): string {
  if (candidates.length === 0) return 'Nobody could come, so nothing was chosen.';
  if (method === 'EXACT') {
    const isAll = members.length === asked.size && asked.coverage.every((wish) => required.includes(wish));
    return isAll
      ? 'No other panel of this size that has what you asked for, and no occupation twice without need, is worth more to these students.'
      : 'Not all you asked for could be had. No other panel that has as much of it, and no occupation twice without need, is worth more to these students.';
  }
  if (required.length > 0)
    return 'Nothing is proved beforehand where a panel must have certain people in it. The gap says how far from the best it may be at most.';
  return new Set(candidates.map(({ group }) => group)).size < candidates.length
    ? 'Worth at least half of the best panel in which no occupation comes twice without need. The gap often says more.'
    : 'Worth at least 63% (1 - 1/e) of the best panel of this size. The gap often says more.';
}

/** What to know of the panel as a whole. */
export function panelWarnings(
  members: readonly PanelCandidate[],
  asked: Pick<PanelChoice, 'reference' | 'isWorthless'> & Pick<PanelWanted, 'size'>,
): readonly string[] {
  if (members.length === 0) return ['Nobody meets every condition of this request, so there is no panel to suggest.'];
  const worthless = asked.isWorthless ? [NOTHING_COUNTS] : [];
  return [...worthless, ...tooFew(members, asked.size), ...allTypical(members, asked.reference)];
}

const NOTHING_COUNTS = `${scoresNothing('Everybody who could come')}, so nothing sets the people here apart from the others. Other weights may.`;

function tooFew({ length }: readonly PanelCandidate[], size: number): readonly string[] {
  if (length >= size) return [];
  const these =
    length === 1
      ? '1 person meets every condition, so this is everybody there is'
      : `${length} people meet every condition, so these are all`;
  return [`You asked for ${size}; only ${these}.`];
}

function allTypical(members: readonly PanelCandidate[], reference: MatchingReference): readonly string[] {
  if (!members.every(({ roleModel }) => fitsStereotype(roleModel, reference))) return [];
  return [
    members.length === 1
      ? 'The one person here fits the stereotype of their job: most people in it are of their sex.'
      : 'Everybody here fits the stereotype of their job: most people in it are of their sex. Asking for somebody who does not in each sector may help.',
  ];
}
