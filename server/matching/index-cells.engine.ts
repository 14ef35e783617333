import { copyWith } from './copy-with.engine';
import { Numbering } from './index-numbering.engine';
import { IndexRanges, type Laid } from './index-ranges.engine';
import type { Disclosure, LiftFigure } from './matching.types';

/** Steps a lift is told apart by. */
const LIFT_STEPS = 4;
/** Bits of a cell's number that tell its band: there are fewer than forty. */
export const BAND_BITS = 8;
/** The bit of a band that tells whether somebody held another unit group before. */
export const EARLIER_WORK = 1;
const BANDS = 1 << BAND_BITS;
const BANDS_A_LIFT = EARLIER_WORK + 1;

const NO_RANGES = new IndexRanges({ firsts: new Uint32Array(1), bands: [0] }, () => false);

/** A figure that counts for some role models, and whether they show their sex. */
export interface IndexedLift {
  readonly figure: LiftFigure;
  readonly isShown: boolean;
}

/**
 * The cells of an index: role models of one present work and about one lift, of whom what depends on that is bounded once for all. A
 * work is the unit groups somebody is in now, mostly one. A lift is told by its band: people of one sex, who show it or not, with lifts
 * within a quarter, of whom all or none held another unit group before. The number of a cell is that of its work, then that of its
 * band. When an index is settled, slots of one cell lie side by side in a range, and so do the cells of one work, and among these those
 * that mean the same to who is told of no lift that is not shown.
 */
export class IndexCells {
  /** By number of a work: numbers of its unit groups, none for who has no present work. */
  readonly works: (readonly number[])[] = [];
  private ranges = NO_RANGES;
  /** For who is told of no lift that is not shown: all such are one to them. */
  private rangesOfShown = NO_RANGES;
  /** Slots that came to a cell since; each may have gone on, or come back. */
  readonly strays = new Set<number>();
  private readonly workNumbers = new Numbering<string | number>();
  private readonly bandNumbers = new Numbering(['']);
  /** Bands of lifts that are shown; it only grows. */
  private readonly shownBands = new Set<number>();

  /** Apart from this one but for the numbers, which only grow. */
  copy(): IndexCells {
    return copyWith<IndexCells>(this, { strays: new Set(this.strays) });
  }

  /** As they lay when it was settled last: for an audience, or for too few to be told of what is not shown. */
  rangesFor(disclosure: Disclosure): IndexRanges {
    return disclosure === 'AUDIENCE' ? this.ranges : this.rangesOfShown;
  }

  get bandCount(): number {
    return this.bandNumbers.size * BANDS_A_LIFT;
  }

  /** Number of the band a lift is in, of those who have no earlier work; 0 is that of no lift. */
  bandOf({ figure, isShown }: IndexedLift): number {
    const step = Math.ceil(figure.lift * LIFT_STEPS);
    const band = this.bandNumbers.numberOf(`${figure.sex}${isShown ? '+' : '-'}${step}`) * BANDS_A_LIFT;
    if (isShown) this.shownBands.add(band).add(band | EARLIER_WORK);
    return band;
  }

  /** `band`: of the lift, and EARLIER_WORK where it applies. */
  numberOf(present: readonly number[], band: number): number {
    const work = this.workNumbers.numberOf(present.length === 1 ? present[0]! : present.join(' '));
    if (work === this.works.length) this.works.push(present);
    return work * BANDS + band;
  }

  /** Lays ranges for slots in these cells, NO_CELL among them; answers the slots in their order. Nobody is a stray any more. */
  settle(cells: Uint32Array, none: number): Uint32Array {
    const bands = this.bandsAsTheyLie();
    const width = bands.length;
    const places = new Uint8Array(width);
    bands.forEach((band, place) => (places[band] = place));
    const placeOf = (cell: number): number => (cell >>> BAND_BITS) * width + places[cell & (BANDS - 1)]!;
    const next = new Uint32Array(this.works.length * width + 1);
    for (const cell of cells) if (cell !== none) next[placeOf(cell) + 1]! += 1;
    for (let place = 1; place < next.length; place += 1) next[place]! += next[place - 1]!;
    this.layRanges({ firsts: next, bands });
    const order = new Uint32Array(next.at(-1)!);
    cells.forEach((cell, slot) => {
      if (cell !== none) order[next[placeOf(cell)]!++] = slot;
    });
    this.strays.clear();
    return order;
  }

  /** Those who have no earlier work first, and of either those first whose lift is not shown, or none. */
  private bandsAsTheyLie(): readonly number[] {
    return Array.from({ length: this.bandCount }, (_, band) => band).toSorted(
      (one, other) =>
        (one & EARLIER_WORK) - (other & EARLIER_WORK) ||
        Number(this.shownBands.has(one)) - Number(this.shownBands.has(other)) ||
        one - other,
    );
  }

  private layRanges(laid: Laid): void {
    const isUnshown = (one: number, next: number): boolean =>
      !this.shownBands.has(one) && !this.shownBands.has(next) && ((one ^ next) & EARLIER_WORK) === 0;
    this.ranges = new IndexRanges(laid, () => false);
    this.rangesOfShown = new IndexRanges(laid, isUnshown);
  }
}
