import type { Pair } from './allocation.types';

/** Items by a key, in their order. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

export const byStudent = ({ studentId }: Pair): string => studentId;
export const byDate = ({ offerDateId }: Pair): string => offerDateId;
