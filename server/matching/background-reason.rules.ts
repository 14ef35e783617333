import type { TraitKind } from '../../schema/shared/trait-kind.type';
import { countInWords, SMALLEST_AUDIENCE, tellingOf } from './disclosure.rules';
import type { Contribution, Key } from './matching.types';
import type { MeetingFacts, Reader, Standing, Titles, TraitFact } from './reasons.types';
import { inARow, startSentence } from './wording.rules';

const mostTold = 3;

/** What a student may be told it is about: where somebody is from, never what they are. */
const toldToStudents: ReadonlySet<Key<TraitKind>> = new Set<Key<TraitKind>>(['TOWN', 'SCHOOL']);

const inWords: Readonly<Record<Key<TraitKind>, (value: string, titles: Titles) => string>> = {
  SEX: () => '',
  ETHNIC_GROUP: (value) => `describes their ethnic group as ${value}`,
  SEND: () => 'had special educational needs or a disability at school',
  FIRST_IN_FAMILY_TO_UNIVERSITY: () => 'was the first in their family to go to university',
  FREE_SCHOOL_MEALS: () => 'had free school meals',
  CARE_EXPERIENCED: () => 'is care-experienced',
  YOUNG_CARER: () => 'was a young carer',
  ENGLISH_AS_ADDITIONAL_LANGUAGE: () => 'learned English as an additional language',
  FIRST_LANGUAGE: (value, titles) => `grew up speaking ${titles.language(value)}`,
  TOWN: (value) => `grew up in ${value}`,
  SCHOOL: (value, titles) => `went to ${titles.school(value)}`,
};

/** BACKGROUND: what is shared, as far as this reader may know of the students and anyone of the role model. */
export function backgroundSummary(contribution: Contribution, facts: MeetingFacts, reader: Reader): string {
  switch (reader.standing) {
    case 'STUDENT':
      return toStudent(facts, reader.titles);
    case 'MAY_READ_TRAITS':
      return toTrusted(contribution, facts, reader.titles);
    case 'STAFF':
      return toStaff(contribution, facts, reader.titles);
  }
}

/** One sentence for everything that is not said, so that it cannot be read off which it was. */
function toStudent({ traits }: MeetingFacts, titles: Titles): string {
  const told = traits.filter(({ kind, students }) => students > 0 && toldToStudents.has(kind));
  if (told.length === 0) return 'Where they come from is theirs to tell when you meet.';
  return `${startSentence(inARow(told.map((trait) => traitInWords(trait, titles))))}, like you.`;
}

function toTrusted({ weight, value }: Contribution, facts: MeetingFacts, titles: Titles): string {
  if (facts.withTraits === 0) return 'No background shared for matching yet, so this does not count.';
  if (weight === 0) return 'Its weight is 0 here, so this does not count.';
  const told = facts.traits.filter(({ students }) => students > 0).slice(0, mostTold);
  if (told.length === 0) return withoutNames(value, facts.size);
  if (facts.size > 1) return countedInWords(told, facts.size, 'MAY_READ_TRAITS', titles);
  return `${startSentence(inARow(told.map((trait) => traitInWords(trait, titles))))}, like this student.`;
}

/**
 * Counts that leave five or more on both sides are told. All others stand under one sentence that is as true of none as of four:
 * it depends on the role model alone, so no student's trait can be read off it.
 */
function toStaff({ weight, value }: Contribution, { traits, size }: MeetingFacts, titles: Titles): string {
  if (weight === 0) return 'This does not count for these students.';
  const telling = (trait: TraitFact) => tellingOf(trait.students, size, 'STAFF');
  const often = traits.filter((trait) => telling(trait) === 'EXACT' || telling(trait) === 'MOST').slice(0, mostTold);
  if (often.length > 0) return countedInWords(often, size, 'STAFF', titles);
  const seldom = traits
    .filter((trait) => telling(trait) === 'FEW')
    .toSorted(inKeyOrder)
    .slice(0, mostTold);
  if (seldom.length === 0 || value === 0) return withoutNames(value, size);
  const each =
    seldom.length === 1 ? ', like fewer than 5 of these students.' : '; fewer than 5 of these students share each of these.';
  return startSentence(inARow(seldom.map((trait) => traitInWords(trait, titles)))) + each;
}

/** Before fewer than five, what may not be shown does not count either, so there is nothing to hint at. */
function withoutNames(value: number, size: number): string {
  if (value > 0 && size >= SMALLEST_AUDIENCE) return 'Shares something of the background of some of these students.';
  return 'No background in common that may be told.';
}

function countedInWords(told: readonly TraitFact[], size: number, standing: Standing, titles: Titles): string {
  const each = told.map((trait) => `${traitInWords(trait, titles)}, like ${countInWords(trait.students, size, standing)}`);
  return `${startSentence(each.join('; '))}.`;
}

function traitInWords({ kind, value }: TraitFact, titles: Titles): string {
  return inWords[kind](value, titles);
}

function inKeyOrder(one: TraitFact, other: TraitFact): number {
  return `${one.kind}:${one.value}` < `${other.kind}:${other.value}` ? -1 : 1;
}
