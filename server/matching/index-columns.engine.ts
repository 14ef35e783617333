/**
 * What the index holds about each role model, in typed arrays by slot. What is of many lengths (occupations, topics, traits, months with
 * commitments, days away) stands in a record of 16-bit words; what a search asks of very many is in rows, and what it asks of those who
 * are left in facts: side by side, for each line of the processor's cache must be waited for.
 */
export class Columns {
  /** What a search asks of very many: ROW_WORDS a slot, at the places ROW has. */
  readonly rows: Uint32Array;
  /** What conditions and scores ask: FACT_WORDS a slot, at the places FACT has; and the same memory for what LONG_FACT has. */
  private readonly facts: Uint16Array;
  private readonly longFacts: Uint32Array;
  readonly lift: Uint16Array;
  /** Day from which something of this no longer holds; 0 for never. */
  readonly changesOn: Uint16Array;

  constructor(readonly slots: number) {
    this.rows = new Uint32Array(slots * ROW_WORDS);
    this.facts = new Uint16Array(slots * FACT_WORDS);
    this.longFacts = new Uint32Array(this.facts.buffer);
    this.lift = new Uint16Array(slots);
    this.changesOn = new Uint16Array(slots);
  }

  fact(slot: number, place: Fact): number {
    return this.facts[slot * FACT_WORDS + place]!;
  }

  setFact(slot: number, place: Fact, value: number): void {
    this.facts[slot * FACT_WORDS + place] = value;
  }

  longFact(slot: number, place: LongFact): number {
    return this.longFacts[slot * LONG_FACT_WORDS + place]!;
  }

  setLongFact(slot: number, place: LongFact, value: number): void {
    this.longFacts[slot * LONG_FACT_WORDS + place] = value;
  }

  /** Where the words of their record begin. */
  recordStart(slot: number): number {
    return this.longFact(slot, LONG_FACT.RECORD_START);
  }

  /** Where they end. */
  recordEnd(slot: number): number {
    return this.longFact(slot, LONG_FACT.RECORD_START) + this.fact(slot, FACT.RECORD_LENGTH);
  }

  setRecord(slot: number, start: number, length: number): void {
    this.setLongFact(slot, LONG_FACT.RECORD_START, start);
    this.setFact(slot, FACT.RECORD_LENGTH, length);
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

  /** Each of its memory once. */
  private get all(): readonly Column[] {
    return [this.rows, this.longFacts, this.lift, this.changesOn];
  }
}

function reorder(from: Column, to: Column, order: Uint32Array, width: number): void {
  for (let slot = 0; slot < order.length; slot += 1)
    for (let place = 0; place < width; place += 1) to[slot * width + place] = from[order[slot]! * width + place]!;
}

type Fact = (typeof FACT)[keyof typeof FACT];
type LongFact = (typeof LONG_FACT)[keyof typeof LONG_FACT];
type Column = Uint16Array | Uint32Array;

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
/** 16-bit words of the facts: a line of the processor's cache holds those of two. */
const FACT_WORDS = 16;
/** Places of facts of 32 bits, counted in these; the first four words are theirs. */
export const LONG_FACT = {
  RECORD_START: 0,
  /** Bits of the times of the week they usually can. */
  USUAL_SLOTS: 1,
} as const;
const LONG_FACT_WORDS = FACT_WORDS / 2;
/** Places of the others. */
export const FACT = {
  RECORD_LENGTH: 4,
  /** Bits as FLAG has them. */
  FLAGS: 5,
  FORMS: 6,
  /** Bit of each year group; none for any. */
  YEAR_GROUPS: 7,
  /** 0 for any. */
  LARGEST_GROUP: 8,
  ACCESS_NEEDS: 9,
  /** Day they come of age; 0 where nothing says that they are not. */
  ADULT_ON: 10,
  CAPACITY: 11,
  PLACE: 12,
  TRAVEL_LIMIT: 13,
  RECENT_INVITATIONS: 14,
  /** Number of the load. */
  LOAD: 15,
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

/** Bits of the flags. */
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

/** Bits of a number of 28 bits that stand in the second word of its entry. */
export const LOW_BITS = 16;
/** The number of an entry of two words. */
export const longNumber = (words: Uint16Array, at: number): number => ((words[at]! & NUMBER_BITS) << LOW_BITS) | words[at + 1]!;
