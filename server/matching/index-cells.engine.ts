import { copyWith } from './copy-with.engine';
import { Numbering } from './index-numbering.engine';
import type { LiftFigure } from './matching.types';

/** Steps a lift is told apart by. */
const LIFT_STEPS = 4;
/** Bits of a cell's number that tell its band: there are fewer than forty. */
export const BAND_BITS = 8;
/** The bit of a band that tells whether somebody held another unit group before. */
export const EARLIER_WORK = 1;
const BANDS = 1 << BAND_BITS;
const BANDS_A_LIFT = EARLIER_WORK + 1;

/** A figure that counts for some role models, and whether they show their sex. */
export interface IndexedLift {
  readonly figure: LiftFigure;
  readonly isShown: boolean;
}

/**
 * The cells of an index: role models of one present work and about one lift, of whom what depends on that is bounded once for all. A
 * work is the unit groups somebody is in now, mostly one. A lift is told by its band: people of one sex, who show it or not, with lifts
 * within a quarter, of whom all or none held another unit group before. The number of a cell is that of its work, then that of its
 * band. When an index is settled, slots of one cell lie side by side in a range, and so do the cells of one work.
 */
export class IndexCells {
  /** By number of a work: numbers of its unit groups, none for who has no present work. */
  readonly works: (readonly number[])[] = [];
  /** Ranges of work `n` are those from `ranges[n]` to before `ranges[n + 1]`. */
  ranges: Uint32Array = new Uint32Array(1);
  /** By range: work, band, and first slot; the next range begins where it ends. */
  workOf: Uint32Array = new Uint32Array(0);
  bands: Uint8Array = new Uint8Array(0);
  starts: Uint32Array = new Uint32Array(1);
  /** Slots of the longest range. */
  longest = 0;
  /** Slots that came to a cell since; each may have gone on, or come back. */
  readonly strays = new Set<number>();
  private readonly workNumbers = new Numbering<string | number>();
  private readonly bandNumbers = new Numbering(['']);

  /** Apart from this one but for the numbers, which only grow. */
  copy(): IndexCells {
    return copyWith<IndexCells>(this, { strays: new Set(this.strays) });
  }

  /** Works that have ranges. */
  get settled(): number {
    return this.ranges.length - 1;
  }

  get bandCount(): number {
    return this.bandNumbers.size * BANDS_A_LIFT;
  }

  /** Number of the band a lift is in, of those who have no earlier work; 0 is that of no lift. */
  bandOf({ figure, isShown }: IndexedLift): number {
    const step = Math.ceil(figure.lift * LIFT_STEPS);
    return this.bandNumbers.numberOf(`${figure.sex}${isShown ? '+' : '-'}${step}`) * BANDS_A_LIFT;
  }

  /** `band`: of the lift, and EARLIER_WORK where it applies. */
  numberOf(present: readonly number[], band: number): number {
    const work = this.workNumbers.numberOf(present.length === 1 ? present[0]! : present.join(' '));
    if (work === this.works.length) this.works.push(present);
    return work * BANDS + band;
  }

  /** Lays ranges for slots in these cells, NO_CELL among them; answers the slots in their order. Nobody is a stray any more. */
  settle(cells: Uint32Array, none: number): Uint32Array {
    const width = this.bandCount;
    const placeOf = (cell: number): number => (cell >>> BAND_BITS) * width + (cell & (BANDS - 1));
    const next = new Uint32Array(this.works.length * width + 1);
    for (const cell of cells) if (cell !== none) next[placeOf(cell) + 1]! += 1;
    for (let place = 1; place < next.length; place += 1) next[place]! += next[place - 1]!;
    this.layRanges(next);
    const order = new Uint32Array(next.at(-1)!);
    cells.forEach((cell, slot) => {
      if (cell !== none) order[next[placeOf(cell)]!++] = slot;
    });
    this.strays.clear();
    return order;
  }

  /** `firsts`: first slot of each band of each work. */
  private layRanges(firsts: Uint32Array): void {
    const width = this.bandCount;
    const [works, bands, starts]: [number[], number[], number[]] = [[], [], []];
    this.ranges = new Uint32Array(this.works.length + 1);
    for (let work = 0; work < this.works.length; work += 1) {
      for (let band = 0; band < width; band += 1) {
        const place = work * width + band;
        if (firsts[place] === firsts[place + 1]) continue;
        works.push(work);
        bands.push(band);
        starts.push(firsts[place]!);
      }
      this.ranges[work + 1] = bands.length;
    }
    this.workOf = Uint32Array.from(works);
    this.bands = Uint8Array.from(bands);
    this.starts = Uint32Array.from([...starts, firsts.at(-1)!]);
    this.longest = starts.reduce((most, start, range) => Math.max(most, this.starts[range + 1]! - start), 0);
  }
}
