import type { Contribution, LiftFigure, Sex, ShareQuality } from './matching.types';
import type { MeetingFacts, Reader, Titles } from './reasons.types';
import { insideSentence, startSentence } from './wording.rules';

const people: Readonly<Record<Sex, string>> = { FEMALE: 'women', MALE: 'men' };

/** How far the figure is from being one of this very job in this country. */
const caveats: Readonly<Record<ShareQuality, string | null>> = {
  UK_WHOLE: null,
  UK_WIDER: 'a figure for a wider group of jobs',
  US_EXACT: 'an American figure',
  US_CLOSE: 'an American figure for much the same job',
  UK_PARENT: 'a figure for a wider group of jobs',
  US_PROXY: 'an American figure for a neighbouring job',
};

/**
 * COUNTER_STEREOTYPE. Where no figure may be told the sentence is the same for a woman, for a man and for nobody's word on it;
 * students hear of the work and never of anybody's sex.
 */
export function stereotypeSummary({ weight }: Contribution, facts: MeetingFacts, { standing, titles }: Reader): string {
  const { figure } = facts;
  if (standing === 'STUDENT')
    return figure ? 'Shows you a side of this work that people rarely hear about.' : 'Shows you this work from the inside.';
  if (weight === 0) return 'Its weight is 0 here, so this does not count.';
  if (figure) return `${facts.isFigureOfEarlierWork ? 'From earlier work: ' : ''}${figureInWords(figure, titles)}`;
  if (!facts.hasPublishedShare) return 'No published figure on women and men in this work, so nothing is claimed.';
  return facts.isSexShown
    ? 'Does not go against the usual picture of this work.'
    : 'Nothing is claimed here about this person and the usual picture of their work.';
}

/** Null for students: the publication's own words would tell them whose share it is. */
export function stereotypeSource({ weight }: Contribution, { figure }: MeetingFacts, { standing }: Reader): string | null {
  if (standing === 'STUDENT' || weight === 0 || figure === null) return null;
  return withYear(figure.source, figure.year);
}

/** '9 in 100 engineering professionals are women (WorldSkills UK).' */
function figureInWords(figure: LiftFigure, titles: Titles): string {
  const title = insideSentence(titles.occupation(figure.occupation));
  const caveat = caveats[figure.quality];
  const note = [publication(figure), ...(caveat === null ? [] : [caveat])].join(', ');
  return `${startSentence(inHundred(figure.share))} ${title} are ${people[figure.sex]} (${note}).`;
}

/** Whole people; `share` is 0 to 1. */
export function inHundred(share: number): string {
  const hundredths = Math.round(share * 100);
  if (hundredths === 0) return 'fewer than 1 in 100';
  return hundredths === 1 ? 'about 1 in 100' : `${hundredths} in 100`;
}

/** The publication without the note on what it covers, which `source` gives in full. */
function publication({ source, year }: LiftFigure): string {
  const [name = source] = source.split(/[(:;,]/u);
  return withYear(name.trim(), year);
}

function withYear(source: string, year: number | null): string {
  return year === null || source.includes(String(year)) ? source : `${source}, ${year}`;
}
