import { Numbering } from './index-numbering.engine';
import type { PreparedRoleModel } from './prepared.types';

/** Steps a lift is told apart by. */
const LIFT_STEPS = 8;

/** Role models of one present work and about one lift: what of their score depends on that is bounded once for all of them. */
export interface Cell {
  /** Numbers of the unit groups held now; empty where there is none. */
  readonly present: readonly number[];
  /** Number of the band their lift is in. */
  readonly band: number;
  /** Slots from `start` to before `end` were in it when the index was last settled; those that have left name another cell. */
  start: number;
  end: number;
  /** Slots that came since. */
  readonly strays: number[];
}

/** The cells of an index, and the bands of lifts: people of one sex, who show it or not, with lifts within an eighth. */
export class IndexCells {
  readonly all: Cell[] = [];
  private readonly numbers = new Numbering();
  private readonly bands = new Numbering(['']);

  /** Number of the band a lift is in; 0 for none. */
  bandOf({ lift, isSexShown }: PreparedRoleModel): number {
    if (lift === null) return 0;
    return this.bands.numberOf(`${lift.sex}${isSexShown ? '+' : '-'}${Math.ceil(lift.lift * LIFT_STEPS)}`);
  }

  get bandCount(): number {
    return this.bands.size;
  }

  numberOf(present: readonly number[], band: number): number {
    const number = this.numbers.numberOf(`${band} ${present.join(' ')}`);
    if (number === this.all.length) this.all.push({ present, band, start: 0, end: 0, strays: [] });
    return number;
  }

  /** `starts[n]` is where the slots of cell `n` begin, and those of the one before end. */
  setRanges(starts: Uint32Array): void {
    this.all.forEach((cell, number) => {
      cell.start = starts[number]!;
      cell.end = starts[number + 1]!;
      cell.strays.length = 0;
    });
  }
}
