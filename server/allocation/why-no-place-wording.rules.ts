import type { WhyNoPlace } from '../../schema/allocation/explain-allocation.type';
import type { Key } from '../matching/matching.types';
import { counted, inARow } from '../matching/wording.rules';
import type { SolveStatus } from './allocation.types';
import type { AtDate, ExplainedDate, GivenThere, ProposalForStudent } from './why-no-place.types';

type Code = Key<WhyNoPlace>;
type Told = Pick<ProposalForStudent, 'kind' | 'status' | 'target' | 'mostPerStudent'>;

interface Words {
  readonly sentence: (proposal: Told, at: AtDate) => string;
  /** Of so many dates, as in "3 are forbidden". */
  readonly several: (count: number) => string;
}

const NAMES: Readonly<Record<Told['kind'], string>> = {
  BEST_FIT: 'The best fit',
  FAIR: 'The fair plan',
  RANKED: 'The plan by ranked choices',
};

const words = (sentence: Words['sentence'] | string, one: string, several: string): Words => ({
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
  several: (count) => `${count} ${count === 1 ? one : several}`,
});

const WORDS: Readonly<Record<Code, Words>> = {
  FORBIDDEN: words('Staff forbade it.', 'is forbidden', 'are forbidden'),
  YEAR_GROUP: words(
    'Their year group is not taken there, or nobody there meets it.',
    'is not for their year group',
    'are not for their year group',
  ),
  ACCESS_NEEDS: words(
    'It does not meet their access needs.',
    'does not meet their access needs',
    'do not meet their access needs',
  ),
  HELD: words(
    'They hold a place at this offer already.',
    'is of an offer at which they hold a place',
    'are of offers at which they hold a place',
  ),
  BUSY: words('They are to be elsewhere at the time.', 'is when they are to be elsewhere', 'are when they are to be elsewhere'),
  FULL: words('No place was left there when the plan was worked out.', 'was full before', 'were full before'),
  CANNOT_RUN: words(
    (_, { minimumAudience }) => `It takes fewer students than the ${minimumAudience} it is held for, so nobody can come.`,
    'takes fewer students than it is held for',
    'take fewer students than they are held for',
  ),
  NOT_CHOSEN: words('They did not choose this offer.', 'is of an offer they did not choose', 'are of offers they did not choose'),
  SERVED: words(
    'They have a place already, and ranked choices give one.',
    'is more than the one place that ranked choices give',
    'are more than the one place that ranked choices give',
  ),
  TARGET_REACHED: words(
    ({ target }) =>
      `Without it they reach the target of ${counted(target, 'encounter')}, and the fair plan gives nothing beyond.`,
    'is beyond the target',
    'are beyond the target',
  ),
  MOST_REACHED: words(
    ({ mostPerStudent }) =>
      `They are given ${counted(mostPerStudent, 'place')} elsewhere, as many as anybody may take in this plan.`,
    'is beyond the most anybody may take',
    'are beyond the most anybody may take',
  ),
  OTHER_DATE: words(
    'They are given another date of this offer.',
    'is of an offer they are given',
    'are of offers they are given',
  ),
  CLASH: words(
    'They are given a place elsewhere at the time.',
    'clashes with what they are given',
    'clash with what they are given',
  ),
  TOO_FEW: words(tooFew, 'is not held, for too few would come', 'are not held, for too few would come'),
  ALL_GIVEN: words(allGiven, 'has all its places given to others', 'have all their places given to others'),
  LEFT_OPEN: words(leftOpen, 'has places left', 'have places left'),
};

function tooFew(_: Told, { given: { students }, minimumAudience }: AtDate): string {
  const sent = students === 0 ? 'nobody' : counted(students, 'student');
  return `The proposal sends ${sent} there, too few: it is held only for ${minimumAudience}.`;
}

function allGiven({ kind, status }: Told, { places, given }: AtDate): string {
  const all = places === 1 ? 'The one place left there goes to somebody else' : `All ${places} places left there go to others`;
  return `${all}; ${proof(kind, status)}.${kind === 'RANKED' ? '' : ` ${whoCame(given)}`}`;
}

/** Those given a place, by what they had before. */
function whoCame({ students, withFewer, withAsMany }: GivenThere): string {
  const groups: readonly (readonly [number, string])[] = [
    [withFewer, 'fewer encounters before than this student'],
    [withAsMany, 'as many encounters before as this student'],
    [students - withFewer - withAsMany, 'more encounters before than this student'],
  ];
  const some = groups.filter(([count]) => count > 0).map(([count, had]) => `${count} had ${had}`);
  return `Of those given one, ${inARow(some)}.`;
}

/** What is known of plans that would give them one. */
function proof(kind: Told['kind'], status: SolveStatus): string {
  if (status !== 'OPTIMAL') return 'the search ended on time, so a better plan may give this student one';
  const better: Readonly<Record<Told['kind'], string>> = {
    BEST_FIT: 'is worth more',
    FAIR: 'is fairer',
    RANKED: 'meets the choices better',
  };
  return `no plan that gives this student one ${better[kind]}`;
}

function leftOpen({ status }: Told): string {
  const why =
    status === 'OPTIMAL'
      ? 'It would add nothing to the proposal, or something changed since it was worked out.'
      : 'The search ended on time, so a better plan may give it to them.';
  return `A place is left there. ${why} To give it to them, fix them there and plan anew.`;
}

export const reasonSentence = (code: Code, proposal: Told, at: AtDate): string => WORDS[code].sentence(proposal, at);

/** What the proposal does for the student, and what stands in the way of the other dates, the most frequent first. */
export function explanationInWords(dates: readonly ExplainedDate[], { kind }: Pick<Told, 'kind'>, placesGiven: number): string {
  const gives = `${NAMES[kind]} gives this student ${placesGiven === 0 ? 'no place' : counted(placesGiven, 'place')}.`;
  if (dates.length === 0) return `${gives} None of its dates is still to be had, so no more can be told.`;
  const isChosen = ({ codes }: ExplainedDate): boolean => !codes.includes('NOT_CHOSEN');
  const others = dates.filter((date) => !date.isGiven && isChosen(date));
  const unchosen = dates.filter((date) => !isChosen(date)).length;
  const counts = new Map<Code, number>();
  for (const code of others.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = [...counts].sort(([, one], [, other]) => other - one).map(([code, count]) => WORDS[code].several(count));
  return [
    gives,
    ...(told.length === 0
      ? []
      : [`Of ${counted(others.length, placesGiven === 0 ? 'date' : 'other date')}: ${told.join('; ')}.`]),
    ...(unchosen === 0 ? [] : [`They did not choose the ${counted(unchosen, 'date')} of other offers.`]),
  ].join(' ');
}
