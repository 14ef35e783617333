import type { PartOfDay, Slot } from '../matching/matching.types';
import { ownText } from '../platform/text';

/** The control characters that gathered rows are told apart by: they occur in nothing that is kept of role models. */
const FIELD = '\u001f';
const ENTRY = '\u001e';

/** Characters of a uuid. */
const ID_LENGTH = 36;

const NOTHING: readonly never[] = [];

/** Entries of a gathered text; none for the empty text. */
export const entriesOf = (text: string): readonly string[] => (text === '' ? NOTHING : text.split(ENTRY));

/** Fields of an entry: `field(0)` is the first; the empty text where there is none. */
export function fieldsOf(entry: string): (index: number) => string {
  const fields = entry.split(FIELD);
  return (index) => fields[index] ?? '';
}

/**
 * Entries of a gathered text that begin with the id of whom they belong to, in lists by that id and in no order.
 * Equal entries are read once and shared: there are far fewer of them than people.
 */
export function groupsOf<Entry>(text: string, entryFrom: (field: (index: number) => string) => Entry) {
  const groups = new Map<string, Entry[]>();
  const read = once((rest) => entryFrom(fieldsOf(rest)));
  for (const entry of entriesOf(text)) {
    const id = entry.slice(0, ID_LENGTH);
    const group = groups.get(id);
    const item = read(entry.slice(ID_LENGTH + 1));
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return (id: string): readonly Entry[] => groups.get(id) ?? NOTHING;
}

/** Reads comma-separated lists; equal texts answer the same list, and equal items are the same, so that thousands alike are kept once. */
export function listReader<Item>(itemFrom: (text: string) => Item) {
  const item = once(itemFrom);
  return once((text): readonly Item[] => (text === '' ? NOTHING : text.split(',').map(item)));
}

function once<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const first = read(text);
    known.set(text, first);
    return first;
  };
}

const words = new Map<string, string>();

/** Equal words are one and the same however often they are read. They are kept: for those of closed lists only, of which there are some hundreds. */
export function word(text: string): string {
  const known = words.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  words.set(own, own);
  return own;
}

/** A time of the week as it is kept, such as `1-MORNING`. */
export function slotFrom(text: string): Slot {
  const [weekday, part] = text.split('-');
  return { weekday: Number(weekday), part: part as PartOfDay };
}
