import type { Rank } from './ranking.engine';
import type { RoleModelIndex } from './role-model-index.engine';

interface Place {
  readonly slot: number;
  readonly value: number;
  readonly recentInvitations: number;
}

/** The best slots so far, in the order of `compareRanks`, at most `count`, all behind `after`. */
export class RankedSlots {
  private readonly places: Place[] = [];
  private readonly afterSlot: number;

  constructor(
    private readonly index: RoleModelIndex,
    private readonly after: Rank | null,
    private readonly count: number,
  ) {
    this.afterSlot = after === null ? -1 : index.ids.slotOf(after.id);
  }

  get isFull(): boolean {
    return this.places.length >= this.count;
  }

  /** Value below which nobody gets in any more; below every value while there is room. */
  get floor(): number {
    return this.isFull ? (this.places.at(-1)?.value ?? Infinity) : -Infinity;
  }

  /** Takes a slot once, however often it is offered; answers whether it got in. */
  offer(slot: number, value: number, recentInvitations: number): boolean {
    const place = { slot, value, recentInvitations };
    if (this.after !== null && !this.isBehind(this.after, place)) return false;
    const at = this.placeFor(place);
    if (at >= this.count || this.places[at]?.slot === slot) return false;
    this.places.splice(at, 0, place);
    if (this.places.length > this.count) this.places.pop();
    return true;
  }

  ranks(): readonly Rank[] {
    return this.places.map(({ slot, value, recentInvitations }) => ({ value, recentInvitations, id: this.index.ids.idOf(slot) }));
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

  private isBehind(after: Rank, place: Place): boolean {
    const difference = place.value - after.value || after.recentInvitations - place.recentInvitations;
    if (difference !== 0) return difference < 0;
    if (this.afterSlot >= 0) return place.slot !== this.afterSlot && this.index.ids.compare(this.afterSlot, place.slot) < 0;
    return after.id < this.index.ids.idOf(place.slot);
  }
}
