import { routeValue, startValue } from './attainability.engine';
import { lensOf } from './counter-stereotype.engine';
import { type Columns, KIND_BITS, lengthOf, NUMBER_BITS, WORD } from './index-columns.engine';
import { longNumber } from './index-records.engine';
import { SECONDARY, relevanceOfNumber } from './interest.engine';
import type { PreparedStudent } from './prepared.types';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { CRITERIA } from './score.engine';
import { likenessOfNumber } from './variety.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const { PRESENT, OTHER, TOPIC, TRAIT, SHOWN_TRAIT } = WORD;
const [KIND, NUMBER, COUNT, EARLIER] = [KIND_BITS, NUMBER_BITS, CRITERIA.length, SECONDARY] as const;

/** A student with what they are compared by, in the numbers of an index. */
interface Member {
  readonly student: PreparedStudent;
  readonly need: number;
  readonly spread: Float64Array;
  /** For each trait its number; -1 where nobody has it. */
  readonly traits: Int32Array;
  /** For each interest the number of its topic; -1 where there is none. */
  readonly topics: Int32Array;
  /** How fresh the latest meeting is, by slot. */
  readonly met: ReadonlyMap<number, number>;
}

/**
 * Reach of single slots, bit for bit what `reachValue` says of the candidate in them: the same operations in the same order. The
 * record of a slot is read once for all students.
 */
export class IndexScore {
  private readonly columns: Columns;
  private readonly members: readonly Member[];
  private readonly words: Uint16Array;
  private readonly present: number[] = [];
  private readonly other: number[] = [];
  private readonly topics: number[] = [];
  private readonly traits: number[] = [];

  constructor(
    private readonly audience: PreparedAudience,
    private readonly index: RoleModelIndex,
  ) {
    this.columns = index.columns;
    this.words = index.writer.records.words;
    this.members = audience.members.map((member) => memberOf(member, index));
  }

  reachOf(slot: number): number {
    this.read(slot);
    let sum = 0;
    for (const member of this.members) sum += member.need * this.scoreOf(slot, member);
    return this.audience.totalNeed > 0 ? sum / this.audience.totalNeed : 0;
  }

  private scoreOf(slot: number, member: Member): number {
    const { spread } = member;
    let sum = 0;
    for (let index = 0; index < COUNT; index += 1) {
      const weight = spread[index]!;
      if (weight > 0) sum += weight * this.component(index, slot, member);
    }
    return Math.min(1, sum);
  }

  /** In the order of CRITERIA. */
  private component(index: number, slot: number, member: Member): number {
    switch (index) {
      case 0:
        return this.interest(member);
      case 1:
        return this.background(member);
      case 2:
        return this.counterStereotype(slot, member);
      case 3:
        return this.variety(slot, member);
      default:
        return this.attainability(slot, member);
    }
  }

  private interest({ student: { interests }, topics }: Member): number {
    let missed = 1;
    for (let place = 0; place < topics.length; place += 1)
      missed *= 1 - interests.interests[place]!.strength * this.relevance(interests, place, topics[place]!);
    return 1 - missed;
  }

  private relevance(interests: PreparedStudent['interests'], place: number, topic: number): number {
    const { keys } = this.index.writer.records.occupations;
    let best = topic >= 0 && this.topics.includes(topic) ? EARLIER : 0;
    for (const number of this.present) {
      const relevance = relevanceOfNumber(interests, place, { number, occupation: keys[number]! });
      if (relevance > best) best = relevance;
    }
    for (const number of this.other) {
      const relevance = EARLIER * relevanceOfNumber(interests, place, { number, occupation: keys[number]! });
      if (relevance > best) best = relevance;
    }
    return best;
  }

  private background({ student: { background }, traits }: Member): number {
    if (background.total === 0) return 0;
    let shared = 0;
    for (let place = 0; place < traits.length; place += 1)
      if (this.traits.includes(traits[place]!)) shared += background.rarity[place]!;
    return shared / background.total;
  }

  private counterStereotype(slot: number, { student: { outlook } }: Member): number {
    const lift = this.index.writer.lifts[this.columns.lift[slot]!] ?? null;
    if (lift === null || !(lift.isShown || this.audience.disclosure === 'AUDIENCE')) return 0;
    return lift.figure.lift * lensOf(outlook, lift.figure);
  }

  private variety(slot: number, { student: { past }, met }: Member): number {
    if (past.encounters.length === 0) return 1;
    const counted = this.present.length > 0 ? this.present : this.other;
    if (counted.length === 0) return 0;
    const { keys } = this.index.writer.records.occupations;
    let closest = met.get(slot) ?? 0;
    for (const number of counted) closest = Math.max(closest, likenessOfNumber(past, number, keys[number]!));
    return 1 - closest;
  }

  private attainability(slot: number, { student }: Member): number {
    const attainment = this.index.writer.attainments[this.columns.attainment[slot]!]!;
    let sum = attainment.nearness;
    let parts = 1;
    if (student.routes.size > 0) {
      sum += routeValue(student, attainment);
      parts += 1;
    }
    if (student.predictedLevel !== null) {
      sum += startValue(student.predictedLevel, attainment.startingLevel);
      parts += 1;
    }
    return sum / parts;
  }

  /** Traits that may be shown count before everybody, others only before an audience. */
  private read(slot: number): void {
    const { words, present, other, topics, traits } = this;
    present.length = other.length = topics.length = traits.length = 0;
    const isBeforeAudience = this.audience.disclosure === 'AUDIENCE';
    const end = this.columns.recordStart[slot]! + this.columns.recordLength[slot]!;
    for (let at = this.columns.recordStart[slot]!; at < end; at += lengthOf(words[at]! & KIND)) {
      const kind = words[at]! & KIND;
      const number = words[at]! & NUMBER;
      if (kind === PRESENT) present.push(number);
      else if (kind === OTHER) other.push(number);
      else if (kind === TOPIC) topics.push(number);
      else if (kind === SHOWN_TRAIT || (kind === TRAIT && isBeforeAudience)) traits.push(longNumber(words, at));
      else if (kind > SHOWN_TRAIT) return;
    }
  }
}

function memberOf({ student, need, spread }: PreparedAudience['members'][number], { ids, writer }: RoleModelIndex): Member {
  const { records } = writer;
  const traits = Int32Array.from(student.background.traits, (trait) => records.traits.find(trait));
  const topics = Int32Array.from(student.interests.topics, (topic) => (topic === null ? -1 : records.topics.find(topic)));
  const met = new Map<number, number>();
  for (const [id, freshness] of student.past.people) {
    const slot = ids.slotOf(id);
    if (slot >= 0) met.set(slot, freshness);
  }
  return { student, need, spread, traits, topics, met };
}
