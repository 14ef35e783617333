import { isId } from '../platform/identifiers';
import { notOfThisList } from '../platform/paging';

/** Position among proposed places: name, student and date; null for the first page. Refuses a cursor whose content was tampered with. */
export function placeAfter(after: readonly (string | number)[] | null): readonly [string, string, string] | null {
  if (after === null) return null;
  const [name, studentId, offerDateId, ...more] = after.map(String);
  const isWhole = name !== undefined && studentId !== undefined && offerDateId !== undefined && more.length === 0;
  if (!isWhole || name.includes('\0') || !isId(studentId) || !isId(offerDateId)) throw notOfThisList();
  return [name, studentId, offerDateId];
}
