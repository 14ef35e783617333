/** Where the slots of each cell begin, in the order in which they lie: by work, and within one by band. */
export interface Laid {
  /** By number of a work, then by place of a band: its first slot; in the end, how many slots there are. */
  readonly firsts: Uint32Array;
  /** By place: number of the band. */
  readonly bands: readonly number[];
}

/** Ranges of slots that lie side by side, of one work and of one band, or of bands that mean the same to whoever asks. */
export class IndexRanges {
  /** Ranges of work `n` are those from `ofWork[n]` to before `ofWork[n + 1]`. */
  readonly ofWork: Uint32Array;
  /** By range: work, band (of several, the first), and first slot; the next range begins where it ends. */
  readonly workOf: Uint32Array;
  readonly bands: Uint8Array;
  readonly starts: Uint32Array;
  /** Slots of the longest range. */
  readonly longest: number;

  /** `isOne`: whether two bands that lie side by side come into one range. */
  constructor({ firsts, bands: bandAt }: Laid, isOne: (band: number, next: number) => boolean) {
    const width = bandAt.length;
    const [works, bands, starts]: [number[], number[], number[]] = [[], [], []];
    this.ofWork = new Uint32Array((firsts.length - 1) / width + 1);
    for (let place = 0; place < firsts.length - 1; place += 1) {
      const work = Math.floor(place / width);
      const band = bandAt[place % width]!;
      if (firsts[place] === firsts[place + 1]) continue;
      if (works.at(-1) === work && isOne(bands.at(-1)!, band)) continue;
      works.push(work);
      bands.push(band);
      starts.push(firsts[place]!);
      this.ofWork[work + 1] = bands.length;
    }
    this.ofWork.forEach((end, work) => (this.ofWork[work] = Math.max(end, this.ofWork[work - 1] ?? 0)));
    this.workOf = Uint32Array.from(works);
    this.bands = Uint8Array.from(bands);
    this.starts = Uint32Array.from([...starts, firsts.at(-1)!]);
    this.longest = starts.reduce((most, start, range) => Math.max(most, this.starts[range + 1]! - start), 0);
  }

  /** Works that have a number here. */
  get works(): number {
    return this.ofWork.length - 1;
  }
}
