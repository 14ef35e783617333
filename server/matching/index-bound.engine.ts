import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import { BAND_BITS, type IndexCells } from './index-cells.engine';
import { type Columns, OTHER_BITS, TOPIC_WORDS } from './index-columns.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { SlotWorth } from './slot-worth.engine';
import { WorkWorth } from './work-worth.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const [BITS, BAND, WORDS] = [BAND_BITS, (1 << BAND_BITS) - 1, TOPIC_WORDS] as const;
const [SECOND, THIRD, OTHER] = [OTHER_BITS, 2 * OTHER_BITS, (1 << OTHER_BITS) - 1] as const;

/**
 * The most that slots could mean to an audience: never less than their reach, and told from a few numbers of each. What depends on the
 * present work and the band of a lift is told for all in a range at once.
 */
export class IndexBound {
  readonly traits: SlotWorth;
  private readonly columns: Columns;
  private readonly cells: IndexCells;
  private readonly worth: AudienceWorth;
  private readonly works: WorkWorth;

  constructor(audience: PreparedAudience, index: RoleModelIndex, scratch: RoleModelIndex['scratch']) {
    this.columns = index.columns;
    this.cells = index.writer.cells;
    this.worth = audienceWorth(audience, index);
    this.traits = new SlotWorth(index, this.worth.traits, scratch);
    this.works = new WorkWorth(this.cells, this.worth, this.worth.mostAttainment + this.traits.rest);
  }

  /** By work: what its people would reach by that alone, a guess at whom to look at first. */
  get promises(): Float64Array {
    return this.works.promises;
  }

  /** Of ranges: what somebody in each would reach by their present work and the highest lift in it. */
  promisesOf(ranges: readonly number[]): Float64Array {
    const { workOf, bands } = this.cells;
    const { band } = this.worth;
    const promises = new Float64Array(ranges.length);
    for (let place = 0; place < promises.length; place += 1)
      promises[place] = this.works.promises[workOf[ranges[place]!]!]! + band[bands[ranges[place]!]!]!;
    return promises;
  }

  /** The most that anybody of a work could reach, but for traits of few. */
  mostOfWork(work: number): number {
    return this.works.mosts[work]! + this.worth.mostLift;
  }

  /** The most that anybody in a range could reach, but for traits of few. */
  mostOfRange(range: number): number {
    return this.works.mosts[this.cells.workOf[range]!]! + this.worth.band[this.cells.bands[range]!]!;
  }

  /** How much of INTEREST the other features of somebody in a range may leave unanswered, for them to reach a floor; see `next`. */
  limitOf(range: number, floor: number): number {
    const { mostInterest } = this.worth;
    const { lefts, leasts } = this.works;
    const work = this.cells.workOf[range]!;
    return mostInterest > 0 ? (leasts[work]! + (this.mostOfRange(range) - floor) / mostInterest) / lefts[work]! : Infinity;
  }

  /**
   * The next slot of a work, from one to before another, that could stay within a limit; `end` for none. It runs over very many, so what
   * fails most is asked first: earlier work, then how somebody came to theirs, which lowers the limit, then topics. Who is passed over is
   * above the limit for certain: a limit that is not a number, as infinity less infinity, passes over nobody.
   */
  next(from: number, end: number, limit: number, work: number): number {
    const { others, anyTopics, attainment } = this.columns;
    const { unanswered, attainmentLoss } = this.worth;
    const { other, topics } = unanswered;
    const { any } = topics;
    const row = this.works.topicRows[work]!;
    const limitWithTopics = limit / topics.least[row]!;
    const loss = 1 / this.works.lefts[work]!;
    for (let slot = from; slot < end; slot += 1) {
      const left = leftBefore(other, others[slot]!);
      if (left > limitWithTopics) continue;
      const within = limit - loss * attainmentLoss[attainment[slot]!]!;
      if (!(left > within)) return slot;
      if ((anyTopics[slot]! & any) !== 0 && !(left * this.leftByTopics(slot, row) > within)) return slot;
    }
    return end;
  }

  /** Holders of a trait who could reach a floor, nearly all others passed over. */
  holdersAbove(floor: number): Uint32Array {
    const { slots, worths } = this.traits;
    const { mosts, lefts, leasts } = this.works;
    const { cells, others, anyTopics } = this.columns;
    const { band, mostInterest, unanswered } = this.worth;
    const { other, topics } = unanswered;
    const [leastByTopics, could] = [topics.least[topics.general]!, new Uint32Array(slots.length)];
    let found = 0;
    for (const slot of slots) {
      const cell = cells[slot]!;
      const work = cell >>> BITS;
      const most = mosts[work]! + band[cell & BAND]! + worths[slot]!;
      if (!(most >= floor)) continue;
      let left = leftBefore(other, others[slot]!);
      if ((anyTopics[slot]! & topics.any) !== 0) left *= leastByTopics;
      if (most - mostInterest * (lefts[work]! * left - leasts[work]!) >= floor) could[found++] = slot;
    }
    return could.subarray(0, found);
  }

  /** The most a slot could reach; not a number where nobody is, who so cannot get in. */
  mostOf(slot: number): number {
    const work = this.columns.cells[slot]! >>> BITS;
    return this.worthOf(slot) + this.worth.mostInterest * (1 - this.works.lefts[work]! * this.leftBesides(slot, work));
  }

  /** The most a slot could reach by all but interests. */
  worthOf(slot: number): number {
    const { attainment, lift } = this.worth;
    const { columns } = this;
    const { rest, worths } = this.traits;
    const varied = this.works.varieties[columns.cells[slot]! >>> BITS]!;
    return varied + attainment[columns.attainment[slot]!]! + lift[columns.lift[slot]!]! + rest + worths[slot]!;
  }

  /** How much of what a work leaves of interest the other features of a slot leave. */
  private leftBesides(slot: number, work: number): number {
    const left = leftBefore(this.worth.unanswered.other, this.columns.others[slot]!);
    return left * this.leftByTopics(slot, this.works.topicRows[work]!);
  }

  private leftByTopics(slot: number, row: number): number {
    const { masks, factors, width, places } = this.worth.unanswered.topics;
    const { topics } = this.columns;
    let left = 1;
    for (let word = 0; word < WORDS; word += 1)
      for (let bits = topics[slot * WORDS + word]! & masks[word]!; bits !== 0; bits &= bits - 1)
        left *= factors[row * width + places[word * 32 + lowest(bits)]!]!;
    return left;
  }
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** How much of interest what somebody did before leaves. Short, so that it costs no call where it is asked of very many. */
const leftBefore = (other: Float64Array, others: number): number =>
  other[others & OTHER]! * other[(others >>> SECOND) & OTHER]! * other[others >>> THIRD]!;
