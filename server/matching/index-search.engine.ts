import type { PreparedAsk } from './conditions.types';
import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import { type IndexCells, NOT_ONE } from './index-cells.engine';
import type { Columns } from './index-columns.engine';
import { IndexFilter } from './index-filter.engine';
import { IndexScore } from './index-score.engine';
import { RankedSlots } from './ranked-slots.engine';
import type { RankBy } from './rank-by.engine';
import type { Rank } from './ranking.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { SlotWorth } from './slot-worth.engine';

export interface IndexQuestion {
  readonly audience: PreparedAudience;
  readonly ask: PreparedAsk;
  /** IDs of those whom the school excluded, invited, or who refused this request. */
  readonly outside: ReadonlySet<string>;
  readonly rankBy: RankBy;
  /** Only those who rank behind it; null for the first. */
  readonly after: Rank | null;
  readonly count: number;
}

/** Bounds and scores are sums in different orders: only what is this much below the last place is passed over. */
const SLACK = 1e-6;
/** Share of the cells that are gone through in the order of their promise. */
const PROMISING = 1 / 16;
/** Steps in which what somebody could reach is told apart where an order is made of it. */
const STEPS = 256;

/**
 * The exact first `count` role models that meet every condition of an ask, by reach: what the plain engine answers, without looking
 * closely at everybody. Who shares a trait is looked at by the lists of holders; of all others, cell by cell, only those are scored
 * whom the sum of what their numbers are worth could still get in. Nobody is passed over who could.
 */
export function search(index: RoleModelIndex, question: IndexQuestion): readonly Rank[] {
  return new Search(index, question).run();
}

class Search {
  private readonly columns: Columns;
  private readonly cells: IndexCells;
  private readonly worth: AudienceWorth;
  private readonly filter: IndexFilter;
  private readonly scores: IndexScore;
  private readonly best: RankedSlots;
  private readonly traits: SlotWorth;
  /** By number of a cell: what VARIETY is worth, that and the most its band is, and how much of INTEREST its present work leaves. */
  private readonly varieties: Float64Array;
  private readonly worths: Float64Array;
  private readonly lefts: Float64Array;
  /** The most that anybody could reach by what is not bounded by cell. */
  private readonly others: number;
  /** Bound below which nobody gets in. */
  private floor = -Infinity;

  constructor(index: RoleModelIndex, { audience, ask, outside, rankBy, after, count }: IndexQuestion) {
    this.columns = index.columns;
    this.cells = index.writer.cells;
    this.worth = audienceWorth(audience, index);
    this.filter = new IndexFilter(index, ask, new Set([...outside].map((id) => index.ids.slotOf(id))));
    this.scores = new IndexScore(audience, index);
    this.best = new RankedSlots(index, { rankBy, after, count });
    this.traits = new SlotWorth(index, this.worth.traits);
    this.others = this.worth.mostAttainment + this.worth.mostInterest + this.traits.rest;
    this.varieties = new Float64Array(this.cells.size);
    this.worths = new Float64Array(this.cells.size);
    this.lefts = new Float64Array(this.cells.size);
  }

  /**
   * The most promising cells until there are enough, then who shares a trait, then some more of the promising: they leave the least room
   * for all others, who are gone through as they lie in memory.
   */
  run(): readonly Rank[] {
    const order = inOrder(this.promises());
    const isDone = new Uint8Array(order.length);
    const promising = Math.ceil(order.length * PROMISING);
    let place = 0;
    for (; place < order.length && !this.best.isFull; place += 1) this.lookInto(order[place]!, isDone);
    this.lookAtHolders();
    for (const slot of this.cells.strays) this.lookAt(slot);
    for (; place < promising; place += 1) this.lookInto(order[place]!, isDone);
    for (let cell = 0; cell < order.length; cell += 1)
      if (this.worths[cell]! >= this.floor - this.others && isDone[cell] === 0) this.lookInto(cell, isDone);
    this.traits.clear();
    return this.best.ranks();
  }

  /** Works out what is bounded by cell; answers about what the best of each reach. */
  private promises(): Float64Array {
    const { variety, band, mostInterest, unanswered } = this.worth;
    const { only, band: bandOf, size } = this.cells;
    const promises = new Float64Array(size);
    for (let cell = 0; cell < size; cell += 1) {
      const number = only[cell]!;
      this.varieties[cell] = number === NOT_ONE ? this.varietyOf(cell) : variety[number]!;
      this.lefts[cell] = number === NOT_ONE ? this.leftBy(cell) : unanswered.present[number]!;
      this.worths[cell] = this.varieties[cell]! + band[bandOf[cell]!]!;
      promises[cell] = this.worths[cell]! + mostInterest * (1 - this.lefts[cell]!);
    }
    return promises;
  }

  private varietyOf(cell: number): number {
    const { variety, mostVariety } = this.worth;
    return this.cells.presentOf(cell).reduce((least, number) => Math.min(least, variety[number]!), mostVariety);
  }

  private leftBy(cell: number): number {
    const misses = this.worth.unanswered.present;
    return this.cells.presentOf(cell).reduce((product, number) => product * misses[number]!, 1);
  }

  /**
   * Those side by side in a cell, over plain arrays: it runs over nearly everybody. What is read of most is what their features leave
   * unanswered, which may be no more than the rest of what they could reach allows.
   */
  private lookInto(cell: number, isDone: Uint8Array): void {
    isDone[cell] = 1;
    let limit = this.limitOf(cell);
    if (limit < 0 || cell >= this.cells.settled) return;
    const { otherOne, otherTwo, otherThree, topicsAll } = this.columns;
    const { other } = this.worth.unanswered;
    const row = this.rowOf(cell);
    const topics = this.anyTopic(row);
    const end = this.cells.starts[cell + 1]!;
    for (let slot = this.cells.starts[cell]!; slot < end; slot += 1) {
      let left = other[otherOne[slot]!]! * other[otherTwo[slot]!]! * other[otherThree[slot]!]!;
      if ((topicsAll[slot]! & topics) !== 0) left *= this.byTopics(slot, row);
      if (left <= limit && this.lookCloser(slot, cell, left)) limit = this.limitOf(cell);
    }
  }

  /** How much the other features of somebody in a cell may leave unanswered; negative where nobody in it could get in. */
  private limitOf(cell: number): number {
    const { mostInterest } = this.worth;
    const most = this.worths[cell]! + this.others - this.floor;
    if (most < 0) return -1;
    return mostInterest > 0 ? most / (mostInterest * this.lefts[cell]!) : Infinity;
  }

  /** Those first who could reach the most. */
  private lookAtHolders(): void {
    const slots = new Uint32Array(this.traits.slots.size);
    const bounds = new Float64Array(slots.length);
    let could = 0;
    for (const slot of this.traits.slots.all) {
      const most = this.worthOf(slot) + this.traits.of(slot) + this.worth.mostInterest;
      if (!(most >= this.floor)) continue;
      slots[could] = slot;
      bounds[could] = most - this.worth.mostInterest * this.leftByAll(slot);
      could += 1;
    }
    for (const place of inOrder(bounds.subarray(0, could))) {
      const slot = slots[place]!;
      if (bounds[place]! >= this.floor) this.score(slot, this.worthOf(slot) + this.traits.of(slot));
    }
  }

  private lookAt(slot: number): void {
    const worth = this.worthOf(slot);
    if (worth + this.worth.mostInterest * (1 - this.leftByAll(slot)) >= this.floor) this.score(slot, worth);
  }

  /** Whether somebody new got in. */
  private lookCloser(slot: number, cell: number, left: number): boolean {
    if (this.columns.cell[slot] !== cell) return false;
    const worth = this.worthOf(slot);
    return worth + this.worth.mostInterest * (1 - left * this.lefts[cell]!) >= this.floor && this.score(slot, worth);
  }

  /** The most somebody could reach by all but interests and the traits of few; not a number where nobody is, who so cannot get in. */
  private worthOf(slot: number): number {
    const { attainment, lift } = this.worth;
    const { cell, attainment: attainmentOf, lift: liftOf } = this.columns;
    return this.varieties[cell[slot]!]! + attainment[attainmentOf[slot]!]! + lift[liftOf[slot]!]! + this.traits.rest;
  }

  /** How much of interest all features of somebody leave unanswered. */
  private leftByAll(slot: number): number {
    const { otherOne, otherTwo, otherThree, cell } = this.columns;
    const { other } = this.worth.unanswered;
    const before = other[otherOne[slot]!]! * other[otherTwo[slot]!]! * other[otherThree[slot]!]!;
    return before * this.byTopics(slot, this.rowOf(cell[slot]!)) * this.lefts[cell[slot]!]!;
  }

  /** Whether somebody new got in. `worth` is the most they could reach without INTEREST, which is worked out first. */
  private score(slot: number, worth: number): boolean {
    if (worth + this.scores.interestOf(slot) < this.floor || !this.filter.holds(slot)) return false;
    if (!this.best.offer(slot, this.scores.reachOf(slot))) return false;
    this.floor = this.best.floor - SLACK;
    return true;
  }

  /** Row of the topics for a cell. */
  private rowOf(cell: number): number {
    const { isOnly, general } = this.worth.unanswered.topics;
    const number = this.cells.only[cell]!;
    return isOnly || number === NOT_ONE ? general : number;
  }

  /** The topics of a row as topicsAll has them. */
  private anyTopic(row: number): number {
    const { masks } = this.worth.unanswered.topics;
    return masks[row * 3]! | masks[row * 3 + 1]! | masks[row * 3 + 2]!;
  }

  private byTopics(slot: number, row: number): number {
    const { masks, factors, width, places } = this.worth.unanswered.topics;
    const { topicsOne, topicsTwo, topicsThree } = this.columns;
    const from = row * width;
    let left = 1;
    for (let bits = topicsOne[slot]! & masks[row * 3]!; bits !== 0; bits &= bits - 1)
      left *= factors[from + places[lowest(bits)]!]!;
    for (let bits = topicsTwo[slot]! & masks[row * 3 + 1]!; bits !== 0; bits &= bits - 1)
      left *= factors[from + places[32 + lowest(bits)]!]!;
    for (let bits = topicsThree[slot]! & masks[row * 3 + 2]!; bits !== 0; bits &= bits - 1)
      left *= factors[from + places[64 + lowest(bits)]!]!;
    return left;
  }
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** Places of values, the greatest first, told apart by steps; below 0 is one step. */
function inOrder(values: Float64Array): Uint32Array {
  const stepOf = (value: number): number => (value > 0 ? Math.max(0, STEPS - 1 - Math.floor(value * STEPS)) : STEPS - 1);
  const starts = new Uint32Array(STEPS + 1);
  for (const value of values) starts[stepOf(value) + 1]! += 1;
  for (let step = 0; step < STEPS; step += 1) starts[step + 1]! += starts[step]!;
  const order = new Uint32Array(values.length);
  for (let place = 0; place < values.length; place += 1) order[starts[stepOf(values[place]!)]!++] = place;
  return order;
}
