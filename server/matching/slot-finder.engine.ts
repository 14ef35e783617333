import { type AudienceWorth, shortfalls } from './index-audience.engine';
import { EARLIER_WORK } from './index-cells.engine';
import { ATTAINMENT_BITS, ATTAINMENT_MASK, type Columns, OTHER_BITS, ROW, ROW_WORDS } from './index-columns.engine';
import type { IndexRanges } from './index-ranges.engine';
import { words } from './question-arrays.engine';
import type { SlotWorth } from './slot-worth.engine';
import type { WorkWorth } from './work-worth.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const EARLIER = EARLIER_WORK;
const { OTHERS, TOPICS, WAY } = ROW;
const [ROW_OF, COMMON, ATTAINMENT] = [ROW_WORDS, ATTAINMENT_BITS, ATTAINMENT_MASK] as const;
const [SECOND, THIRD, OTHER] = [OTHER_BITS, 2 * OTHER_BITS, (1 << OTHER_BITS) - 1] as const;

/** In place of a limit. */
const NOBODY = -1;
/** Place of the bit that tells whether a number is below 0. */
const SIGN = 31;

/** Places in a list, from one to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

interface Known {
  readonly ranges: IndexRanges;
  readonly traits: SlotWorth;
  readonly worth: AudienceWorth;
  readonly works: WorkWorth;
}

/**
 * Goes through ranges for the slots in them who could reach a floor without a trait of few. This runs over very many and nearly all fail,
 * so all is asked at once: to ask one thing after the other takes longer, for the processor would guess wrongly what comes of the first.
 * It calls nothing for each slot, nor is it called for each range, though `leftBefore` and `isAny` of the bound say the same: code that
 * is left or entered so often is not certain to be compiled whole, and takes up to twice as long where it is not. Nor does it destructure
 * an array to set two constants, which V8 then made for each range (100 kB a question, measured once).
 *
 * How somebody came to their work and common traits lower the limit of a range (by their loss, on its scale); for who has any of the
 * topics it is higher.
 */
export class SlotFinder {
  private readonly rows: Uint32Array;
  private readonly ranges: IndexRanges;
  private readonly worth: AudienceWorth;
  private readonly works: WorkWorth;
  /** As `Unanswered` has them. */
  private readonly other: Float64Array;
  private readonly any: number;
  private readonly attainmentLoss: Float64Array;
  /** By the bits of common traits: how much less than with all of them somebody reaches, as a share of what INTEREST is. */
  private readonly traitLoss: Float64Array;
  /** Slots that were found last. */
  private found: Uint32Array;

  constructor({ ranges, traits, worth, works }: Known, { rows }: Columns) {
    const { attainmentLoss, mostInterest, unanswered } = worth;
    this.rows = rows;
    this.ranges = ranges;
    this.worth = worth;
    this.works = works;
    this.other = unanswered.other;
    this.any = unanswered.topics.any;
    this.attainmentLoss = attainmentLoss;
    this.traitLoss = shortfalls(traits.common, traits.rest, mostInterest);
    this.found = words(ranges.longest);
  }

  /**
   * Those in some ranges, from a place to before another; the next call writes over them. Where nobody has earlier work and the
   * present one by itself leaves too much (a limit below 1), only topics can answer more: who has one, about one in six, is picked out
   * and asked the rest.
   */
  find(ranges: Uint32Array, { from, to }: Part, floor: number): Uint32Array {
    const { rows, other, any, attainmentLoss, traitLoss } = this;
    const { starts, workOf, bands } = this.ranges;
    const { perLeft, topicsAtMost } = this.works;
    let size = 0;
    for (let place = from; place < to; place += 1) {
      const range = ranges[place]!;
      const limit = this.limitOf(range, floor);
      if (limit < 0) continue;
      const scale = perLeft[workOf[range]!]!;
      const byTopics = topicsAtMost[workOf[range]!]!;
      const end = starts[range + 1]!;
      const found = this.roomFor(size + end - starts[range]!);
      if (limit < 1 && (bands[range]! & EARLIER) === 0) {
        let picked = size;
        for (let slot = starts[range]!; slot < end; slot += 1) {
          const shared = rows[slot * ROW_OF + TOPICS]! & any;
          found[picked] = slot;
          picked += (shared | -shared) >>> SIGN;
        }
        for (let at = size; at < picked; at += 1) {
          const way = rows[found[at]! * ROW_OF + WAY]!;
          found[size] = found[at]!;
          size += Number(!(1 > byTopics * (limit - scale * (attainmentLoss[way & ATTAINMENT]! + traitLoss[way >>> COMMON]!))));
        }
        continue;
      }
      for (let slot = starts[range]!; slot < end; slot += 1) {
        const row = slot * ROW_OF;
        const others = rows[row + OTHERS]!;
        const left = other[others & OTHER]! * other[(others >>> SECOND) & OTHER]! * other[others >>> THIRD]!;
        const shared = rows[row + TOPICS]! & any;
        const more = 1 + ((shared | -shared) >>> SIGN) * (byTopics - 1);
        const way = rows[row + WAY]!;
        if (!(left > more * (limit - scale * (attainmentLoss[way & ATTAINMENT]! + traitLoss[way >>> COMMON]!))))
          found[size++] = slot;
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
      const longer = words(slots * 2);
      longer.set(this.found);
      this.found = longer;
    }
    return this.found;
  }
}
