/**
 * The columns of the index: one typed array for each fact about a role model, by slot. What is of many lengths (occupations, topics,
 * traits, months with commitments, days away) stands in a record of 16-bit words; what a search asks of very many is in rows.
 */
export class Columns {
  /** What a search asks of very many, side by side: ROW_WORDS a slot, at the places ROW has. */
  readonly rows: Uint32Array;
  readonly lift: Uint16Array;
  readonly recordStart: Uint32Array;
  readonly recordLength: Uint16Array;
  readonly flags: Uint16Array;
  readonly forms: Uint16Array;
  /** Bit of each year group; none for any. */
  readonly yearGroups: Uint16Array;
  /** 0 for any. */
  readonly largestGroup: Uint16Array;
  readonly accessNeeds: Uint8Array;
  readonly usualSlots: Uint32Array;
  /** Day they come of age; 0 where nothing says that they are not. */
  readonly adultOn: Uint16Array;
  readonly capacity: Uint8Array;
  readonly place: Uint16Array;
  readonly travelLimit: Uint16Array;
  readonly recentInvitations: Uint16Array;
  /** Number of the load. */
  readonly load: Uint16Array;
  /** Day from which something of this no longer holds; 0 for never. */
  readonly changesOn: Uint16Array;

  constructor(readonly slots: number) {
    this.rows = new Uint32Array(slots * ROW_WORDS);
    this.lift = new Uint16Array(slots);
    this.recordStart = new Uint32Array(slots);
    this.recordLength = new Uint16Array(slots);
    this.flags = new Uint16Array(slots);
    this.forms = new Uint16Array(slots);
    this.yearGroups = new Uint16Array(slots);
    this.largestGroup = new Uint16Array(slots);
    this.accessNeeds = new Uint8Array(slots);
    this.usualSlots = new Uint32Array(slots);
    this.adultOn = new Uint16Array(slots);
    this.capacity = new Uint8Array(slots);
    this.place = new Uint16Array(slots);
    this.travelLimit = new Uint16Array(slots);
    this.recentInvitations = new Uint16Array(slots);
    this.load = new Uint16Array(slots);
    this.changesOn = new Uint16Array(slots);
  }

  get bytes(): number {
    return this.all.reduce((sum, column) => sum + column.byteLength, 0);
  }

  /** The first `size` slots in columns of another capacity. */
  resized(size: number, capacity: number): Columns {
    const grown = new Columns(capacity);
    grown.all.forEach((column, place) => {
      const from = this.all[place]!;
      column.set(from.subarray(0, (size * from.length) / this.slots));
    });
    return grown;
  }

  /** Slot `order[i]` becomes slot `i`. */
  reordered(order: Uint32Array, capacity: number): Columns {
    const sorted = new Columns(capacity);
    sorted.all.forEach((to, place) => {
      reorder(this.all[place]!, to, order, to.length / capacity);
    });
    return sorted;
  }

  /** In the order they were made. */
  private get all(): readonly Column[] {
    return Object.values(this).filter((value) => ArrayBuffer.isView(value)) as Column[];
  }
}

function reorder(from: Column, to: Column, order: Uint32Array, width: number): void {
  for (let slot = 0; slot < order.length; slot += 1)
    for (let place = 0; place < width; place += 1) to[slot * width + place] = from[order[slot]! * width + place]!;
}

type Column = Uint8Array | Uint16Array | Uint32Array;

/** Words of a row: a line of the processor's cache holds four rows. */
export const ROW_WORDS = 4;
/** Places in a row. */
export const ROW = {
  /** Number of the cell, see index-cells.engine.ts; NO_CELL for a slot nobody is in. */
  CELL: 0,
  /** Unit groups held before, three numbers of OTHER_BITS as `otherPlace` has them; the last is MANY where there are more. */
  OTHERS: 1,
  /** Topics as bits, see `topicBit`: no common bit, no common topic. */
  TOPICS: 2,
  /** Number of the attainment, and above it the bits of common traits, see `IndexHolders.common`. */
  WAY: 3,
} as const;
/** Bits of a row for common traits. */
export const COMMON_BITS = 8;
/**
 * All the others of its word: 16,777,216 attainments have a number. There can be no more than 1,600,000: 20,000 numbers of whole years
 * between days whose years have four digits, eight routes and ten starting levels, unknown among both.
 */
export const ATTAINMENT_BITS = 32 - COMMON_BITS;
export const ATTAINMENT_MASK = (1 << ATTAINMENT_BITS) - 1;
export const NO_CELL = 0xffffffff;
/** Bits of a unit group held before, of which `others` has three. */
export const OTHER_BITS = 10;
/** In place of a unit group: there are more than have a place, or one whose number is too large for it. */
export const MANY = 1;
/** 0 is none. */
export const otherPlace = (number: number): number => (number + 2 < 1 << OTHER_BITS ? number + 2 : MANY);
/** Bits for topics, each shared by two or three: there are some seventy. */
export const TOPIC_BITS = 32;
export const topicBit = (number: number): number => number % TOPIC_BITS;
/** Words an id takes in `ids`. */
export const ID_WORDS = 4;

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
