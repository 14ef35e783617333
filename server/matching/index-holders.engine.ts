import { copyWith } from './copy-with.engine';
import { ATTAINMENT_BITS, ATTAINMENT_MASK, COMMON_BITS, ROW, ROW_WORDS } from './index-columns.engine';
import { SlotList } from './slot-list.engine';

/** A trait of more than this share of role models, and of more than so many, is common, and gets a bit while there are bits. */
const COMMON = { share: 1 / 32, least: 4 };

/** Who has which trait. The few holders of most traits are looked up; of the common ones, which very many have, each slot has bits. */
export class IndexHolders {
  /** By number of a trait: slots of those who have it, and perhaps of some who had it since the index was last settled. */
  readonly lists: SlotList[] = [];
  /** Numbers of the traits that have a bit, by bit: the most common ones when the index was last settled. */
  common: readonly number[] = [];

  copy(): IndexHolders {
    return copyWith<IndexHolders>(this, { lists: this.lists.map((list) => list.copy()) });
  }

  get bytes(): number {
    return this.lists.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  of(trait: number): SlotList {
    return (this.lists[trait] ??= new SlotList());
  }

  /** The bit of a common trait; 0 for any other. */
  bitOf(trait: number): number {
    const bit = this.common.indexOf(trait);
    return bit < 0 ? 0 : 1 << bit;
  }

  /** An empty list for each of so many traits. */
  clear(traits: number): void {
    for (let trait = 0; trait < traits; trait += 1) this.of(trait).clear();
  }

  /** Gives bits to the traits that are common now, by their holders among so many slots, and writes them into the rows. */
  markCommon(rows: Uint32Array, slots: number): void {
    const sizeOf = (trait: number): number => this.lists[trait]!.size;
    this.common = [...this.lists.keys()]
      .filter((trait) => sizeOf(trait) > Math.max(COMMON.least, slots * COMMON.share))
      .toSorted((one, other) => sizeOf(other) - sizeOf(one))
      .slice(0, COMMON_BITS);
    for (let slot = 0; slot < slots; slot += 1) rows[slot * ROW_WORDS + ROW.WAY]! &= ATTAINMENT_MASK;
    this.common.forEach((trait, bit) => {
      for (const slot of this.lists[trait]!.all) rows[slot * ROW_WORDS + ROW.WAY]! |= 1 << (ATTAINMENT_BITS + bit);
    });
  }
}
