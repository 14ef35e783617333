import type { AudienceWorth } from './index-audience.engine';
import type { IndexCells } from './index-cells.engine';
import { floats, words } from './question-arrays.engine';

/** What present works are worth to an audience, each by the number of the work. */
export class WorkWorth {
  /** What VARIETY is worth. */
  readonly varieties: Float64Array;
  /** How much of INTEREST it leaves unanswered, and the least that could be left with whatever else somebody did and talks about. */
  readonly lefts: Float64Array;
  readonly leasts: Float64Array;
  /** One over what it leaves, and over the least that topics leave of that. */
  readonly perLeft: Float64Array;
  readonly topicsAtMost: Float64Array;
  /** Row of what topics leave. */
  readonly topicRows: Uint32Array;
  /** The most that anybody in it could reach, but for lifts and traits of few. */
  readonly mosts: Float64Array;
  /** What somebody in it would reach by it alone: a guess at whom to look at first. */
  readonly promises: Float64Array;

  /** `rest`: what anybody might reach besides. */
  constructor({ works }: IndexCells, worth: AudienceWorth, rest: number) {
    this.varieties = floats(works.length);
    this.lefts = floats(works.length);
    this.leasts = floats(works.length);
    this.perLeft = floats(works.length);
    this.topicsAtMost = floats(works.length);
    this.topicRows = words(works.length);
    this.mosts = floats(works.length);
    this.promises = floats(works.length);
    for (let work = 0; work < works.length; work += 1) {
      this.weigh(work, works[work]!, worth);
      this.mosts[work]! += rest;
    }
  }

  /** Of several unit groups none leaves more than the product of what each leaves, and the least varied decides. */
  private weigh(work: number, groups: readonly number[], worth: AudienceWorth): void {
    const { variety, mostVariety, mostInterest, unanswered } = worth;
    const { present, least, leastOfAll, topics } = unanswered;
    let varied = mostVariety;
    let left = 1;
    let most = groups.length === 0 ? leastOfAll : 1;
    for (const number of groups) {
      if (variety[number]! < varied) varied = variety[number]!;
      left *= present[number]!;
      most *= least[number]!;
    }
    this.varieties[work] = varied;
    this.lefts[work] = left;
    this.leasts[work] = most;
    this.topicRows[work] = topics.isOnly || groups.length !== 1 ? topics.general : groups[0]!;
    this.perLeft[work] = 1 / left;
    this.topicsAtMost[work] = 1 / topics.least[this.topicRows[work]]!;
    this.mosts[work] = varied + mostInterest * (1 - most);
    this.promises[work] = varied + mostInterest * (1 - left);
  }
}
