import { FACT } from './index-columns.engine';
import type { RankBy } from './rank-by.engine';
import { compareRanks, type Rank } from './ranking.engine';
import type { RoleModelIndex } from './role-model-index.engine';

/** By value: read through their module they cost a call each time. */
const { RECENT_INVITATIONS, LOAD } = FACT;

/** Somebody found: where they stand, and what a list tells of them. */
export interface Found {
  readonly rank: Rank;
  /** Score for one student, or reach over an audience, 0 to 1. */
  readonly reach: number;
  /** As `loadOf` has it. */
  readonly load: number;
}

interface Place {
  readonly slot: number;
  readonly value: number;
  readonly recentInvitations: number;
  readonly reach: number;
  readonly load: number;
}

interface Wanted {
  readonly rankBy: RankBy;
  readonly after: Rank | null;
  readonly count: number;
}

/** The best slots so far, in the order of `compareRanks`, at most `count`, all behind `after`. Ids are written out only where it matters. */
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
    const place = this.placeOf(slot, reach);
    const at = this.whereFor(place);
    if (at < 0) return false;
    this.places.splice(at, 0, place);
    if (this.places.length > this.wanted.count) this.places.pop();
    return true;
  }

  /** Whether `offer` would take it. */
  wouldTake(slot: number, reach: number): boolean {
    return this.whereFor(this.placeOf(slot, reach)) >= 0;
  }

  private placeOf(slot: number, reach: number): Place {
    const { columns, writer } = this.index;
    this.looked.recentInvitations = columns.fact(slot, RECENT_INVITATIONS);
    this.looked.load = writer.loads.keys[columns.fact(slot, LOAD)]!;
    const { value, recentInvitations } = this.wanted.rankBy(this.looked, reach);
    return { slot, value, recentInvitations, reach, load: this.looked.load };
  }

  /** -1 where it does not get in, or is in. */
  private whereFor(place: Place): number {
    if (place.value < this.floor || !this.isBehind(place)) return -1;
    const at = this.placeFor(place);
    return at >= this.wanted.count || this.places[at]?.slot === place.slot ? -1 : at;
  }

  found(): readonly Found[] {
    return this.places.map((place) => ({ rank: this.rankOf(place), reach: place.reach, load: place.load }));
  }

  private rankOf({ slot, value, recentInvitations }: Place): Rank {
    return { value, recentInvitations, id: this.index.ids.idOf(slot) };
  }

  private isBehind(place: Place): boolean {
    const { after } = this.wanted;
    return after === null || (place.value <= after.value && compareRanks(after, this.rankOf(place)) < 0);
  }

  private placeFor(place: Place): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.places[middle]!, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(one: Place, other: Place): number {
    return (
      other.value - one.value ||
      one.recentInvitations - other.recentInvitations ||
      (one.slot === other.slot ? 0 : this.index.ids.compare(one.slot, other.slot))
    );
  }
}
