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
  /** What is offered, one after the other. */
  private readonly looked = { id: '', recentInvitations: 0, load: 0 };
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
    const looked = this.looked;
    looked.recentInvitations = columns.recentInvitations[slot]!;
    looked.load = writer.loads.keys[columns.load[slot]!]!;
    looked.id = '';
    if (rankBy(looked, reach).value < this.floor) return false;
    // Writing an id out takes longer than all the rest: it is done where it may matter.
    looked.id = ids.idOf(slot);
    const rank = rankBy(looked, reach);
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
