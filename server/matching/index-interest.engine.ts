import { otherPlace, TOPIC_BITS, topicBit } from './index-columns.engine';
import { relevanceOfNumber, SECONDARY } from './interest.engine';
import type { PreparedInterests } from './prepared.types';
import type { RoleModelIndex } from './role-model-index.engine';

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
  readonly topics: TopicsLeft;
}

/**
 * What topics leave of what the present work leaves, by rows: for an only student a row for each unit group, since a topic that the
 * work answers already adds nothing, and one for who has none or several; for more students one row for all.
 */
interface TopicsLeft {
  /** Bits of the topics that answer anything, three words a row. */
  readonly masks: Uint32Array;
  /** By place of a topic, `width` a row. */
  readonly factors: Float64Array;
  readonly width: number;
  /** By topicBit: place among the factors. */
  readonly places: Uint8Array;
  /** The row for everybody, or for who has no one present work; `isOnly` where it is the only one. */
  readonly general: number;
  readonly isOnly: boolean;
}

export function unansweredBy(shares: readonly InterestShare[], { writer: { records } }: RoleModelIndex): Unanswered {
  const { keys } = records.occupations;
  const total = shares.reduce((sum, { most }) => sum + most, 0);
  const present = new Float64Array(keys.length).fill(1);
  const before = new Float64Array(keys.length).fill(1);
  for (const { interests, most } of shares) {
    const power = total > 0 ? most / total : 0;
    if (power === 0) continue;
    raise(present, missesOf(interests, keys, 1), power);
    raise(before, missesOf(interests, keys, SECONDARY), power);
  }
  const other = new Float64Array(otherPlace(keys.length));
  other[0] = 1;
  other.set(before, otherPlace(0));
  const [only] = shares;
  const named = (topic: string) => records.topics.find(topic);
  const topics =
    shares.length === 1 && only !== undefined ? topicsLeftOf(only.interests, keys, named) : topicsLeft(shares, total, named);
  return { present, other, topics };
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

function emptyTopics(bits: readonly number[], rows: number, isOnly: boolean): TopicsLeft {
  const places = new Uint8Array(TOPIC_BITS);
  bits.forEach((bit, place) => {
    places[bit] = place;
  });
  const factors = new Float64Array(rows * bits.length).fill(1);
  return { masks: new Uint32Array(rows * 3), factors, width: bits.length, places, general: rows - 1, isOnly };
}

/** For one student. */
function topicsLeftOf(interests: PreparedInterests, occupations: readonly string[], numberOf: NumberOf): TopicsLeft {
  const named = topicsNamed(interests, numberOf);
  const left = emptyTopics([...named.keys()], occupations.length + 1, false);
  for (const [bit, places] of named) {
    for (let row = 0; row <= left.general; row += 1) {
      let factor = 1;
      for (const place of places) {
        const { strength } = interests.interests[place]!;
        const known =
          row === left.general ? 0 : relevanceOfNumber(interests, place, { number: row, occupation: occupations[row]! });
        factor *= (1 - strength * Math.max(known, SECONDARY)) / (1 - strength * known);
      }
      write(left, row, bit, factor);
    }
  }
  return left;
}

/** For several. */
function topicsLeft(shares: readonly InterestShare[], total: number, numberOf: NumberOf): TopicsLeft {
  const factors = new Map<number, number>();
  for (const { interests, most } of shares) {
    for (const [bit, places] of topicsNamed(interests, numberOf)) {
      const missed = places.reduce((product, place) => product * (1 - interests.interests[place]!.strength * SECONDARY), 1);
      factors.set(bit, (factors.get(bit) ?? 1) * missed ** (total > 0 ? most / total : 0));
    }
  }
  const left = emptyTopics([...factors.keys()], 1, true);
  for (const [bit, factor] of factors) write(left, 0, bit, factor);
  return left;
}

function write({ masks, factors, width, places }: TopicsLeft, row: number, bit: number, factor: number): void {
  if (factor >= 1) return;
  masks[row * 3 + (bit >>> 5)]! |= 1 << (bit & 31);
  factors[row * width + places[bit]!] = factor;
}

/** Times a power of each: a whole share, of an only student, needs none. */
function raise(product: Float64Array, misses: Float64Array, power: number): void {
  for (let place = 0; place < product.length; place += 1)
    product[place]! *= power === 1 ? misses[place]! : misses[place]! ** power;
}

function missesOf(interests: PreparedInterests, occupations: readonly string[], factor: number): Float64Array {
  const misses = new Float64Array(occupations.length).fill(1);
  interests.interests.forEach(({ strength }, place) => {
    const column = interests.relevance[place]!;
    const pull = strength * factor;
    for (let number = 0; number < column.length; number += 1) misses[number]! *= 1 - pull * column[number]!;
    for (let number = column.length; number < occupations.length; number += 1)
      misses[number]! *= 1 - pull * relevanceOfNumber(interests, place, { number, occupation: occupations[number]! });
  });
  return misses;
}
