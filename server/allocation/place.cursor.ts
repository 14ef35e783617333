import { badInput } from '../platform/faults';
import { isId } from '../platform/identifiers';

/** Position among proposed places: name, student and date; null for the first page. Refuses a cursor whose content was tampered with. */
export function placeAfter(after: readonly (string | number)[] | null): readonly [string, string, string] | null {
  if (after === null) return null;
  const [name, studentId, offerDateId, ...more] = after.map(String);
  const isWhole = name !== undefined && studentId !== undefined && offerDateId !== undefined && more.length === 0;
  if (!isWhole || name.includes('\0') || !isId(studentId) || !isId(offerDateId))
    throw badInput('`after` is not a cursor of this list. Use the `endCursor` of its previous page.');
  return [name, studentId, offerDateId];
}
