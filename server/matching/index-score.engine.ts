import { routeValue, startValue } from './attainability.engine';
import { lensOf } from './counter-stereotype.engine';
import { ATTAINMENT_MASK, type Columns, KIND_BITS, longNumber, NUMBER_BITS, ROW, ROW_WORDS, WORD } from './index-columns.engine';
import { SECONDARY, relevanceOfNumber } from './interest.engine';
import type { PreparedStudent } from './prepared.types';
import { floats, words } from './question-arrays.engine';
import type { PreparedAudience } from './reach.engine';
import type { RoleModelIndex } from './role-model-index.engine';
import { CRITERIA } from './score.engine';
import { likenessOfNumber } from './variety.engine';

/** Constants of other files, here by value: read through their modules they cost a call each, thousands of times a question. */
const { PRESENT, OTHER, TOPIC, TRAIT, SHOWN_TRAIT } = WORD;
const [ROW_OF, WAY, ATTAINMENT] = [ROW_WORDS, ROW.WAY, ATTAINMENT_MASK] as const;
const WORDS_OF_TRAIT = 2;
const [KIND, NUMBER, COUNT, EARLIER] = [KIND_BITS, NUMBER_BITS, CRITERIA.length, SECONDARY] as const;
const [numberAt, likenessOf] = [longNumber, likenessOfNumber] as const;

/** A short list of numbers that is filled again and again. */
class Numbers {
  all = words(64);
  size = 0;

  add(number: number): void {
    if (this.size === this.all.length) {
      const grown = words(this.size * 2);
      grown.set(this.all);
      this.all = grown;
    }
    this.all[this.size] = number;
    this.size += 1;
  }

  has(number: number): boolean {
    for (let at = 0; at < this.size; at += 1) if (this.all[at] === number) return true;
    return false;
  }
}

/** A student with what they are compared by, in the numbers of an index. */
interface Member {
  readonly student: PreparedStudent;
  readonly need: number;
  readonly spread: Float64Array;
  /** For each trait its number; -1 where nobody has it. */
  readonly traits: readonly number[];
  /** For each interest the number of its topic; -1 where there is none. */
  readonly topics: readonly number[];
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
  /** What was read last: unit groups held now and before, topics, and traits that count. */
  private readonly present = new Numbers();
  private readonly other = new Numbers();
  private readonly theirTopics = new Numbers();
  private readonly traits = new Numbers();
  /** Where the rest of the record of the slot that was read last begins, and where it ends. */
  private at = 0;
  private end = 0;
  /** Of the slot that was read last, by member. */
  private readonly interests: Float64Array;

  constructor(
    private readonly audience: PreparedAudience,
    private readonly index: RoleModelIndex,
  ) {
    this.columns = index.columns;
    this.words = index.writer.records.words;
    this.members = audience.members.map((member) => memberOf(member, index));
    this.interests = floats(this.members.length);
  }

  /** The part of reach that is INTEREST; quicker than all of it, for whoever can be told to be too low by this. */
  interestOf(slot: number): number {
    this.readWork(slot);
    let sum = 0;
    for (let place = 0; place < this.members.length; place += 1) {
      const member = this.members[place]!;
      const value = this.interest(member);
      this.interests[place] = value;
      sum += member.need * member.spread[0]! * value;
    }
    return this.audience.totalNeed > 0 ? sum / this.audience.totalNeed : 0;
  }

  /** Of the slot `interestOf` was asked of last. */
  reachOf(slot: number): number {
    this.readTraits();
    let sum = 0;
    for (let place = 0; place < this.members.length; place += 1)
      sum += this.members[place]!.need * this.scoreOf(slot, this.members[place]!, this.interests[place]!);
    return this.audience.totalNeed > 0 ? sum / this.audience.totalNeed : 0;
  }

  private scoreOf(slot: number, member: Member, interest: number): number {
    const { spread } = member;
    let sum = 0;
    if (spread[0]! > 0) sum += spread[0]! * interest;
    for (let index = 1; index < COUNT; index += 1) {
      const weight = spread[index]!;
      if (weight > 0) sum += weight * this.component(index, slot, member);
    }
    return Math.min(1, sum);
  }

  /** In the order of CRITERIA, but for the first. */
  private component(index: number, slot: number, member: Member): number {
    switch (index) {
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
    const { present, other, theirTopics } = this;
    let missed = 1;
    for (let place = 0; place < topics.length; place += 1) {
      const topic = topics[place]!;
      let best = topic >= 0 && theirTopics.has(topic) ? EARLIER : 0;
      for (let at = 0; at < present.size; at += 1) best = Math.max(best, this.relevance(interests, place, present.all[at]!));
      for (let at = 0; at < other.size; at += 1)
        best = Math.max(best, EARLIER * this.relevance(interests, place, other.all[at]!));
      missed *= 1 - interests.interests[place]!.strength * best;
    }
    return 1 - missed;
  }

  private relevance(interests: PreparedStudent['interests'], place: number, number: number): number {
    const column = interests.relevance[place]!;
    if (number < column.length) return column[number]!;
    return relevanceOfNumber(interests, place, { number, occupation: this.index.writer.records.occupations.keys[number]! });
  }

  private background({ student: { background }, traits }: Member): number {
    if (background.total === 0) return 0;
    let shared = 0;
    for (let place = 0; place < traits.length; place += 1)
      if (this.traits.has(traits[place]!)) shared += background.rarity[place]!;
    return shared / background.total;
  }

  private counterStereotype(slot: number, { student: { outlook } }: Member): number {
    const lift = this.index.writer.lifts[this.columns.lift[slot]!] ?? null;
    if (lift === null || !(lift.isShown || this.audience.disclosure === 'AUDIENCE')) return 0;
    return lift.figure.lift * lensOf(outlook, lift.figure);
  }

  private variety(slot: number, { student: { past }, met }: Member): number {
    if (past.encounters.length === 0) return 1;
    const counted = this.present.size > 0 ? this.present : this.other;
    if (counted.size === 0) return 0;
    const { keys } = this.index.writer.records.occupations;
    let closest = met.get(slot) ?? 0;
    for (let at = 0; at < counted.size; at += 1) {
      const number = counted.all[at]!;
      closest = Math.max(closest, likenessOf(past, number, keys[number]!));
    }
    return 1 - closest;
  }

  private attainability(slot: number, { student }: Member): number {
    const attainment = this.index.writer.attainments[this.columns.rows[slot * ROW_OF + WAY]! & ATTAINMENT]!;
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

  /** Leaves `at` where the traits begin. */
  private readWork(slot: number): void {
    const { words, present, other, theirTopics: topics } = this;
    present.size = other.size = topics.size = 0;
    const end = this.columns.recordEnd(slot);
    let at = this.columns.recordStart(slot);
    for (; at < end; at += 1) {
      const kind = words[at]! & KIND;
      const number = words[at]! & NUMBER;
      if (kind === PRESENT) present.add(number);
      else if (kind === OTHER) other.add(number);
      else if (kind === TOPIC) topics.add(number);
      else break;
    }
    this.at = at;
    this.end = end;
  }

  /** Of the slot whose work was read. Traits that may be shown count before everybody, others only before an audience. */
  private readTraits(): void {
    const { words, traits, end } = this;
    traits.size = 0;
    const isBeforeAudience = this.audience.disclosure === 'AUDIENCE';
    for (let at = this.at; at < end; at += WORDS_OF_TRAIT) {
      const kind = words[at]! & KIND;
      if (kind === SHOWN_TRAIT || (kind === TRAIT && isBeforeAudience)) traits.add(numberAt(words, at));
      else if (kind !== TRAIT) return;
    }
  }
}

function memberOf({ student, need, spread }: PreparedAudience['members'][number], { ids, writer }: RoleModelIndex): Member {
  const { records } = writer;
  const traits = student.background.traits.map((trait) => records.traits.find(trait));
  const topics = student.interests.topics.map((topic) => (topic === null ? -1 : records.topics.find(topic)));
  const met = new Map<number, number>();
  for (const [id, freshness] of student.past.people) {
    const slot = ids.slotOf(id);
    if (slot >= 0) met.set(slot, freshness);
  }
  return { student, need, spread, traits, topics, met };
}
