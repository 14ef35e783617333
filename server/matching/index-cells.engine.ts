import { Numbering } from './index-numbering.engine';
import type { PreparedRoleModel } from './prepared.types';

/** Steps a lift is told apart by. */
const LIFT_STEPS = 4;
const FIRST = 256;
/** More than there are bands. */
const MOST_BANDS = 256;

/** In `only`: a cell of people with no present work, or with several. */
export const NOT_ONE = 0xffff;

/**
 * The cells of an index: role models of one present work and about one lift, of whom what depends on that is bounded once for all. A
 * lift is told by its band: people of one sex, who show it or not, with lifts within a quarter. By number of a cell.
 */
export class IndexCells {
  /** The one unit group held now, or NOT_ONE. */
  only = new Uint16Array(FIRST);
  band = new Uint8Array(FIRST);
  /** Slots from `starts[n]` to before `starts[n + 1]` were in cell `n` when the index was last settled; those that left name another. */
  starts: Uint32Array = new Uint32Array(1);
  /** Slots that came to a cell since; each may have gone on, or come back. */
  readonly strays = new Set<number>();
  private readonly numbers = new Numbering<string | number>();
  private readonly bands = new Numbering(['']);
  private readonly present: (readonly number[])[] = [];

  get size(): number {
    return this.present.length;
  }

  /** Cells that have a range of slots. */
  get settled(): number {
    return this.starts.length - 1;
  }

  get bandCount(): number {
    return this.bands.size;
  }

  /** Numbers of the unit groups held now. */
  presentOf(cell: number): readonly number[] {
    return this.present[cell] ?? [];
  }

  /** Number of the band a lift is in; 0 for none. */
  bandOf({ lift, isSexShown }: Pick<PreparedRoleModel, 'lift' | 'isSexShown'>): number {
    if (lift === null) return 0;
    return this.bands.numberOf(`${lift.sex}${isSexShown ? '+' : '-'}${Math.ceil(lift.lift * LIFT_STEPS)}`);
  }

  numberOf(present: readonly number[], band: number): number {
    const key = present.length === 1 ? present[0]! * MOST_BANDS + band : `${band} ${present.join(' ')}`;
    const number = this.numbers.numberOf(key);
    if (number === this.size) this.add(present, band);
    return number;
  }

  /** Takes new ranges; nobody is a stray any more. */
  settle(starts: Uint32Array): void {
    this.starts = starts;
    this.strays.clear();
  }

  private add(present: readonly number[], band: number): void {
    const number = this.present.push(present) - 1;
    if (number === this.only.length) {
      const [only, bands] = [new Uint16Array(number * 2), new Uint8Array(number * 2)];
      only.set(this.only);
      bands.set(this.band);
      [this.only, this.band] = [only, bands];
    }
    this.only[number] = present.length === 1 ? present[0]! : NOT_ONE;
    this.band[number] = band;
  }
}
