import type { RankBy } from './rank-by.engine';
import { compareRanks, type Rank } from './ranking.engine';
import type { RoleModelIndex } from './role-model-index.engine';

interface Place extends Rank {
  readonly slot: number;
}

interface Wanted {
  readonly rankBy: RankBy;
  readonly after: Rank | null;
  readonly count: number;
}

/** The best slots so far, in the order of `compareRanks`, at most `count`, all behind `after`. */
export class RankedSlots {
  private readonly places: Place[] = [];
  constructor(
    private readonly index: RoleModelIndex,
    private readonly wanted: Wanted,
  ) {}

  get isFull(): boolean {
    return this.places.length >= this.wanted.count;
  }

  /** Value below which nobody gets in any more; below every value while there is room. */
  get floor(): number {
    return this.isFull ? (this.places.at(-1)?.value ?? Infinity) : -Infinity;
  }

  /** Takes a slot once, however often it is offered; answers whether it got in. */
  offer(slot: number, reach: number): boolean {
    const { columns, ids, writer } = this.index;
    const { rankBy, after, count } = this.wanted;
    const load = writer.loads.keys[columns.load[slot]!]!;
    const rank = rankBy({ id: ids.idOf(slot), recentInvitations: columns.recentInvitations[slot]!, load }, reach);
    if (after !== null && compareRanks(after, rank) >= 0) return false;
    const at = this.placeFor(rank);
    if (at >= count || this.places[at]?.slot === slot) return false;
    this.places.splice(at, 0, { ...rank, slot });
    if (this.places.length > count) this.places.pop();
    return true;
  }

  ranks(): readonly Rank[] {
    return this.places.map(({ value, recentInvitations, id }) => ({ value, recentInvitations, id }));
  }

  private placeFor(rank: Rank): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareRanks(this.places[middle]!, rank) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
