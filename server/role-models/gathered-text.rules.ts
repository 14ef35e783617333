import type { PartOfDay, Slot } from '../matching/matching.types';

/** The control characters that gathered rows are told apart by: they occur in nothing that people write. */
const FIELD = '\u001f';
const ENTRY = '\u001e';

const NOTHING: readonly never[] = [];

/** Entries of a gathered text; none for null and for the empty text. */
export const entriesOf = (text: string | null): readonly string[] => (text === null || text === '' ? NOTHING : text.split(ENTRY));

/** Entries of a gathered text with their fields. */
export const fieldsOf = (text: string | null): readonly (readonly string[])[] =>
  entriesOf(text).map((entry) => entry.split(FIELD));

/** Reads comma-separated lists; equal texts answer the same list, so that thousands alike are kept once. */
export function listReader<Item>(itemFrom: (text: string) => Item): (text: string) => readonly Item[] {
  const known = new Map<string, readonly Item[]>();
  return (text) => {
    const items = known.get(text) ?? (text === '' ? NOTHING : text.split(',').map(itemFrom));
    known.set(text, items);
    return items;
  };
}

/** A time of the week as it is kept, such as `1-MORNING`. */
export function slotFrom(text: string): Slot {
  const [weekday, part] = text.split('-');
  return { weekday: Number(weekday), part: part as PartOfDay };
}
