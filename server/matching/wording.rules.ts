/** Small pieces of plain English that the explanations and reasons share. */
import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Route } from '../../schema/shared/route.type';
import type { Key, PartOfDay } from './matching.types';

/** 'physics', 'physics and art', 'physics, art and music'. */
export function inARow(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** Titles that keep their capital inside a sentence: abbreviations, and names of languages and peoples. */
const keepsCapital = /^(?:.[A-Z&0-9]|English\b|European\b|Welsh\b)/u;

/** 'Civil engineers' becomes 'civil engineers', 'IT managers' stays; what a title adds in brackets or by 'n.e.c.' is left out. */
export function insideSentence(title: string): string {
  return lowered(title.replace(/ \(.*\)$/u, '').replace(/ n\.e\.c\.?$/u, ''));
}

const lowered = (title: string): string => (keepsCapital.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1));

/** An entry of a classification. */
export interface Titled {
  readonly code: string;
  readonly title: string;
}

/**
 * Inside a sentence, a name to find one entry by: as it is written, with its code, where what `insideSentence` leaves of it names another
 * as well, as 'other skilled trades' would the group above. A code nobody knows stands for itself.
 */
export function nameToFind(entries: readonly Titled[], code: string): string {
  const title = entries.find((entry) => entry.code === code)?.title ?? code;
  const bare = insideSentence(title);
  const isOfOthers = entries.some((entry) => entry.code !== code && insideSentence(entry.title) === bare);
  return isOfOthers ? `${lowered(title)}, code ${code}` : bare;
}

export function startSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}

const forms: Readonly<Record<Key<EncounterForm>, string>> = {
  TALK: 'talks',
  CAREERS_FAIR: 'careers fairs',
  WORKSHOP: 'workshops',
  MOCK_INTERVIEW: 'mock interviews',
  WORKPLACE_VISIT: 'workplace visits',
  WORK_EXPERIENCE: 'work experience',
  JOB_SHADOWING: 'job shadowing',
  MENTORING_SESSION: 'mentoring',
  PROJECT: 'projects',
  ONLINE_SESSION: 'online sessions',
};

export function formInWords(form: Key<EncounterForm>): string {
  return forms[form];
}

const needs: Readonly<Record<Key<AccessNeed>, string>> = {
  STEP_FREE: 'step-free access',
  SIGN_LANGUAGE: 'sign language',
  HEARING_LOOP: 'a hearing loop',
  LARGE_PRINT: 'large print',
  QUIET_SPACE: 'a quiet space',
  PLAIN_LANGUAGE: 'plain language',
  SHORT_SESSION: 'a short session',
};

export function needInWords(need: Key<AccessNeed>): string {
  return needs[need];
}

const parts: Readonly<Record<PartOfDay, string>> = { MORNING: 'mornings', AFTERNOON: 'afternoons', EVENING: 'evenings' };

export function partInWords(part: PartOfDay): string {
  return parts[part];
}

const routes: Readonly<Record<Key<Route>, string>> = {
  APPRENTICESHIP: 'came through an apprenticeship',
  DEGREE_APPRENTICESHIP: 'came through a degree apprenticeship',
  T_LEVEL: 'came through a T Level',
  FURTHER_EDUCATION: 'came through further education',
  UNIVERSITY: 'came through university',
  SUPPORTED_INTERNSHIP: 'came through a supported internship',
  STRAIGHT_TO_WORK: 'went straight to work',
};

export function routeInWords(route: Key<Route>): string {
  return routes[route];
}

/** Of a score of 0. Others may see more than that: weights differ, and so does what counts for whom. */
export const scoresNothing = (who: string): string => `${who} scores 0 by the weights in use and what may be counted for you`;
