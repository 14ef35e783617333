import { inOrder } from './in-order.engine';
import { type AudienceWorth, audienceWorth, shortfalls } from './index-audience.engine';
import { BAND_BITS, EARLIER_WORK } from './index-cells.engine';
import { ATTAINMENT_BITS, ATTAINMENT_MASK, type Columns, OTHER_BITS, ROW, ROW_WORDS } from './index-columns.engine';
import type { IndexRanges } from './index-ranges.engine';
import { floats, words } from './question-arrays.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { SlotWorth } from './slot-worth.engine';
import { WorkWorth } from './work-worth.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const [BITS, BAND, EARLIER] = [BAND_BITS, (1 << BAND_BITS) - 1, EARLIER_WORK] as const;
const { CELL, OTHERS, TOPICS, WAY } = ROW;
const [ROW_OF, COMMON, ATTAINMENT] = [ROW_WORDS, ATTAINMENT_BITS, ATTAINMENT_MASK] as const;
const [SECOND, THIRD, OTHER] = [OTHER_BITS, 2 * OTHER_BITS, (1 << OTHER_BITS) - 1] as const;

/** Places in a list, from one to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** In place of a limit. */
const NOBODY = -1;
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
  /** By the bits of common traits: how much less than with all of them somebody reaches, as a share of what INTEREST is. */
  private readonly traitLoss: Float64Array;
  /** By work: 1 for those of `promising`. */
  private readonly isPromising: Uint8Array;
  /** Slots that `find` found last. */
  private found: Uint32Array;

  constructor(audience: PreparedAudience, index: RoleModelIndex, scratch: RoleModelIndex['scratch']) {
    this.columns = index.columns;
    this.ranges = index.writer.cells.rangesFor(audience.disclosure);
    this.worth = audienceWorth(audience, index);
    this.traits = new SlotWorth(index, this.worth.traits, scratch);
    const { mostInterest } = this.worth;
    this.traitLoss = shortfalls(this.traits.common, this.traits.rest, mostInterest);
    this.found = new Uint32Array(this.ranges.longest);
    this.isPromising = new Uint8Array(this.ranges.works);
    this.works = new WorkWorth(index.writer.cells, this.worth, this.worth.mostAttainment + this.traits.rest);
  }

  /** Ranges of the works that promise most, in that order. */
  promising(): Uint32Array {
    const { works: count, ofWork } = this.ranges;
    const works = inOrder(this.works.promises.subarray(0, count)).subarray(0, Math.ceil(count * PROMISING));
    const promising: number[] = [];
    for (const work of works) {
      this.isPromising[work] = 1;
      for (let range = ofWork[work]!; range < ofWork[work + 1]!; range += 1) promising.push(range);
    }
    return inOrder(this.promisesOf(promising)).map((place) => promising[place]!);
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
      if (this.isPromising[work] === 1 || mosts[work]! + mostBand < floor) continue;
      for (let range = ofWork[work]!; range < ofWork[work + 1]!; range += 1) {
        // Written first and kept or not: about one in three is, in no order that the processor could guess.
        others[found] = range;
        found += Number(!(mosts[work]! + band[bands[range]!]! < floor));
      }
    }
    return others.subarray(0, found);
  }

  /** Of ranges: what somebody in each would reach by their present work and the highest lift in it. */
  private promisesOf(ranges: readonly number[]): Float64Array {
    const { workOf, bands } = this.ranges;
    const { band } = this.worth;
    const promises = floats(ranges.length);
    for (let place = 0; place < promises.length; place += 1)
      promises[place] = this.works.promises[workOf[ranges[place]!]!]! + band[bands[ranges[place]!]!]!;
    return promises;
  }

  /**
   * Slots of some ranges, from a place to before another, who could reach a floor without a trait of few; the next call writes over
   * them. How somebody came to their work and common traits lower the limit of a range (by their loss, on its scale); for who has
   * any of the topics it is higher. This runs over very many and nearly all fail, so all is asked at once: to ask one thing after the
   * other takes longer, for the processor would guess wrongly what comes of the first. And it calls nothing for each of them, nor is it
   * called for each range, though `leftBefore` and `isAny` say the same: code that is left or entered so often is not certain to be
   * compiled whole, and takes up to twice as long where it is not.
   */
  find(ranges: Uint32Array, { from, to }: Part, floor: number): Uint32Array {
    const { rows } = this.columns;
    const { starts, workOf } = this.ranges;
    const { perLeft, topicsAtMost } = this.works;
    const { attainmentLoss, unanswered } = this.worth;
    const { other, topics } = unanswered;
    const { traitLoss } = this;
    const { any } = topics;
    let size = 0;
    for (let place = from; place < to; place += 1) {
      const range = ranges[place]!;
      const limit = this.limitOf(range, floor);
      if (limit < 0) continue;
      const scale = perLeft[workOf[range]!]!;
      const moreByTopics = topicsAtMost[workOf[range]!]! - 1;
      const end = starts[range + 1]!;
      const found = this.roomFor(size + end - starts[range]!);
      for (let slot = starts[range]!; slot < end; slot += 1) {
        const row = slot * ROW_OF;
        const others = rows[row + OTHERS]!;
        const left = other[others & OTHER]! * other[(others >>> SECOND) & OTHER]! * other[others >>> THIRD]!;
        const shared = rows[row + TOPICS]! & any;
        const more = 1 + ((shared | -shared) >>> SIGN) * moreByTopics;
        const way = rows[row + WAY]!;
        if (left > more * (limit - scale * (attainmentLoss[way & ATTAINMENT]! + traitLoss[way >>> COMMON]!))) continue;
        found[size] = slot;
        size += 1;
      }
    }
    return this.found.subarray(0, size);
  }

  /**
   * How much of INTEREST the other features of somebody in a range may at most leave unanswered of what their work does, so that they
   * could reach a floor without a trait of few; below 0 where nobody could. Who is passed over is above it for certain: one that is not
   * a number, as infinity less infinity, passes over nobody.
   */
  private limitOf(range: number, floor: number): number {
    const { workOf, bands } = this.ranges;
    const { mosts, perLeft, leasts, topicsAtMost } = this.works;
    const work = workOf[range]!;
    const most = mosts[work]! + this.worth.band[bands[range]!]!;
    if (!(most >= floor)) return NOBODY;
    const limit = perLeft[work]! * (leasts[work]! + (most - floor) / this.worth.mostInterest);
    const isFirstWork = (bands[range]! & EARLIER) === 0;
    return isFirstWork && 1 > limit * topicsAtMost[work]! ? NOBODY : limit;
  }

  /** `found`, with what is in it, for so many. */
  private roomFor(slots: number): Uint32Array {
    if (slots > this.found.length) {
      const longer = new Uint32Array(slots * 2);
      longer.set(this.found);
      this.found = longer;
    }
    return this.found;
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
    for (const slot of slots) {
      const row = slot * ROW_OF;
      const cell = rows[row + CELL]!;
      const way = rows[row + WAY]!;
      const work = cell >>> BITS;
      const left = lefts[work]! * leftBefore(other, rows[row + OTHERS]!) * (1 - isAny(rows[row + TOPICS]! & any) * byTopics);
      const most = mosts[work]! + band[cell & BAND]! + worths[slot]! - mostInterest * (left - leasts[work]!);
      if (most + attainment[way & ATTAINMENT]! + common[way >>> COMMON]! >= needed) could[found++] = slot;
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

/** 1 where any bit is set, else 0: told without a branch, which the processor would guess wrongly for one in four. */
const isAny = (bits: number): number => (bits | -bits) >>> SIGN;

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** How much of interest what somebody did before leaves. */
const leftBefore = (other: Float64Array, others: number): number =>
  other[others & OTHER]! * other[(others >>> SECOND) & OTHER]! * other[others >>> THIRD]!;
