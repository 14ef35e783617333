import { badInput } from './faults';
import { isId } from './identifiers';

/**
 * The place in a list ordered by normalised name, then id, after which a page begins; null for the first page.
 * Refuses with BAD_USER_INPUT what no such list ever put into a cursor.
 */
export function placeInNames(after: readonly (string | number)[] | null): readonly [name: string, id: string] | null {
  if (after === null) return null;
  const [name, id, ...rest] = after;
  if (typeof name !== 'string' || name.includes('\0') || typeof id !== 'string' || !isId(id) || rest.length > 0)
    throw badInput('`after` is not a cursor of this list. Use the `endCursor` of its previous page.');
  return [name, id];
}
