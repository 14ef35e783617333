import type { WhyNoPlace } from '../../schema/allocation/explain-allocation.type';
import type { Key } from '../matching/matching.types';
import { counted, inARow } from '../matching/wording.rules';
import type { DateForStudent, ExplainedDate, ProposalForStudent } from './why-no-place.rules';

type Code = Key<WhyNoPlace>;
type Told = Pick<ProposalForStudent, 'kind' | 'target' | 'mostPerStudent'>;
type AtDate = Pick<DateForStudent, 'placesLeft' | 'minimumAudience' | 'students' | 'settled' | 'withFewer' | 'withAsMany'>;

interface Words {
  readonly sentence: (at: AtDate, proposal: Told) => string;
  /** Of so many dates, as in "3 were forbidden". */
  readonly several: (count: number) => string;
}

const NAMES: Readonly<Record<Told['kind'], string>> = {
  BEST_FIT: 'The best fit',
  FAIR: 'The fair plan',
  RANKED: 'The plan by ranked choices',
};

/** By what a proposal gave places to others. */
const GOES_BY: Readonly<Record<Told['kind'], string>> = {
  BEST_FIT: 'the best fit gives places where need times score comes to the most over all students',
  FAIR: 'the fair plan gives as many students as can be a first encounter, then a second, and only then looks at scores',
  RANKED: 'ranked choices go by what all students chose',
};

const words = (sentence: Words['sentence'] | string, one: string, several: string): Words => ({
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
  several: (count) => `${count} ${count === 1 ? one : several}`,
});

const WORDS: Readonly<Record<Code, Words>> = {
  FORBIDDEN: words('Staff forbade it.', 'was forbidden', 'were forbidden'),
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
    'They held a place at this offer already.',
    'is of an offer at which they held a place',
    'are of offers at which they held a place',
  ),
  BUSY: words(
    'They were to be elsewhere at the time.',
    'is when they were to be elsewhere',
    'are when they were to be elsewhere',
  ),
  FULL: words('No place was left there.', 'was full before', 'were full before'),
  NOT_CHOSEN: words('They did not choose this offer.', 'is of an offer they did not choose', 'are of offers they did not choose'),
  SERVED: words(
    'Ranked choices give one place, and they have another.',
    'is more than the one place that ranked choices give',
    'are more than the one place that ranked choices give',
  ),
  TARGET_REACHED: words(
    (_, { target }) =>
      `Without it they reach the target of ${counted(target, 'encounter')}, and the fair plan gives nothing beyond.`,
    'is beyond the target',
    'are beyond the target',
  ),
  MOST_REACHED: words(
    (_, { mostPerStudent }) =>
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
  TOO_FEW: words(tooFew, 'had too few who would come', 'had too few who would come'),
  ALL_GIVEN: words(allGiven, 'had all its places given to others', 'had all their places given to others'),
  LEFT_OPEN: words(
    'A place was left there: it would have added nothing to the proposal, was not found in its time, did not meet their access needs as they were, or clashed with a date that was deleted since. Where one is left today, fix them there and plan anew.',
    'had places left',
    'had places left',
  ),
};

function tooFew({ students, minimumAudience }: AtDate): string {
  const sent = students === 0 ? 'nobody' : counted(students, 'student');
  return `The proposal sends ${sent} there, too few when it was worked out: it is held only for ${minimumAudience}.`;
}

function allGiven(at: AtDate, { kind }: Told): string {
  const all =
    at.placesLeft === 1
      ? 'The one place left there goes to somebody else'
      : `All ${at.placesLeft} places left there go to others`;
  const settled = at.settled === 0 ? '' : ` Staff fixed or required ${settledInWords(at)}.`;
  const isByOthers = at.settled < at.students ? `; ${GOES_BY[kind]}` : '';
  return `${all}${isByOthers}.${settled}${kind === 'RANKED' ? '' : ` ${whoCame(at)}`}`;
}

function settledInWords({ settled, students }: AtDate): string {
  if (settled < students) return `${settled} of these`;
  return students === 1 ? 'them there' : 'all of these';
}

/** Those given a place, by what they had before. */
function whoCame({ students, withFewer, withAsMany }: AtDate): string {
  const groups: readonly (readonly [number, string])[] = [
    [withFewer, 'fewer encounters before than this student'],
    [withAsMany, 'as many encounters before as this student'],
    [students - withFewer - withAsMany, 'more encounters before than this student'],
  ];
  const some = groups.filter(([count]) => count > 0).map(([count, had]) => `${count} had ${had}`);
  return `Of those given one, ${inARow(some)}.`;
}

export const reasonSentence = (code: Code, at: AtDate, proposal: Told): string => WORDS[code].sentence(at, proposal);

/** What the proposal does for the student, and what stood in the way of the other dates, the most frequent first. */
export function explanationInWords(dates: readonly ExplainedDate[], { kind, placesGiven }: ProposalForStudent): string {
  const gives = `${NAMES[kind]} gives this student ${placesGiven === 0 ? 'no place' : counted(placesGiven, 'place')}.`;
  const isChosen = ({ codes }: ExplainedDate): boolean => !codes.includes('NOT_CHOSEN');
  const others = dates.filter((one) => !one.date.isGiven && isChosen(one));
  const unchosen = dates.filter((one) => !isChosen(one)).length;
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
