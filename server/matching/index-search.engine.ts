import type { PreparedAsk } from './conditions.types';
import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import type { Cell } from './index-cells.engine';
import { type Columns, NO_CELL } from './index-columns.engine';
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
/** Steps in which cells are told apart by what their best could reach. */
const STEPS = 1_024;

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
  private readonly cells: readonly Cell[];
  private readonly worth: AudienceWorth;
  private readonly filter: IndexFilter;
  private readonly score: IndexScore;
  private readonly best: RankedSlots;
  private readonly traits: SlotWorth;
  /** By number of a cell: the most its present work and band are worth, and how much of INTEREST its present work leaves. */
  private readonly worths: Float64Array;
  private readonly lefts: Float64Array;
  /** Bound below which nobody gets in. */
  private floor = -Infinity;

  constructor(index: RoleModelIndex, { audience, ask, outside, rankBy, after, count }: IndexQuestion) {
    this.columns = index.columns;
    this.cells = index.writer.cells.all;
    this.worth = audienceWorth(audience, index);
    this.filter = new IndexFilter(index, ask, new Set([...outside].map((id) => index.ids.slotOf(id))));
    this.score = new IndexScore(audience, index);
    this.best = new RankedSlots(index, { rankBy, after, count });
    this.traits = new SlotWorth(index, this.worth.traits);
    this.worths = new Float64Array(this.cells.length);
    this.lefts = new Float64Array(this.cells.length);
  }

  run(): readonly Rank[] {
    const { mostAttainment, mostInterest } = this.worth;
    const others = mostAttainment + mostInterest + this.traits.rest;
    let hasHolders = true;
    const order = this.inOrderOfPromise();
    for (const number of order) {
      if (hasHolders && this.best.isFull) {
        this.lookAtHolders();
        hasHolders = false;
      }
      if (this.worths[number]! + others >= this.floor) this.lookInto(number, this.worths[number]! + others);
    }
    if (hasHolders) this.lookAtHolders();
    this.traits.clear();
    return this.best.ranks();
  }

  /** Works out what is bounded by cell; answers their numbers, those first whose best reach about the most. */
  private inOrderOfPromise(): Uint32Array {
    const { band, mostInterest } = this.worth;
    const promises = new Float64Array(this.cells.length);
    for (let number = 0; number < promises.length; number += 1) {
      const cell = this.cells[number]!;
      this.worths[number] = this.varietyOf(cell) + band[cell.band]!;
      this.lefts[number] = this.leftBy(cell);
      promises[number] = this.worths[number]! + mostInterest * (1 - this.lefts[number]!);
    }
    return inOrder(promises);
  }

  private varietyOf({ present }: Cell): number {
    const { variety, mostVariety } = this.worth;
    if (present.length === 1) return variety[present[0]!]!;
    return present.reduce((least, number) => Math.min(least, variety[number]!), mostVariety);
  }

  private leftBy({ present }: Cell): number {
    const misses = this.worth.unanswered.present;
    if (present.length === 1) return misses[present[0]!]!;
    return present.reduce((product, number) => product * misses[number]!, 1);
  }

  private lookInto(number: number, most: number): void {
    const cell = this.cells[number]!;
    this.scan(cell, number, most);
    for (const slot of cell.strays) if (this.columns.cell[slot] === number) this.lookAt(slot, number, this.traits.rest);
  }

  /** The slots side by side. What is read of most of them is what they leave unanswered: no more may be left than the rest allows. */
  private scan(cell: Cell, number: number, most: number): void {
    const { otherOne, otherTwo, topicsOne, topicsTwo, topicsThree, cell: cellOf } = this.columns;
    const { other, topicBits } = this.worth.unanswered;
    const [one, two, three] = topicBits;
    const byPresent = this.lefts[number]!;
    let limit = this.mostLeft(most) / byPresent;
    for (let slot = cell.start; slot < cell.end; slot += 1) {
      let left = other[otherOne[slot]!]! * other[otherTwo[slot]!]!;
      if (((topicsOne[slot]! & one) | (topicsTwo[slot]! & two) | (topicsThree[slot]! & three)) !== 0) left *= this.byTopics(slot);
      if (left > limit || cellOf[slot] !== number) continue;
      const bound = this.boundOf(slot, number, this.traits.rest) - this.worth.mostInterest * left * byPresent;
      if (bound >= this.floor && this.lookCloser(slot)) limit = this.mostLeft(most) / byPresent;
    }
  }

  /** How much of INTEREST may be left for somebody who would reach `most` with all of it. */
  private mostLeft(most: number): number {
    const { mostInterest } = this.worth;
    return mostInterest > 0 ? (most - this.floor) / mostInterest : Infinity;
  }

  /** Those first whose traits are worth most, since they leave the least room for others. */
  private lookAtHolders(): void {
    const slots = this.traits.slots.all;
    const much = this.traits.most / 2;
    for (const isFirst of [true, false]) {
      for (const slot of slots) {
        const worth = this.traits.of(slot);
        const number = this.columns.cell[slot]!;
        if (worth >= much === isFirst && number !== NO_CELL) this.lookAt(slot, number, worth + this.traits.rest);
      }
    }
  }

  private lookAt(slot: number, number: number, traits: number): void {
    const bound = this.boundOf(slot, number, traits);
    if (bound < this.floor) return;
    const { otherOne, otherTwo } = this.columns;
    const { other } = this.worth.unanswered;
    const left = other[otherOne[slot]!]! * other[otherTwo[slot]!]! * this.byTopics(slot) * this.lefts[number]!;
    if (bound - this.worth.mostInterest * left >= this.floor) this.lookCloser(slot);
  }

  /** The most somebody could reach, all interests taken as answered. */
  private boundOf(slot: number, number: number, traits: number): number {
    const { attainment, lift, band, mostInterest } = this.worth;
    const known = attainment[this.columns.attainment[slot]!]! + lift[this.columns.lift[slot]!]!;
    return this.worths[number]! - band[this.cells[number]!.band]! + known + mostInterest + traits;
  }

  /** Whether somebody new got in. */
  private lookCloser(slot: number): boolean {
    if (!this.filter.holds(slot)) return false;
    if (!this.best.offer(slot, this.score.reachOf(slot))) return false;
    this.floor = this.best.floor - SLACK;
    return true;
  }

  private byTopics(slot: number): number {
    const { topic, topicBits } = this.worth.unanswered;
    const { topicsOne, topicsTwo, topicsThree } = this.columns;
    let left = 1;
    for (let bits = topicsOne[slot]! & topicBits[0]; bits !== 0; bits &= bits - 1) left *= topic[lowest(bits)]!;
    for (let bits = topicsTwo[slot]! & topicBits[1]; bits !== 0; bits &= bits - 1) left *= topic[32 + lowest(bits)]!;
    for (let bits = topicsThree[slot]! & topicBits[2]; bits !== 0; bits &= bits - 1) left *= topic[64 + lowest(bits)]!;
    return left;
  }
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** Numbers of the cells, the most promising first, told apart by steps. */
function inOrder(promises: Float64Array): Uint32Array {
  const stepOf = (promise: number): number => Math.max(0, STEPS - 1 - Math.floor(promise * STEPS));
  const starts = new Uint32Array(STEPS + 1);
  for (const promise of promises) starts[stepOf(promise) + 1]! += 1;
  for (let step = 0; step < STEPS; step += 1) starts[step + 1]! += starts[step]!;
  const order = new Uint32Array(promises.length);
  for (let number = 0; number < promises.length; number += 1) order[starts[stepOf(promises[number]!)]!++] = number;
  return order;
}
