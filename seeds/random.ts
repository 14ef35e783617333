/**
 * Repeatable chance. Every stream is made from a name, so that one student's draws never depend on how many others there are.
 * Generator: mulberry32 by Tommy Ettinger (public domain); seeds: FNV-1a (Fowler, Noll, Vo; public domain).
 */
export class Random {
  private constructor(private state: number) {}

  static of(...names: readonly (string | number)[]): Random {
    let hash = 0x811c9dc5;
    const name = names.join(':');
    for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    const random = new Random(hash);
    // Neighbouring names have neighbouring hashes: the first draw is thrown away.
    random.fraction();
    return random;
  }

  /** From 0 up to 1, never 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** Both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return at(choices, Math.floor(this.fraction() * choices.length));
  }

  /** Choices with their weights, which need not sum to 1. */
  weighted<Choice>(choices: Weighted<Choice>): Choice {
    let left = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    const found = choices.find(([, weight]) => (left -= weight) < 0);
    return (found ?? at(choices, choices.length - 1))[0];
  }

  /** At most `count` different ones, in the order drawn. */
  some<Choice>(choices: readonly Choice[], count: number): Choice[] {
    const left = [...choices];
    const drawn: Choice[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(this.fraction() * left.length), 1));
    return drawn;
  }

  /** Each by its own share, in the order given. */
  each<Choice>(choices: Weighted<Choice>): Choice[] {
    return choices.filter(([, share]) => this.chance(share)).map(([choice]) => choice);
  }
}

export type Weighted<Choice> = readonly (readonly [Choice, number])[];

/** The element, or an error: lists of the demo world are never empty. */
export function at<Choice>(list: readonly Choice[], index: number): Choice {
  const found = list[index];
  if (found === undefined) throw new Error(`Nothing at ${index} of a list of ${list.length}.`);
  return found;
}

/** Draws from many weighted choices in a few steps. */
export class Wheel<Choice> {
  private readonly ends: number[] = [];
  private readonly total: number;

  constructor(private readonly choices: Weighted<Choice>) {
    let sum = 0;
    for (const [, weight] of choices) this.ends.push((sum += weight));
    this.total = sum;
  }

  draw(random: Random): Choice {
    const wanted = random.fraction() * this.total;
    let [low, high] = [0, this.ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(this.ends, middle) > wanted) high = middle;
      else low = middle + 1;
    }
    return at(this.choices, low)[0];
  }
}
