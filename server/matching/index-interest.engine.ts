import { OTHER_BITS, otherPlace, TOPIC_BITS, topicBit } from './index-columns.engine';
import { relevanceOfNumber, SECONDARY } from './interest.engine';
import type { PreparedInterests } from './prepared.types';
import { floats } from './question-arrays.engine';
import type { RoleModelIndex } from './role-model-index.engine';

/** By value: read through its module a constant of another file costs a call each time. */
const EARLIER = SECONDARY;

/** A student's interests, and the most that INTEREST adds for them. */
export interface InterestShare {
  readonly interests: PreparedInterests;
  readonly most: number;
}

/**
 * The share of interest that features of a role model leave unanswered, 0 to 1: for one student the product over their interests of
 * (1 - strength x relevance). Several features leave at least the product of what each leaves; of several students the mean is at least
 * the geometric mean. So products of these bound INTEREST from above, for one student and for any number.
 */
export interface Unanswered {
  /** By number of a unit group held now. */
  readonly present: Float64Array;
  /** By otherPlace of one held before: 1 for none, 0 for more than are told. */
  readonly other: Float64Array;
  /** By number of a unit group held now: the least that anybody in it could leave, whatever else they did and talk about. */
  readonly least: Float64Array;
  /** That of who is in none. */
  readonly leastOfAll: number;
  readonly topics: TopicsLeft;
}

/**
 * What topics leave of what the present work leaves, by rows: for an only student a row for each unit group, since a topic that the
 * work answers already adds nothing, and one for who has none or several; for more students one row for all.
 */
interface TopicsLeft {
  /** Bits of the topics that answer anything, as an index has them. */
  readonly any: number;
  /** By row, and by place of a topic within it, `width` a row: what it leaves; and what all of them together leave. */
  readonly factors: Float64Array;
  readonly width: number;
  readonly least: Float64Array;
  /** By topicBit: place within a row. */
  readonly places: Uint8Array;
  /** The row for everybody, or for who has no one present work; `isOnly` where it is the only one. */
  readonly general: number;
  readonly isOnly: boolean;
}

export function unansweredBy(shares: readonly InterestShare[], { writer: { records } }: RoleModelIndex): Unanswered {
  const { keys } = records.occupations;
  const total = shares.reduce((sum, { most }) => sum + most, 0);
  const [only] = shares;
  const isOne = shares.length === 1 && only !== undefined;
  const left = isOne ? leftBy(only.interests, keys) : leftByAll(shares, total, keys);
  const other = floats(1 << OTHER_BITS);
  other[0] = 1;
  other.set(left.before.subarray(0, other.length - otherPlace(0)), otherPlace(0));
  const named = (topic: string) => records.topics.find(topic);
  const factors = isOne ? topicsLeftOf(only.interests, keys, named) : topicsLeft(shares, total, named);
  const topics = { ...topicsFrom(factors, isOne ? keys.length + 1 : 1, records.mostTopics), isOnly: !isOne };
  return { present: left.present, other, least: left.least, leastOfAll: leastOfAll(shares, total), topics };
}

/** What each unit group leaves: held now, held before, and at the least, with whatever else may come to it; by number. */
class Left {
  readonly present: Float64Array;
  readonly before: Float64Array;
  readonly least: Float64Array;

  constructor(size: number) {
    this.present = floats(size).fill(1);
    this.before = floats(size).fill(1);
    this.least = floats(size).fill(1);
  }

  answer(relevances: Float64Array, strength: number): void {
    const { present, before, least } = this;
    for (let number = 0; number < relevances.length; number += 1) {
      const answered = strength * relevances[number]!;
      present[number]! *= 1 - answered;
      before[number]! *= 1 - EARLIER * answered;
      least[number]! *= 1 - Math.max(answered, EARLIER * strength);
    }
  }

  multiply({ present, before, least }: Left, power: number): void {
    for (let number = 0; number < present.length; number += 1) {
      this.present[number]! *= present[number]! ** power;
      this.before[number]! *= before[number]! ** power;
      this.least[number]! *= least[number]! ** power;
    }
  }
}

function leftBy(interests: PreparedInterests, occupations: readonly string[]): Left {
  const left = new Left(occupations.length);
  interests.interests.forEach(({ strength }, place) => {
    left.answer(relevancesTo(interests, place, occupations), strength);
  });
  return left;
}

function leftByAll(shares: readonly InterestShare[], total: number, occupations: readonly string[]): Left {
  const left = new Left(occupations.length);
  for (const { interests, most } of shares) if (most > 0) left.multiply(leftBy(interests, occupations), most / total);
  return left;
}

/** Relevance of an interest to each unit group, those the reference does not know among them. */
function relevancesTo(interests: PreparedInterests, place: number, occupations: readonly string[]): Float64Array {
  const known = interests.relevance[place]!;
  if (known.length === occupations.length) return known;
  return Float64Array.from(occupations, (occupation, number) => relevanceOfNumber(interests, place, { number, occupation }));
}

type NumberOf = (topic: string) => number;

/** Topics that any of these interests names, as bits, each once, and the interests that name it. */
function topicsNamed({ topics }: PreparedInterests, numberOf: NumberOf): ReadonlyMap<number, readonly number[]> {
  const named = new Map<number, number[]>();
  topics.forEach((topic, interest) => {
    const number = topic === null ? -1 : numberOf(topic);
    if (number >= 0) named.set(topicBit(number), [...(named.get(topicBit(number)) ?? []), interest]);
  });
  return named;
}

/** `factors`: of each topic by its bit, one for each row. */
function topicsFrom(factors: ReadonlyMap<number, Float64Array>, rows: number, most: number): Omit<TopicsLeft, 'isOnly'> {
  const width = factors.size;
  const all = floats(rows * width);
  const places = new Uint8Array(TOPIC_BITS);
  let any = 0;
  [...factors].forEach(([bit, factor], place) => {
    places[bit] = place;
    any |= 1 << bit;
    for (let row = 0; row < rows; row += 1) all[row * width + place] = factor[row]!;
  });
  return { factors: all, least: leastOfRows(all, { rows, width, most }), any, width, places, general: rows - 1 };
}

/** By row: what the topics that leave least leave together, of which nobody has named more than `most`. */
function leastOfRows(
  factors: Float64Array,
  { rows, width, most }: { readonly rows: number; readonly width: number; readonly most: number },
): Float64Array {
  const least = floats(rows);
  const counted = floats(Math.min(width, most));
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * width, (row + 1) * width];
    least[row] = width <= most ? product(factors, from, to) : productOfLeast(factors, from, to, counted);
  }
  return least;
}

function product(factors: Float64Array, from: number, to: number): number {
  let left = 1;
  for (let at = from; at < to; at += 1) left *= factors[at]!;
  return left;
}

/** Of as many as there is room for. */
function productOfLeast(factors: Float64Array, from: number, to: number, room: Float64Array): number {
  room.fill(1);
  for (let at = from; at < to; at += 1) keepLeast(room, factors[at]!);
  return product(room, 0, room.length);
}

/** Takes a factor, at most 1, into the least ones, which stand in order, in place of the greatest of them. */
function keepLeast(least: Float64Array, factor: number): void {
  let place = least.length - 1;
  if (place < 0 || factor >= least[place]!) return;
  for (; place > 0 && least[place - 1]! > factor; place -= 1) least[place] = least[place - 1]!;
  least[place] = factor;
}

/** For one student. */
function topicsLeftOf(
  interests: PreparedInterests,
  occupations: readonly string[],
  numberOf: NumberOf,
): ReadonlyMap<number, Float64Array> {
  const rows = occupations.length + 1;
  const factors = new Map<number, Float64Array>();
  for (const [bit, places] of topicsNamed(interests, numberOf)) {
    const factor = floats(rows).fill(1);
    for (const place of places) answer(factor, relevancesTo(interests, place, occupations), interests.interests[place]!.strength);
    factors.set(bit, factor);
  }
  return factors;
}

/** What a topic adds to each unit group, and, in the last place, to none. */
function answer(factors: Float64Array, relevances: Float64Array, strength: number): void {
  const left = 1 - strength * EARLIER;
  for (let row = 0; row < relevances.length; row += 1) {
    const known = 1 - strength * relevances[row]!;
    if (left < known) factors[row]! *= left / known;
  }
  factors[relevances.length]! *= left;
}

/** For several. */
function topicsLeft(shares: readonly InterestShare[], total: number, numberOf: NumberOf): ReadonlyMap<number, Float64Array> {
  const factors = new Map<number, number>();
  for (const { interests, most } of shares) {
    for (const [bit, places] of topicsNamed(interests, numberOf)) {
      const missed = places.reduce((product, place) => product * (1 - interests.interests[place]!.strength * EARLIER), 1);
      factors.set(bit, (factors.get(bit) ?? 1) * missed ** (total > 0 ? most / total : 0));
    }
  }
  return new Map([...factors].map(([bit, factor]) => [bit, Float64Array.of(factor)]));
}

const leastOfAll = (shares: readonly InterestShare[], total: number): number =>
  shares.reduce((product, { interests: { interests }, most }) => {
    const least = interests.reduce((left, { strength }) => left * (1 - strength * EARLIER), 1);
    return total > 0 ? product * least ** (most / total) : product;
  }, 1);
