import type { RoleModelIndex } from './role-model-index.engine';

/** Traits of more than this share of role models are not looked up by their holders. */
const COMMON = 1 / 8;

/** What the traits of single slots are worth: who has them is found by the lists of their holders, of whom there are few. */
export class SlotWorth {
  /** What everybody might have besides: the worth of the common traits. */
  readonly rest: number;
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
    const having = traits.flatMap(({ number, worth }) => {
      const slots = holders[number];
      return slots === undefined ? [] : [{ slots: slots.all, worth }];
    });
    const most = index.size * COMMON;
    const few = having.filter(({ slots }) => slots.length <= most);
    this.worths = scratch;
    this.rest = having.reduce((sum, { slots, worth }) => sum + (slots.length > most ? worth : 0), 0);
    this.slots = new Uint32Array(few.reduce((sum, { slots }) => sum + slots.length, 0));
    let found = 0;
    for (const { slots, worth } of few) found = this.add(slots, worth, found);
    this.slots = this.slots.subarray(0, found);
  }

  /** Leaves no trace for the next question. */
  clear(): void {
    const { slots, worths } = this;
    for (const slot of slots) worths[slot] = 0;
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
