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
 * The share of interest that one feature of a role model leaves unanswered, 0 to 1: for one student the product over their interests
 * of (1 - strength x relevance). Several features leave at least the product of what each leaves; of several students the mean is at
 * least the geometric mean. So products of these bound INTEREST from above, for one student and for any number.
 */
export interface Unanswered {
  /** By number of a unit group held now. */
  readonly present: Float64Array;
  /** By otherPlace of one held before: 1 for none, 0 for more than are told. */
  readonly other: Float64Array;
  /** By topicBit of a topic, and the bits of those that answer anything. */
  readonly topic: Float64Array;
  readonly topicBits: readonly [number, number, number];
}

export function unansweredBy(shares: readonly InterestShare[], { writer: { records } }: RoleModelIndex): Unanswered {
  const { keys } = records.occupations;
  const total = shares.reduce((sum, { most }) => sum + most, 0);
  const present = new Float64Array(keys.length).fill(1);
  const before = new Float64Array(keys.length).fill(1);
  const topic = new Float64Array(TOPIC_BITS).fill(1);
  for (const { interests, most } of shares) {
    const power = total > 0 ? most / total : 0;
    if (power === 0) continue;
    raise(present, missesOf(interests, keys, 1), power);
    raise(before, missesOf(interests, keys, SECONDARY), power);
    raise(
      topic,
      topicMisses(interests, (key) => records.topics.find(key)),
      power,
    );
  }
  const other = new Float64Array(otherPlace(keys.length));
  other[0] = 1;
  other.set(before, otherPlace(0));
  return { present, other, topic, topicBits: bitsOf(topic) };
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

function topicMisses({ interests, topics }: PreparedInterests, numberOf: (topic: string) => number): Float64Array {
  const misses = new Float64Array(TOPIC_BITS).fill(1);
  interests.forEach(({ strength }, place) => {
    const topic = topics[place] ?? null;
    const number = topic === null ? -1 : numberOf(topic);
    if (number >= 0) misses[topicBit(number)]! *= 1 - strength * SECONDARY;
  });
  return misses;
}

function bitsOf(topic: Float64Array): readonly [number, number, number] {
  const words: [number, number, number] = [0, 0, 0];
  topic.forEach((miss, bit) => {
    if (miss < 1) words[bit >>> 5]! |= 1 << (bit & 31);
  });
  return words;
}
