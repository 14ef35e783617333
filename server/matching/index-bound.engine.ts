import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import { BAND_BITS, type IndexCells } from './index-cells.engine';
import { type Columns, HALF, ROW, TOPIC_BITS } from './index-columns.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { SlotWorth } from './slot-worth.engine';
import { WorkWorth } from './work-worth.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const { CELL, TOPICS_ONE, TOPICS_ALL, SHIFT: BY_WORDS } = ROW;
const { SHIFT: BY_HALVES, ATTAINMENT, LIFT, OTHER_ONE, OTHER_TWO, OTHER_THREE } = HALF;
const BITS = BAND_BITS;
const BAND = (1 << BAND_BITS) - 1;
const TOPIC_WORDS = TOPIC_BITS / 32;

/**
 * The most that slots could mean to an audience: never less than their reach, and told from a few numbers of each. What depends on the
 * present work and the band of a lift is told for all in a range at once.
 */
export class IndexBound {
  readonly traits: SlotWorth;
  private readonly columns: Columns;
  private readonly cells: IndexCells;
  private readonly worth: AudienceWorth;
  private readonly works: WorkWorth;

  constructor(audience: PreparedAudience, index: RoleModelIndex, scratch: RoleModelIndex['scratch']) {
    this.columns = index.columns;
    this.cells = index.writer.cells;
    this.worth = audienceWorth(audience, index);
    this.traits = new SlotWorth(index, this.worth.traits, scratch);
    this.works = new WorkWorth(this.cells, this.worth, this.worth.mostAttainment + this.traits.rest);
  }

  /** By work: what its people would reach by that alone, a guess at whom to look at first. */
  get promises(): Float64Array {
    return this.works.promises;
  }

  /** Of ranges: what somebody in each would reach by their present work and the highest lift in it. */
  promisesOf(ranges: readonly number[]): Float64Array {
    const { workOf, bands } = this.cells;
    const { band } = this.worth;
    const promises = new Float64Array(ranges.length);
    for (let place = 0; place < promises.length; place += 1)
      promises[place] = this.works.promises[workOf[ranges[place]!]!]! + band[bands[ranges[place]!]!]!;
    return promises;
  }

  /** The most that anybody of a work could reach, but for traits of few. */
  mostOfWork(work: number): number {
    return this.works.mosts[work]! + this.worth.mostLift;
  }

  /** The most that anybody in a range could reach, but for traits of few. */
  mostOfRange(range: number): number {
    return this.works.mosts[this.cells.workOf[range]!]! + this.worth.band[this.cells.bands[range]!]!;
  }

  /** How much of INTEREST the other features of somebody in a range may leave unanswered, for them to reach a floor; see `next`. */
  limitOf(range: number, floor: number): number {
    const { mostInterest } = this.worth;
    const { lefts, leasts } = this.works;
    const work = this.cells.workOf[range]!;
    return mostInterest > 0 ? (leasts[work]! + (this.mostOfRange(range) - floor) / mostInterest) / lefts[work]! : Infinity;
  }

  /** The next slot of a work, from one to before another, that could stay within a limit; `end` for none. It runs over very many. */
  next(from: number, end: number, limit: number, work: number): number {
    const { rows, halves } = this.columns;
    const { other, topics } = this.worth.unanswered;
    const { any } = topics;
    const limitWithTopics = limit / topics.least[this.works.topicRows[work]!]!;
    for (let slot = from; slot < end; slot += 1) {
      const left = leftBefore(other, halves, slot);
      if (left <= limit || (left <= limitWithTopics && (rows[(slot << BY_WORDS) + TOPICS_ALL]! & any) !== 0)) return slot;
    }
    return end;
  }

  /** Holders of a trait who could reach a floor, nearly all others passed over. */
  holdersAbove(floor: number): Uint32Array {
    const { slots, worths } = this.traits;
    const { mosts, lefts, leasts } = this.works;
    const { rows, halves } = this.columns;
    const { band, mostInterest, unanswered } = this.worth;
    const { other, topics } = unanswered;
    const [leastByTopics, could] = [topics.least[topics.general]!, new Uint32Array(slots.length)];
    let found = 0;
    for (const slot of slots) {
      const row = slot << BY_WORDS;
      const work = rows[row + CELL]! >>> BITS;
      const most = mosts[work]! + band[rows[row + CELL]! & BAND]! + worths[slot]!;
      if (!(most >= floor)) continue;
      let left = leftBefore(other, halves, slot);
      if ((rows[row + TOPICS_ALL]! & topics.any) !== 0) left *= leastByTopics;
      if (most - mostInterest * (lefts[work]! * left - leasts[work]!) >= floor) could[found++] = slot;
    }
    return could.subarray(0, found);
  }

  /** The most a slot could reach; not a number where nobody is, who so cannot get in. */
  mostOf(slot: number): number {
    const work = this.cellOf(slot) >>> BITS;
    return this.worthOf(slot) + this.worth.mostInterest * (1 - this.works.lefts[work]! * this.leftBesides(slot, work));
  }

  /** The most a slot could reach by all but interests. */
  worthOf(slot: number): number {
    const { attainment, lift } = this.worth;
    const { halves } = this.columns;
    const { rest, worths } = this.traits;
    const at = slot << BY_HALVES;
    const varied = this.works.varieties[this.cellOf(slot) >>> BITS]!;
    return varied + attainment[halves[at + ATTAINMENT]!]! + lift[halves[at + LIFT]!]! + rest + worths[slot]!;
  }

  /** How much of what a work leaves of interest the other features of a slot leave. */
  leftBesides(slot: number, work: number): number {
    const left = leftBefore(this.worth.unanswered.other, this.columns.halves, slot);
    return left * this.leftByTopics(slot, this.works.topicRows[work]!);
  }

  private leftByTopics(slot: number, row: number): number {
    const { masks, factors, width, places } = this.worth.unanswered.topics;
    const { rows } = this.columns;
    const topics = (slot << BY_WORDS) + TOPICS_ONE;
    let left = 1;
    for (let word = 0; word < TOPIC_WORDS; word += 1)
      for (let bits = rows[topics + word]! & masks[word]!; bits !== 0; bits &= bits - 1)
        left *= factors[row * width + places[word * 32 + lowest(bits)]!]!;
    return left;
  }

  private cellOf(slot: number): number {
    return this.columns.rows[(slot << BY_WORDS) + CELL]!;
  }
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** How much of interest what somebody did before leaves. Short, so that it costs no call where it is asked of very many. */
function leftBefore(other: Float64Array, halves: Uint16Array, slot: number): number {
  const at = slot << BY_HALVES;
  return other[halves[at + OTHER_ONE]!]! * other[halves[at + OTHER_TWO]!]! * other[halves[at + OTHER_THREE]!]!;
}
