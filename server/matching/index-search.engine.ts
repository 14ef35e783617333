import type { Breath } from '../platform/breath';
import type { PreparedAsk } from './conditions.types';
import { inOrder } from './in-order.engine';
import { IndexBound } from './index-bound.engine';
import type { IndexCells } from './index-cells.engine';
import { IndexFilter } from './index-filter.engine';
import { IndexScore } from './index-score.engine';
import { floats } from './question-arrays.engine';
import { type Found, RankedSlots } from './ranked-slots.engine';
import type { RankBy } from './rank-by.engine';
import type { Rank } from './ranking.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import type { Part } from './slot-finder.engine';

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
/** Ranges gone through at a time, all against the floor there was before the first; and by a search in pieces, which halts after these. */
const RANGES_AT_A_TIME = 32;
const RANGES_IN_A_PIECE = 4;

const [IN_ONE, IN_PIECES] = [false, true] as const;

/** Members times places from which a search takes so long that others must be served meanwhile; to find one takes not much less than 20. */
const LONG = 1_000;
const LEAST = 20;

export const isLong = ({ audience, count }: Pick<IndexQuestion, 'audience' | 'count'>): boolean =>
  audience.members.length * Math.max(LEAST, count) >= LONG;

/**
 * The exact first `count` role models that meet every condition of an ask, by reach: what the plain engine answers, without looking
 * closely at everybody. Who shares a trait is looked at by the lists of holders; of all others, range by range, only those are scored
 * whom the sum of what their numbers are worth could still get in. Nobody is passed over who could.
 */
export function search(index: RoleModelIndex, question: IndexQuestion): readonly Found[] {
  return new Search(index, question, index.scratch).run();
}

/** As `search`, with pauses in which others are served, and ask the index too. It must not change before this resolves. */
export function searchInPieces(index: RoleModelIndex, question: IndexQuestion, breath: Breath): Promise<readonly Found[]> {
  return new Search(index, question, new Float32Array(index.scratch.length)).runInPieces(breath);
}

class Search {
  private readonly cells: IndexCells;
  private readonly bound: IndexBound;
  private readonly filter: IndexFilter;
  private readonly scores: IndexScore;
  private readonly best: RankedSlots;
  /** Whether no weight is left of what is known about the audience: then everybody's reach is 0, and no bound passes anybody over. */
  private readonly isFlat: boolean;
  /** Bound below which nobody gets in. */
  private floor = -Infinity;

  /** `scratch`: a number by slot, all 0. */
  constructor(
    index: RoleModelIndex,
    { audience, ask, outside, rankBy, after, count }: IndexQuestion,
    scratch: RoleModelIndex['scratch'],
  ) {
    this.cells = index.writer.cells;
    this.filter = new IndexFilter(index, ask, new Set([...outside].map((id) => index.ids.slotOf(id))));
    this.scores = new IndexScore(audience, index);
    this.best = new RankedSlots(index, { rankBy, after, count });
    this.isFlat = audience.members.every(({ spread }) => spread.every((weight) => weight === 0));
    // Last: it leaves numbers in the scratch, which `run` takes out again.
    this.bound = new IndexBound(audience, index, scratch);
  }

  run(): readonly Found[] {
    try {
      this.look(IN_ONE).next();
      return this.best.found();
    } finally {
      // Left there they would make answers to others wrong.
      this.bound.traits.clear();
    }
  }

  async runInPieces(breath: Breath): Promise<readonly Found[]> {
    const looking = this.look(IN_PIECES);
    while (looking.next().done !== true) if (breath.isDue) await breath.take();
    return this.best.found();
  }

  /**
   * The most promising ranges until there are enough, then who shares a trait, then all other ranges: the first leave the least room for
   * the rest. In pieces it halts after each short step, with nothing half done.
   */
  private *look(inPieces: boolean): Generator<undefined, void> {
    const promising = this.bound.promising();
    let place = 0;
    for (; place < promising.length && !this.best.isFull; place += 1) {
      this.lookInto(promising, { from: place, to: place + 1 });
      if (inPieces) yield;
    }
    yield* this.lookAtHolders(inPieces);
    for (const slot of this.cells.strays) {
      this.lookAt(slot);
      if (inPieces) yield;
    }
    yield* this.lookIntoAll(promising, place, inPieces);
    yield* this.lookIntoAll(this.bound.othersAbove(this.floor), 0, inPieces);
  }

  private *lookIntoAll(ranges: Uint32Array, atFirst: number, inPieces: boolean): Generator<undefined, void> {
    const step = inPieces ? RANGES_IN_A_PIECE : RANGES_AT_A_TIME;
    for (let from = atFirst; from < ranges.length; from += step) {
      this.lookInto(ranges, { from, to: Math.min(ranges.length, from + step) });
      if (inPieces) yield;
    }
  }

  private lookInto(ranges: Uint32Array, part: Part): void {
    for (const slot of this.bound.find(ranges, part, this.floor)) this.lookAt(slot);
  }

  /** Those first who could reach the most. */
  private *lookAtHolders(inPieces: boolean): Generator<undefined, void> {
    const slots = this.bound.holdersAbove(this.floor);
    const mosts = floats(slots.length);
    for (let place = 0; place < slots.length; place += 1) mosts[place] = this.bound.mostOf(slots[place]!);
    for (const place of inOrder(mosts)) {
      if (mosts[place]! >= this.floor) this.score(slots[place]!);
      if (inPieces) yield;
    }
  }

  private lookAt(slot: number): void {
    if (this.bound.mostOf(slot) >= this.floor) this.score(slot);
  }

  /** INTEREST is worked out first, for most fail by it; but while there is room nobody does, and most fail by the conditions. */
  private score(slot: number): void {
    if (this.isFlat && !this.best.wouldTake(slot, 0)) return;
    const hasRoom = !this.best.isFull;
    if (hasRoom && !this.filter.holds(slot)) return;
    if (this.bound.worthOf(slot) + this.scores.interestOf(slot) < this.floor) return;
    if (!hasRoom && !this.filter.holds(slot)) return;
    if (this.best.offer(slot, this.scores.reachOf(slot))) this.floor = this.best.floor - SLACK;
  }
}
