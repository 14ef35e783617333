import type { PreparedReference } from './prepared.types';

/** By key, such as `OCCUPATION:2121`: a number for each unit group of a reference, by its number. */
const COLUMNS = new WeakMap<PreparedReference, Map<string, Float64Array>>();

/** Many students share an interest, or have met the same work: what it is to each unit group is worked out once for each version of the reference data. */
export function unitGroupColumn(reference: PreparedReference, key: string, valueOf: (unitGroup: string) => number): Float64Array {
  const known = COLUMNS.get(reference) ?? new Map<string, Float64Array>();
  const column = known.get(key) ?? Float64Array.from(reference.unitGroups, valueOf);
  COLUMNS.set(reference, known.set(key, column));
  return column;
}
