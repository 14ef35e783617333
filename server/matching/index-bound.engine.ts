import { inOrder } from './in-order.engine';
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

/** Share of the works that are gone through in the order of their promise. */
const PROMISING = 1 / 16;

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

  /** Every range, those of the works that promise most first and in order, the others as they lie in memory. */
  orderOfRanges(): Uint32Array {
    const { settled, ranges, workOf } = this.cells;
    const works = inOrder(this.works.promises.subarray(0, settled)).subarray(0, Math.ceil(settled * PROMISING));
    const isPromising = new Uint8Array(settled);
    const promising: number[] = [];
    for (const work of works) {
      isPromising[work] = 1;
      for (let range = ranges[work]!; range < ranges[work + 1]!; range += 1) promising.push(range);
    }
    const order = new Uint32Array(workOf.length);
    let size = 0;
    for (const place of inOrder(this.promisesOf(promising))) order[size++] = promising[place]!;
    for (let range = 0; range < workOf.length; range += 1) if (isPromising[workOf[range]!] === 0) order[size++] = range;
    return order;
  }

  /** Of ranges: what somebody in each would reach by their present work and the highest lift in it. */
  private promisesOf(ranges: readonly number[]): Float64Array {
    const { workOf, bands } = this.cells;
    const { band } = this.worth;
    const promises = new Float64Array(ranges.length);
    for (let place = 0; place < promises.length; place += 1)
      promises[place] = this.works.promises[workOf[ranges[place]!]!]! + band[bands[ranges[place]!]!]!;
    return promises;
  }

  /**
   * Calls `visit` with slots of some ranges, all those among them who could reach the floor without a trait of few; it answers the floor
   * from then on. Of a range it is known how much of INTEREST the other features of somebody may leave unanswered: at most a limit.
   * This runs over very many, so what fails most is asked first: earlier work, then how somebody came to theirs, which lowers the limit,
   * then topics. Who is passed over is above the limit for certain: one that is not a number, as infinity less infinity, passes over nobody.
   */
  eachAbove(ranges: Uint32Array, atFirst: number, visit: (slot: number) => number): void {
    const { others, anyTopics, attainment } = this.columns;
    const { workOf, bands, starts } = this.cells;
    const { band, mostInterest, attainmentLoss } = this.worth;
    const { other, topics } = this.worth.unanswered;
    const { mosts, lefts, leasts, topicRows } = this.works;
    const { any, least } = topics;
    let floor = atFirst;
    for (const range of ranges) {
      const work = workOf[range]!;
      const most = mosts[work]! + band[bands[range]!]!;
      if (!(most >= floor)) continue;
      const loss = 1 / lefts[work]!;
      const row = topicRows[work]!;
      const topicsAtMost = 1 / least[row]!;
      const end = starts[range + 1]!;
      let limit = loss * (leasts[work]! + (most - floor) / mostInterest);
      for (let slot = starts[range]!; slot < end; slot += 1) {
        const left = leftBefore(other, others[slot]!);
        if (left > limit * topicsAtMost) continue;
        const within = limit - loss * attainmentLoss[attainment[slot]!]!;
        if (left > within && ((anyTopics[slot]! & any) === 0 || left * this.leftByTopics(slot, row) > within)) continue;
        const next = visit(slot);
        if (next === floor) continue;
        floor = next;
        limit = loss * (leasts[work]! + (most - floor) / mostInterest);
      }
    }
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
