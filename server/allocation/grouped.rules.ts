import type { Pair } from './allocation.types';

/** Items by a key, in their order. */
export function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export const byStudent = ({ studentId }: Pick<Pair, 'studentId'>): string => studentId;
export const byDate = ({ offerDateId }: Pick<Pair, 'offerDateId'>): string => offerDateId;
