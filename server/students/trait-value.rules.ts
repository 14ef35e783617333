import type { TraitKind } from '../../schema/shared/trait-kind.type';

export type TraitKindKey = `${TraitKind}`;

/** What a trait's value is checked against. */
export interface KnownPlaces {
  /** Upper case. */
  readonly hasOutcode: (outcode: string) => boolean;
  readonly hasSchool: (id: string) => boolean;
}

const LONGEST_GROUP = 80;

/** A language code of BCP 47 without its region: two or three letters, perhaps a script. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/;

type Check = (value: string, known: KnownPlaces) => string | null;

const isYes: Check = (value) => (value === 'yes' ? null : 'must be `yes`; to take it back, withdraw it');

const CHECKS: Readonly<Record<TraitKindKey, Check>> = {
  SEX: (value) => (['FEMALE', 'MALE', 'OTHER'].includes(value) ? null : 'must be FEMALE, MALE or OTHER'),
  ETHNIC_GROUP: problemWithGroup,
  SEND: isYes,
  FIRST_IN_FAMILY_TO_UNIVERSITY: isYes,
  FREE_SCHOOL_MEALS: isYes,
  CARE_EXPERIENCED: isYes,
  YOUNG_CARER: isYes,
  ENGLISH_AS_ADDITIONAL_LANGUAGE: isYes,
  FIRST_LANGUAGE: (value) => (LANGUAGE.test(value) ? null : 'must be a language code in lower case, such as pl for Polish'),
  TOWN: (value, known) => (known.hasOutcode(value) ? null : 'must be an outcode, the first half of a postcode, such as NE1'),
  SCHOOL: (value, known) => (known.hasSchool(value) ? null : 'must be the ID of a school; the query `schools` lists them'),
};

function problemWithGroup(value: string): string | null {
  const length = Array.from(value).length;
  if (length < 2 || length > LONGEST_GROUP || /\p{C}/u.test(value))
    return `must be the name of a group, 2 to ${LONGEST_GROUP} characters`;
  return null;
}

/** The value as it is kept and compared between people: without spaces around it, codes in their usual case. */
export function keptTraitValue(kind: TraitKindKey, value: string): string {
  const text = value.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (kind === 'TOWN' || kind === 'SEX') return text.toUpperCase();
  return kind === 'ETHNIC_GROUP' || kind === 'FIRST_LANGUAGE' ? text : text.toLowerCase();
}

/** What is wrong with a kept value, going on from the name of its field; null where nothing is. */
export const problemWithTraitValue = (kind: TraitKindKey, value: string, known: KnownPlaces): string | null =>
  CHECKS[kind](value, known);

const SEVERAL: ReadonlySet<TraitKindKey> = new Set<TraitKindKey>(['TOWN', 'SCHOOL', 'FIRST_LANGUAGE']);

/** Whether one person may have several values of a kind; of the others a new value takes the place of the old. */
export const mayHaveSeveral = (kind: TraitKindKey): boolean => SEVERAL.has(kind);
