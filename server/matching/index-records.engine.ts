import { copyWith } from './copy-with.engine';
import {
  ATTAINMENT_BITS,
  type Columns,
  FACT,
  FLAG,
  KIND_BITS,
  lengthOf,
  longNumber,
  MANY,
  NUMBER_BITS,
  OTHER_BITS,
  otherPlace,
  ROW,
  ROW_WORDS,
  topicBit,
  WORD,
} from './index-columns.engine';
import { dayNumber, monthNumber, partNumber } from './index-days.engine';
import { IndexHolders } from './index-holders.engine';
import { KindNumbering, Numbering } from './index-numbering.engine';
import type { Candidate } from './matching.types';
import type { PreparedCareer, PreparedReference } from './prepared.types';
import { RecordDraft } from './record-draft.engine';

/** What other files have, here by value: read through its module each costs a call, several times a role model. */
const { PRESENT, OTHER, TOPIC, TRAIT, SHOWN_TRAIT, MONTH, AWAY, BUSY, SCHOOL } = WORD;
const { HAS_MONTHS, HAS_DAYS, HAS_SCHOOLS } = FLAG;
const { FLAGS } = FACT;
const { WAY, OTHERS, TOPICS } = ROW;
const [KIND, NUMBER, OTHER_WIDTH, ABOVE_WAY, WORDS] = [KIND_BITS, NUMBER_BITS, OTHER_BITS, ATTAINMENT_BITS, ROW_WORDS] as const;
const [wordsOf, placeOf, bitOf, longOf] = [lengthOf, otherPlace, topicBit, longNumber] as const;
const [dayNumberOf, monthNumberOf, partNumberOf] = [dayNumber, monthNumber, partNumber] as const;
/** Where in `others` the last that has a place begins. */
const LAST_OTHER = 2 * OTHER_WIDTH;

const NO_TRAITS: ReadonlySet<number> = new Set();
const FIRST_WORDS = 8_192;
const GROWTH = 1.25;
/** Share of words that may be left behind. */
const MOST_WASTE = 0.25;
const LARGEST = 0xffff;

/** The records: what is of many lengths about each role model, one after the other, and who has which trait. */
export class IndexRecords {
  words = new Uint16Array(FIRST_WORDS);
  /** Unit groups as the reference numbers them, then those it does not know. */
  readonly occupations: Numbering;
  /** `SECTOR:code` and `SUBJECT:code`. */
  readonly topics = new KindNumbering();
  /** `KIND:value`. */
  readonly traits = new KindNumbering();
  readonly schools = new Numbering();
  readonly holders = new IndexHolders();
  /** Whether `settle` is to note the holders of traits, so that nobody need do so before. */
  private holdersFollow = false;
  /** The most topics that anybody has named. */
  mostTopics = 0;
  private end = 0;
  /** Words and holders that records left behind, at most. */
  private waste = 0;
  /** The record being written. */
  private readonly draft = new RecordDraft();

  constructor(reference: PreparedReference) {
    this.occupations = new Numbering(reference.unitGroups);
  }

  /** Apart from these but for the numbers, which only grow. */
  copy(): IndexRecords {
    return copyWith<IndexRecords>(this, { words: this.words.slice(), holders: this.holders.copy() });
  }

  /** Whether laying the records anew would give back much. */
  get isWasteful(): boolean {
    return this.waste > Math.max(FIRST_WORDS, this.end * MOST_WASTE);
  }

  get bytes(): number {
    return this.words.byteLength + this.holders.bytes;
  }

  /** Adds its flags to those of the role model, and answers the unit groups held now. */
  write(columns: Columns, slot: number, candidate: Candidate, careers: readonly PreparedCareer[]): readonly number[] {
    this.draft.clear();
    const before = this.traitsOf(columns, slot);
    const present = this.addCareers(columns, slot, careers);
    this.addTopics(columns, slot, candidate);
    columns.rows[slot * WORDS + WAY] = this.addTraits(candidate, slot, before) << ABOVE_WAY;
    columns.setFact(slot, FLAGS, columns.fact(slot, FLAGS) | this.addDiary(candidate) | this.addSchools(candidate));
    this.keep(columns, slot);
    return present;
  }

  /** Holders are not noted any more as they are written, for `settle` notes them all. */
  leaveHolders(): void {
    this.holdersFollow = true;
  }

  /** Lays the records one after the other in the order of the slots. */
  settle(columns: Columns, slots: number): void {
    let total = 0;
    for (let slot = 0; slot < slots; slot += 1) total += columns.recordEnd(slot) - columns.recordStart(slot);
    const words = new Uint16Array(Math.max(FIRST_WORDS, Math.ceil(total * 1.02)));
    this.holders.clear(this.traits.size);
    let end = 0;
    for (let slot = 0; slot < slots; slot += 1) {
      const start = columns.recordStart(slot);
      const length = columns.recordEnd(slot) - start;
      for (let at = 0; at < length; at += 1) words[end + at] = this.words[start + at]!;
      columns.setRecord(slot, end, length);
      end += length;
    }
    this.words = words;
    this.end = end;
    this.waste = 0;
    this.holdersFollow = false;
    for (let slot = 0; slot < slots; slot += 1) this.noteHolder(columns, slot);
    this.holders.markCommon(columns.rows, slots);
  }

  private noteHolder(columns: Columns, slot: number): void {
    const end = columns.recordEnd(slot);
    for (let at = columns.recordStart(slot); at < end; at += wordsOf(this.words[at]! & KIND)) {
      const kind = this.words[at]! & KIND;
      if (kind === TRAIT || kind === SHOWN_TRAIT) this.holders.of(longOf(this.words, at)).add(slot);
    }
  }

  private addCareers(columns: Columns, slot: number, careers: readonly PreparedCareer[]): readonly number[] {
    const present: number[] = [];
    let others = 0;
    let at = 0;
    for (const { occupation, number, isPresent } of careers) {
      const known = number >= 0 ? number : this.occupations.numberOf(occupation);
      this.draft.add((isPresent ? PRESENT : OTHER) | known);
      if (isPresent) {
        if (present.at(-1) !== known) present.push(known);
        continue;
      }
      others = at <= LAST_OTHER ? others | (placeOf(known) << at) : withMany(others);
      at += OTHER_WIDTH;
    }
    columns.rows[slot * WORDS + OTHERS] = others;
    return present;
  }

  private addTopics(columns: Columns, slot: number, { profile: { topicSectors, topicSubjects } }: Candidate): void {
    this.mostTopics = Math.max(this.mostTopics, topicSectors.length + topicSubjects.length);
    const bits = this.addTopicsOf('SECTOR', topicSectors) | this.addTopicsOf('SUBJECT', topicSubjects);
    columns.rows[slot * WORDS + TOPICS] = bits;
  }

  /** Answers their bits. */
  private addTopicsOf(kind: 'SECTOR' | 'SUBJECT', codes: readonly string[]): number {
    let bits = 0;
    for (const code of codes) {
      const number = this.topics.numberOf(kind, code);
      this.draft.add(TOPIC | number);
      bits |= 1 << bitOf(number);
    }
    return bits;
  }

  /** Who had a trait before is among its holders already. Answers the bits of those that are common; while `settle` is to note both, none. */
  private addTraits({ profile }: Candidate, slot: number, before: ReadonlySet<number>): number {
    let common = 0;
    for (const trait of profile.traits) {
      const number = this.traits.numberOf(trait.kind, trait.value);
      this.draft.addLong(trait.mayBeShown ? SHOWN_TRAIT : TRAIT, number);
      if (this.holdersFollow) continue;
      const holders = this.holders.of(number);
      if (!before.has(number)) {
        holders.add(slot);
        this.waste += 1;
      }
      common |= this.holders.bitOf(number);
    }
    return common;
  }

  private traitsOf(columns: Columns, slot: number): ReadonlySet<number> {
    const [start, end] = [columns.recordStart(slot), columns.recordEnd(slot)];
    if (start === end) return NO_TRAITS;
    const numbers = new Set<number>();
    for (let at = start; at < end; at += wordsOf(this.words[at]! & KIND)) {
      const kind = this.words[at]! & KIND;
      if (kind === TRAIT || kind === SHOWN_TRAIT) numbers.add(longOf(this.words, at));
    }
    return numbers;
  }

  private addDiary({ commitments, away, busy }: Candidate): number {
    for (const [month, count] of commitments)
      if (count > 0) this.draft.addTwo(MONTH | (monthNumberOf(month) & NUMBER), Math.min(LARGEST, count));
    const months = this.draft.length;
    for (const { from, to } of away) {
      this.draft.addTwo(AWAY, dayNumberOf(from));
      this.draft.add(dayNumberOf(to));
    }
    for (const { day, part } of busy) this.draft.addTwo(BUSY | partNumberOf(part), dayNumberOf(day));
    return (commitments.size > 0 ? HAS_MONTHS : 0) | (this.draft.length > months ? HAS_DAYS : 0);
  }

  private addSchools({ alumnusOf }: Candidate): number {
    for (const school of alumnusOf) this.draft.addLong(SCHOOL, this.schools.numberOf(school));
    return alumnusOf.length > 0 ? HAS_SCHOOLS : 0;
  }

  /** In place of the record there was, where it is no longer than that; else at the end. */
  private keep(columns: Columns, slot: number): void {
    const { length, words } = this.draft;
    const known = columns.recordStart(slot);
    const before = columns.recordEnd(slot) - known;
    const isLonger = length > before;
    const start = isLonger ? this.end : known;
    this.waste += isLonger ? before : before - length;
    if (start + length > this.words.length) this.grow(start + length);
    for (let at = 0; at < length; at += 1) this.words[start + at] = words[at]!;
    columns.setRecord(slot, start, length);
    if (isLonger) this.end += length;
  }

  private grow(least: number): void {
    const grown = new Uint16Array(Math.ceil(least * GROWTH));
    grown.set(this.words);
    this.words = grown;
  }
}

/** With MANY in the last place. */
const withMany = (others: number): number => (others & ((1 << LAST_OTHER) - 1)) | (MANY << LAST_OTHER);
