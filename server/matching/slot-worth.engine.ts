import { COMMON_BITS } from './index-columns.engine';
import { floats, words } from './question-arrays.engine';
import type { RoleModelIndex } from './role-model-index.engine';

/** Holders of a trait that has no bit are looked up, but where they are more than this share of role models. */
const FEW_SHARE = 1 / 8;

interface Lookup {
  readonly slots: Uint32Array;
  readonly worth: number;
}

/** What the traits of single slots are worth: who has them is found by the lists of their holders, of whom there are few. */
export class SlotWorth {
  /** The most that anybody might have besides: the worth of the traits that are not looked up. */
  readonly rest: number;
  /** By the bits of the common traits that somebody has: `rest` without those they are certain to lack. */
  readonly common = floats(1 << COMMON_BITS);
  /** By slot; 0 for who has none. */
  readonly worths: Float32Array;
  /** Slots with any such trait, each once. */
  readonly slots: Uint32Array;

  /** `scratch`: a number by slot, all 0. */
  constructor(
    index: RoleModelIndex,
    traits: readonly { readonly number: number; readonly worth: number }[],
    scratch: RoleModelIndex['scratch'],
  ) {
    const { holders } = index.writer.records;
    const most = index.size * FEW_SHARE;
    const few: Lookup[] = [];
    let rest = 0;
    for (const { number, worth } of traits) {
      const list = holders.lists[number];
      if (list === undefined) continue;
      const bit = holders.bitOf(number);
      if (bit === 0 && list.size <= most) few.push({ slots: list.all, worth });
      else {
        rest += worth;
        this.addCommon(bit, worth);
      }
    }
    this.worths = scratch;
    this.rest = rest;
    this.slots = words(few.reduce((sum, { slots }) => sum + slots.length, 0));
    let found = 0;
    for (const { slots, worth } of few) found = this.add(slots, worth, found);
    this.slots = this.slots.subarray(0, found);
  }

  /** Leaves no trace for the next question. */
  clear(): void {
    const { slots, worths } = this;
    // Counted: `for` with `of` takes more than twice as long here.
    const { length } = slots;
    for (let place = 0; place < length; place += 1) worths[slots[place]!] = 0;
  }

  /** Everybody is taken to have what has no bit. */
  private addCommon(bit: number, worth: number): void {
    for (let bits = 0; bits < this.common.length; bits += 1) if (bit === 0 || (bits & bit) !== 0) this.common[bits]! += worth;
  }

  /** How many were found with these. */
  private add(holders: Uint32Array, worth: number, before: number): number {
    const { slots, worths } = this;
    let found = before;
    for (const slot of holders) {
      const known = worths[slot]!;
      if (known === 0) slots[found++] = slot;
      worths[slot] = known + worth;
    }
    return found;
  }
}
