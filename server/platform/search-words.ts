import { badInput } from './faults';
import { normalised } from './text';

const LONGEST_SEARCH = 100;

/**
 * What is searched for, as names are kept (`normalise`): null where nothing is. Refuses with BAD_USER_INPUT what is too long or has
 * nothing to find.
 */
export function searchWords(search: string | null | undefined, normalise = normalised): string | null {
  if (search == null) return null;
  if (search.length > LONGEST_SEARCH)
    throw badInput(`\`search\` may have at most ${LONGEST_SEARCH} characters; it has ${search.length}.`);
  const words = normalise(search);
  if (words === '') throw badInput('`search` must have at least one letter or digit; leave it out to list all.');
  return words;
}
