import type { RoleModelIndex } from './role-model-index.engine';
import { SlotList } from './slot-list.engine';

/** Traits of more than this share of role models are not looked up by their holders. */
const COMMON = 1 / 8;

/** What the traits of single slots are worth: who has them is found by the lists of their holders, of whom there are few. */
export class SlotWorth {
  /** Slots with any such trait, each once. */
  readonly slots = new SlotList();
  /** What everybody might have besides: the worth of the common traits. */
  readonly rest: number;
  private readonly worths: Float32Array;

  constructor(index: RoleModelIndex, traits: readonly { readonly number: number; readonly worth: number }[]) {
    const { holders } = index.writer.records;
    this.worths = index.scratch;
    let rest = 0;
    for (const { number, worth } of traits) {
      const having = holders[number];
      if (having === undefined) continue;
      if (having.size > index.size * COMMON) rest += worth;
      else this.add(having.all, worth);
    }
    this.rest = rest;
  }

  of(slot: number): number {
    return this.worths[slot]!;
  }

  /** Leaves no trace for the next question. */
  clear(): void {
    for (const slot of this.slots.all) this.worths[slot] = 0;
  }

  private add(slots: Uint32Array, worth: number): void {
    for (const slot of slots) {
      if (this.worths[slot] === 0) this.slots.add(slot);
      this.worths[slot]! += worth;
    }
  }
}
