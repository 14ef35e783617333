import { ID_WORDS } from './index-columns.engine';

/** By value: read through its module it costs a call each time. */
const WORDS = ID_WORDS;
const EMPTY = -1;
const GONE = -2;
/** Share of the table that may be taken, gone entries included. */
const FULL = 0.75;

/** Which slot a uuid is in: an open-addressed table beside the ids themselves, of 16 bytes each. */
export class SlotIds {
  words: Uint32Array;
  private table = new Int32Array(16).fill(EMPTY);
  private taken = 0;
  /** The id that was read last, and its words: who is written is looked for first. It may be a piece of a long text, so `reorder` forgets it. */
  private lastId = '';
  private readonly lastWords: [number, number, number, number] = [0, 0, 0, 0];

  constructor(capacity: number) {
    this.words = new Uint32Array(capacity * WORDS);
  }

  copy(): SlotIds {
    const copy = new SlotIds(0);
    copy.words = this.words.slice();
    copy.table = this.table.slice();
    copy.taken = this.taken;
    return copy;
  }

  /** -1 where it is in none. */
  slotOf(id: string): number {
    const at = this.find(id);
    return at < 0 ? -1 : this.table[at]!;
  }

  /** Puts an id that is in no slot into one. */
  add(slot: number, id: string): void {
    const words = this.wordsOf(id);
    for (let place = 0; place < WORDS; place += 1) this.words[slot * WORDS + place] = words[place]!;
    if (this.taken >= this.table.length * FULL) this.rebuild(slot);
    this.insert(slot);
  }

  remove(id: string): void {
    const at = this.find(id);
    if (at >= 0) this.table[at] = GONE;
  }

  /** The id in a slot, as text in lower case. */
  idOf(slot: number): string {
    const from = slot * WORDS;
    const [a, b, c, d] = [this.words[from]!, this.words[from + 1]!, this.words[from + 2]!, this.words[from + 3]!];
    return `${hex(a >>> 16)}${hex(a)}-${hex(b >>> 16)}-${hex(b)}-${hex(c >>> 16)}-${hex(c)}${hex(d >>> 16)}${hex(d)}`;
  }

  /** Negative where the id of `one` comes before that of `other`. */
  compare(one: number, other: number): number {
    for (let word = 0; word < WORDS; word += 1) {
      const difference = this.words[one * WORDS + word]! - this.words[other * WORDS + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  resize(capacity: number, size: number): void {
    const words = new Uint32Array(capacity * WORDS);
    words.set(this.words.subarray(0, size * WORDS));
    this.words = words;
  }

  /** Slot `order[i]` becomes slot `i`; nothing else remains. */
  reorder(order: Uint32Array, capacity: number): void {
    const words = new Uint32Array(capacity * WORDS);
    for (let slot = 0; slot < order.length; slot += 1)
      for (let word = 0; word < WORDS; word += 1) words[slot * WORDS + word] = this.words[order[slot]! * WORDS + word]!;
    this.words = words;
    this.lastId = '';
    this.lastWords.fill(0);
    this.fill(order.length);
  }

  get bytes(): number {
    return this.words.byteLength + this.table.byteLength;
  }

  private fill(size: number): void {
    this.table = new Int32Array(tableSize(size)).fill(EMPTY);
    this.taken = 0;
    for (let slot = 0; slot < size; slot += 1) this.insert(slot);
  }

  /** Without the gone ones. */
  private rebuild(size: number): void {
    const slots = this.table.filter((slot) => slot >= 0);
    this.table = new Int32Array(tableSize(Math.max(size, slots.length) + 1)).fill(EMPTY);
    this.taken = 0;
    for (const slot of slots) this.insert(slot);
  }

  private insert(slot: number): void {
    let at = this.placeOf(this.words[slot * WORDS + 1]!, this.words[slot * WORDS + 3]!);
    while (this.table[at] !== EMPTY) at = (at + 1) & (this.table.length - 1);
    this.table[at] = slot;
    this.taken += 1;
  }

  private placeOf(b: number, d: number): number {
    const mixed = Math.imul(d ^ (b << 7), 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & (this.table.length - 1);
  }

  /** Place of an id in the table, or -1. */
  private find(id: string): number {
    const words = this.wordsOf(id);
    for (let at = this.placeOf(words[1], words[3]); this.table[at] !== EMPTY; at = (at + 1) & (this.table.length - 1)) {
      const slot = this.table[at]!;
      if (slot >= 0 && this.holds(slot, words)) return at;
    }
    return -1;
  }

  private wordsOf(id: string): Words {
    if (id === this.lastId) return this.lastWords;
    const words = this.lastWords;
    words[0] = half(id, 0) * HALF + half(id, 4);
    words[1] = half(id, 9) * HALF + half(id, 14);
    words[2] = half(id, 19) * HALF + half(id, 24);
    words[3] = half(id, 28) * HALF + half(id, 32);
    this.lastId = id;
    return words;
  }

  private holds(slot: number, id: Words): boolean {
    const from = slot * WORDS;
    for (let place = 0; place < WORDS; place += 1) if (this.words[from + place] !== id[place]) return false;
    return true;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The lower 16 bits. */
const hex = (bits: number): string => HEX[(bits >>> 8) & 255]! + HEX[bits & 255]!;

type Words = readonly [number, number, number, number];

const HALF = 0x10000;

/** Four digits from a place on. */
function half(id: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 4; at += 1) value = value * 16 + digit(id.charCodeAt(at));
  return value;
}

/** A digit, or a letter from a to f or A to F, which lie in the next 64 codes. Without a branch: half of those would be guessed wrong. */
const digit = (code: number): number => (code & 15) + (code >> 6) * 9;

/** A power of two with room for as many. */
const tableSize = (size: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, (size + 1) / FULL)));
