import type { Breath } from '../platform/breath';
import type { PreparedAsk } from './conditions.types';
import { inOrder } from './in-order.engine';
import { IndexBound } from './index-bound.engine';
import type { IndexCells } from './index-cells.engine';
import { IndexFilter } from './index-filter.engine';
import { IndexScore } from './index-score.engine';
import { type Found, RankedSlots } from './ranked-slots.engine';
import type { RankBy } from './rank-by.engine';
import type { Rank } from './ranking.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';

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
/** Share of the works that are gone through in the order of their promise. */
const PROMISING = 1 / 4;

const [IN_ONE, IN_PIECES] = [false, true] as const;

/** Members times places from which a search takes so long that others must be served meanwhile. */
const LONG = 1_000;

export const isLong = ({ audience, count }: Pick<IndexQuestion, 'audience' | 'count'>): boolean =>
  audience.members.length * count >= LONG;

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
  /** Ranges gone through. */
  private readonly isDone: Uint8Array;
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
    this.isDone = new Uint8Array(this.cells.bands.length);
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
   * The most promising ranges until there are enough, then who shares a trait, then the other promising ones: they leave the least room
   * for all others, who are gone through as they lie in memory. In pieces it halts after each short step, with nothing half done.
   */
  private *look(inPieces: boolean): Generator<undefined, void> {
    const promising = this.promising();
    let place = 0;
    for (; place < promising.length && !this.best.isFull; place += 1) {
      this.lookInto(promising[place]!);
      if (inPieces) yield;
    }
    yield* this.lookAtHolders(inPieces);
    for (const slot of this.cells.strays) {
      this.lookAt(slot);
      if (inPieces) yield;
    }
    for (; place < promising.length; place += 1) {
      this.lookInto(promising[place]!);
      if (inPieces) yield;
    }
    yield* this.lookIntoTheRest(inPieces);
  }

  private *lookIntoTheRest(inPieces: boolean): Generator<undefined, void> {
    for (let work = 0; work < this.cells.settled; work += 1) {
      if (this.bound.mostOfWork(work) >= this.floor) this.lookIntoAll(work);
      if (inPieces) yield;
    }
  }

  /** Ranges of the works that promise the most, those first that promise more. */
  private promising(): Uint32Array {
    const { settled, ranges } = this.cells;
    const works = inOrder(this.bound.promises.subarray(0, settled)).subarray(0, Math.ceil(settled * PROMISING));
    const all: number[] = [];
    for (const work of works) for (let range = ranges[work]!; range < ranges[work + 1]!; range += 1) all.push(range);
    const order = inOrder(this.bound.promisesOf(all));
    for (let place = 0; place < order.length; place += 1) order[place] = all[order[place]!]!;
    return order;
  }

  private lookIntoAll(work: number): void {
    const { ranges } = this.cells;
    for (let range = ranges[work]!; range < ranges[work + 1]!; range += 1) this.lookInto(range);
  }

  /**
   * Those side by side in a range, once. What is read of most is what their features leave unanswered, which may be no more than the
   * rest of what they could reach allows.
   */
  private lookInto(range: number): void {
    const { bound, cells, isDone } = this;
    if (isDone[range] === 1 || !(bound.mostOfRange(range) >= this.floor)) return;
    isDone[range] = 1;
    const work = cells.workOf[range]!;
    const end = cells.starts[range + 1]!;
    let limit = bound.limitOf(range, this.floor);
    for (let slot = cells.starts[range]! - 1; (slot = bound.next(slot + 1, end, limit, work)) < end;)
      if (this.lookAt(slot)) limit = bound.limitOf(range, this.floor);
  }

  /** Those first who could reach the most. */
  private *lookAtHolders(inPieces: boolean): Generator<undefined, void> {
    const slots = this.bound.holdersAbove(this.floor);
    const mosts = new Float64Array(slots.length);
    for (let place = 0; place < slots.length; place += 1) mosts[place] = this.bound.mostOf(slots[place]!);
    for (const place of inOrder(mosts)) {
      if (mosts[place]! >= this.floor) this.score(slots[place]!);
      if (inPieces) yield;
    }
  }

  private lookAt(slot: number): boolean {
    return this.bound.mostOf(slot) >= this.floor && this.score(slot);
  }

  /** Whether somebody new got in. INTEREST is worked out first: most fail by it. */
  private score(slot: number): boolean {
    if (this.bound.worthOf(slot) + this.scores.interestOf(slot) < this.floor || !this.filter.holds(slot)) return false;
    if (!this.best.offer(slot, this.scores.reachOf(slot))) return false;
    this.floor = this.best.floor - SLACK;
    return true;
  }
}
