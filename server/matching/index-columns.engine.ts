/**
 * The columns of the index: one typed array for each fact about a role model, by slot. What is of many lengths (occupations, topics,
 * traits, months with commitments, days away) stands in a record of 16-bit words; what a search looks at first is in columns too.
 */
const SHAPE = {
  /** Number of the cell, see index-cells.engine.ts; NO_CELL for a slot nobody is in. */
  cell: Uint32Array,
  attainment: Uint16Array,
  lift: Uint16Array,
  /** Two unit groups held before, as otherPlace numbers them; NONE where there is none, MANY in the second where there are more. */
  otherOne: Uint16Array,
  otherTwo: Uint16Array,
  /** Topics as bits, by their number; see topicBit. */
  topicsOne: Uint32Array,
  topicsTwo: Uint32Array,
  topicsThree: Uint32Array,
  recordStart: Uint32Array,
  recordLength: Uint16Array,
  flags: Uint16Array,
  forms: Uint16Array,
  /** Bit of each year group; none for any. */
  yearGroups: Uint16Array,
  /** 0 for any. */
  largestGroup: Uint16Array,
  accessNeeds: Uint8Array,
  usualSlots: Uint32Array,
  /** Day they come of age; 0 where nothing says that they are not. */
  adultOn: Uint16Array,
  capacity: Uint8Array,
  place: Uint16Array,
  travelLimit: Uint16Array,
  recentInvitations: Uint16Array,
  /** Number of the load. */
  load: Uint16Array,
  /** Day from which something of this no longer holds; 0 for never. */
  changesOn: Uint16Array,
} as const;

type Shape = typeof SHAPE;
type Names = keyof Shape;
export type Columns = { readonly [Name in Names]: InstanceType<Shape[Name]> };

const NAMES = Object.keys(SHAPE) as Names[];
export const NO_CELL = 0xffffffff;
export const NONE = 0;
export const MANY = 1;
export const otherPlace = (number: number): number => number + 2;
/** Topics that have a bit of their own; the last bit stands for all others. */
export const TOPIC_BITS = 96;
export const topicBit = (number: number): number => Math.min(number, TOPIC_BITS - 1);
/** Words an id takes in `ids`. */
export const ID_WORDS = 4;

export const makeColumns = (capacity: number): Columns =>
  Object.fromEntries(NAMES.map((name) => [name, new SHAPE[name](capacity)])) as unknown as Columns;

/** The first `size` slots in columns of another capacity. */
export function resized(columns: Columns, size: number, capacity: number): Columns {
  const grown = makeColumns(capacity);
  for (const name of NAMES) grown[name].set(columns[name].subarray(0, size));
  return grown;
}

/** Slot `order[i]` becomes slot `i`. */
export function reordered(columns: Columns, order: Uint32Array, capacity: number): Columns {
  const sorted = makeColumns(capacity);
  for (const name of NAMES) {
    const from = columns[name];
    const to = sorted[name];
    for (let slot = 0; slot < order.length; slot += 1) to[slot] = from[order[slot]!]!;
  }
  return sorted;
}

export const bytesOf = (columns: Columns): number => NAMES.reduce((sum, name) => sum + columns[name].byteLength, 0);

/** Bits of `flags`. */
export const FLAG = {
  PAUSED: 1,
  ONLINE: 2,
  IN_PERSON: 4,
  RECORDED_CHECK: 8,
  FOR_AREA: 16,
  FOR_EVERYONE: 32,
  SEX_SHOWN: 64,
  FEMALE: 128,
  HAS_MONTHS: 256,
  HAS_DAYS: 512,
  HAS_SCHOOLS: 1024,
} as const;

/** Kinds of entry in a record: the upper four bits of its first word; the rest is the beginning of its number. */
export const WORD = {
  /** A number of 12 bits: unit group held now, unit group held before, topic. */
  PRESENT: 0x0000,
  OTHER: 0x1000,
  TOPIC: 0x2000,
  /** Two words, a number of 28 bits: a trait that may be used, and one that may also be shown. */
  TRAIT: 0x3000,
  SHOWN_TRAIT: 0x4000,
  /** Month since 2000 and what is taken in it. */
  MONTH: 0x5000,
  /** First and last day. */
  AWAY: 0x6000,
  /** Part of the day, then the day. */
  BUSY: 0x7000,
  /** Two words, a number of 28 bits: school they are an alumnus of. */
  SCHOOL: 0x8000,
} as const;
export const KIND_BITS = 0xf000;
export const NUMBER_BITS = 0x0fff;

const { TOPIC: LAST_OF_ONE, AWAY: OF_THREE } = WORD;

/** Words of an entry by its kind. */
export function lengthOf(kind: number): number {
  if (kind <= LAST_OF_ONE) return 1;
  return kind === OF_THREE ? 3 : 2;
}
