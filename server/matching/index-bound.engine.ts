import { inOrder } from './in-order.engine';
import { type AudienceWorth, audienceWorth } from './index-audience.engine';
import { BAND_BITS, EARLIER_WORK, type IndexCells } from './index-cells.engine';
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
  /** By the bits of common traits: how much less than with all of them somebody reaches, as a share of what INTEREST is. */
  private readonly traitLoss: Float64Array;
  /** Slots found in the range that was looked into last. */
  private readonly found: Uint32Array;

  constructor(audience: PreparedAudience, index: RoleModelIndex, scratch: RoleModelIndex['scratch']) {
    this.columns = index.columns;
    this.cells = index.writer.cells;
    this.worth = audienceWorth(audience, index);
    this.traits = new SlotWorth(index, this.worth.traits, scratch);
    const { mostInterest } = this.worth;
    this.traitLoss = this.traits.lacking.map((worth) => (mostInterest > 0 ? worth / mostInterest : 0));
    this.found = new Uint32Array(this.cells.longest);
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
   * from then on. Of a range it is known how much of INTEREST the other features of somebody may leave unanswered: at most a limit. Who
   * is passed over is above it for certain: one that is not a number, as infinity less infinity, passes over nobody.
   */
  eachAbove(ranges: Uint32Array, atFirst: number, visit: (slot: number) => number): void {
    const { workOf, bands } = this.cells;
    const { band, mostInterest } = this.worth;
    const { mosts, lefts, leasts } = this.works;
    const { found } = this;
    let floor = atFirst;
    for (const range of ranges) {
      const work = workOf[range]!;
      const most = mosts[work]! + band[bands[range]!]!;
      if (!(most >= floor)) continue;
      const loss = 1 / lefts[work]!;
      const limit = loss * (leasts[work]! + (most - floor) / mostInterest);
      const isFirstWork = (bands[range]! & EARLIER_WORK) === 0;
      const size = isFirstWork ? this.findByTopics(range, limit, loss) : this.find(range, limit, loss);
      for (let place = 0; place < size; place += 1) floor = visit(found[place]!);
    }
  }

  /**
   * Notes in `found` who of a range may be below a limit, and answers how many. This runs over very many, so what fails most is asked
   * first: earlier work, then how somebody came to theirs and common traits, which lower the limit by `loss`, then topics.
   */
  private find(range: number, limit: number, loss: number): number {
    const { others, anyTopics, attainment, common } = this.columns;
    const { attainmentLoss, unanswered } = this.worth;
    const { other, topics } = unanswered;
    const { workOf, starts } = this.cells;
    const { found, traitLoss } = this;
    const { any } = topics;
    const topicsAtMost = 1 / topics.least[this.works.topicRows[workOf[range]!]!]!;
    const end = starts[range + 1]!;
    let size = 0;
    for (let slot = starts[range]!; slot < end; slot += 1) {
      const left = leftBefore(other, others[slot]!);
      if (left > limit * topicsAtMost) continue;
      const within = limit - loss * (attainmentLoss[attainment[slot]!]! + traitLoss[common[slot]!]!);
      if (left > ((anyTopics[slot]! & any) === 0 ? within : within * topicsAtMost)) continue;
      found[size] = slot;
      size += 1;
    }
    return size;
  }

  /** As `find`, of a range in which nobody has earlier work: only topics answer more, so most are passed over at once. */
  private findByTopics(range: number, limit: number, loss: number): number {
    const { anyTopics, attainment, common } = this.columns;
    const { attainmentLoss, unanswered } = this.worth;
    const { any, least } = unanswered.topics;
    const { workOf, starts } = this.cells;
    const { found, traitLoss } = this;
    const topicsAtMost = 1 / least[this.works.topicRows[workOf[range]!]!]!;
    if (1 > limit * topicsAtMost) return 0;
    const end = starts[range + 1]!;
    const needsTopics = limit < 1;
    let size = 0;
    for (let slot = starts[range]!; slot < end; slot += 1) {
      const hasNone = (anyTopics[slot]! & any) === 0;
      if (hasNone && needsTopics) continue;
      const within = limit - loss * (attainmentLoss[attainment[slot]!]! + traitLoss[common[slot]!]!);
      if (1 > (hasNone ? within : within * topicsAtMost)) continue;
      found[size] = slot;
      size += 1;
    }
    return size;
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
    const { rest, lacking, worths } = this.traits;
    const varied = this.works.varieties[columns.cells[slot]! >>> BITS]!;
    const traits = rest - lacking[columns.common[slot]!]! + worths[slot]!;
    return varied + attainment[columns.attainment[slot]!]! + lift[columns.lift[slot]!]! + traits;
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
