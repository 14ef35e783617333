import { inOrder } from './in-order.engine';
import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import { BAND_BITS } from './index-cells.engine';
import { ATTAINMENT_BITS, ATTAINMENT_MASK, type Columns, OTHER_BITS, ROW, ROW_WORDS } from './index-columns.engine';
import type { IndexRanges } from './index-ranges.engine';
import { floats, words } from './question-arrays.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { type Part, SlotFinder } from './slot-finder.engine';
import { SlotWorth } from './slot-worth.engine';
import { WorkWorth } from './work-worth.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const [BITS, BAND] = [BAND_BITS, (1 << BAND_BITS) - 1] as const;
const { CELL, OTHERS, TOPICS, WAY } = ROW;
const [ROW_OF, COMMON, ATTAINMENT] = [ROW_WORDS, ATTAINMENT_BITS, ATTAINMENT_MASK] as const;
const [SECOND, THIRD, OTHER] = [OTHER_BITS, 2 * OTHER_BITS, (1 << OTHER_BITS) - 1] as const;

/** Place of the bit that tells whether a number is below 0. */
const SIGN = 31;

/** Share of the works that are gone through in the order of their promise. */
const PROMISING = 1 / 16;

/**
 * The most that slots could mean to an audience: never less than their reach, and told from a few numbers of each. What depends on the
 * present work and the band of a lift is told for all in a range at once.
 */
export class IndexBound {
  readonly traits: SlotWorth;
  /** Those whose numbers `find` takes. */
  readonly ranges: IndexRanges;
  private readonly columns: Columns;
  private readonly worth: AudienceWorth;
  private readonly works: WorkWorth;
  /** By work: 1 for those of `promising`. */
  private readonly isPromising: Uint32Array;
  private readonly finder: SlotFinder;

  constructor(audience: PreparedAudience, index: RoleModelIndex, scratch: RoleModelIndex['scratch']) {
    this.columns = index.columns;
    this.ranges = index.writer.cells.rangesFor(audience.disclosure);
    this.worth = audienceWorth(audience, index);
    this.traits = new SlotWorth(index, this.worth.traits, scratch);
    this.isPromising = words(this.ranges.works);
    this.works = new WorkWorth(index.writer.cells, this.worth, this.worth.mostAttainment + this.traits.rest);
    const { ranges, traits, worth, works } = this;
    this.finder = new SlotFinder({ ranges, traits, worth, works }, this.columns);
  }

  /** Ranges of the works that promise most, in that order. */
  promising(): Uint32Array {
    const { works: count, ofWork } = this.ranges;
    const works = inOrder(this.works.promises.subarray(0, count)).subarray(0, Math.ceil(count * PROMISING));
    const ranges = words(ofWork[count]!);
    let size = 0;
    for (const work of works) {
      this.isPromising[work] = 1;
      for (let range = ofWork[work]!; range < ofWork[work + 1]!; range += 1) ranges[size++] = range;
    }
    const promising = inOrder(this.promisesOf(ranges.subarray(0, size)));
    for (let place = 0; place < size; place += 1) promising[place] = ranges[promising[place]!]!;
    return promising;
  }

  /** All ranges but those of `promising`, which is asked before, in which somebody could reach a floor; as they lie in memory. */
  othersAbove(floor: number): Uint32Array {
    const { works, ofWork, bands } = this.ranges;
    const { band } = this.worth;
    const { mosts } = this.works;
    const mostBand = Math.max(...band);
    const others = words(bands.length);
    let found = 0;
    for (let work = 0; work < works; work += 1) {
      const needed = floor - mosts[work]!;
      if (this.isPromising[work] === 1 || mostBand < needed) continue;
      for (let range = ofWork[work]!; range < ofWork[work + 1]!; range += 1) {
        // Written first and kept or not: about one in three is, in no order that the processor could guess.
        others[found] = range;
        found += Number(!(band[bands[range]!]! < needed));
      }
    }
    return others.subarray(0, found);
  }

  /** Of ranges: what somebody in each would reach by their present work and the highest lift in it. */
  private promisesOf(ranges: Uint32Array): Float64Array {
    const { workOf, bands } = this.ranges;
    const { band } = this.worth;
    const promises = floats(ranges.length);
    for (let place = 0; place < promises.length; place += 1)
      promises[place] = this.works.promises[workOf[ranges[place]!]!]! + band[bands[ranges[place]!]!]!;
    return promises;
  }

  /** As `SlotFinder.find`. */
  find(ranges: Uint32Array, part: Part, floor: number): Uint32Array {
    return this.finder.find(ranges, part, floor);
  }

  /** Holders of a trait who could reach a floor, nearly all others passed over. */
  holdersAbove(floor: number): Uint32Array {
    const { slots, worths, common, rest } = this.traits;
    const { mosts, lefts, leasts } = this.works;
    const { rows } = this.columns;
    const { band, attainment, mostAttainment, mostInterest, unanswered } = this.worth;
    const { other, topics } = unanswered;
    const { any } = topics;
    const byTopics = 1 - topics.least[topics.general]!;
    const needed = floor + mostAttainment + rest;
    const could = words(slots.length);
    let found = 0;
    // Counted: `for` with `of` took nearly twice as long in one of two processes.
    const { length } = slots;
    for (let place = 0; place < length; place += 1) {
      const slot = slots[place]!;
      const row = slot * ROW_OF;
      const cell = rows[row + CELL]!;
      const way = rows[row + WAY]!;
      const work = cell >>> BITS;
      const left = lefts[work]! * leftBefore(other, rows[row + OTHERS]!) * (1 - isAny(rows[row + TOPICS]! & any) * byTopics);
      const most = mosts[work]! + band[cell & BAND]! + worths[slot]! - mostInterest * (left - leasts[work]!);
      // Written first and kept or not: nothing waits for what comes of it, so that many rows are fetched at a time.
      could[found] = slot;
      found += Number(most + attainment[way & ATTAINMENT]! + common[way >>> COMMON]! >= needed);
    }
    return could.subarray(0, found);
  }

  /** The most a slot could reach; not a number where nobody is, who so cannot get in. */
  mostOf(slot: number): number {
    const work = this.columns.rows[slot * ROW_OF + CELL]! >>> BITS;
    return this.worthOf(slot) + this.worth.mostInterest * (1 - this.works.lefts[work]! * this.leftBesides(slot, work));
  }

  /** The most a slot could reach by all but interests. */
  worthOf(slot: number): number {
    const { attainment, lift } = this.worth;
    const { rows, lift: lifts } = this.columns;
    const { common, worths } = this.traits;
    const row = slot * ROW_OF;
    const way = rows[row + WAY]!;
    const varied = this.works.varieties[rows[row + CELL]! >>> BITS]!;
    const traits = common[way >>> COMMON]! + worths[slot]!;
    return varied + attainment[way & ATTAINMENT]! + lift[lifts[slot]!]! + traits;
  }

  /** How much of what a work leaves of interest the other features of a slot leave. */
  private leftBesides(slot: number, work: number): number {
    const { rows } = this.columns;
    const { other, topics } = this.worth.unanswered;
    const { any, factors, width, places } = topics;
    const from = this.works.topicRows[work]! * width;
    let left = leftBefore(other, rows[slot * ROW_OF + OTHERS]!);
    for (let bits = rows[slot * ROW_OF + TOPICS]! & any; bits !== 0; bits &= bits - 1)
      left *= factors[from + places[lowest(bits)]!]!;
    return left;
  }
}

/** 1 where any bit is set, else 0: told without a branch, which the processor would guess wrongly for many. */
const isAny = (bits: number): number => (bits | -bits) >>> SIGN;

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** How much of interest what somebody did before leaves. */
const leftBefore = (other: Float64Array, others: number): number =>
  other[others & OTHER]! * other[(others >>> SECOND) & OTHER]! * other[others >>> THIRD]!;
