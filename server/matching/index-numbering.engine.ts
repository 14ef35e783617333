/** Numbers given to keys in the order they are first met, from 0. */
export class Numbering<Key = string> {
  private readonly numbers = new Map<Key, number>();
  readonly keys: Key[] = [];

  constructor(known: Iterable<Key> = []) {
    for (const key of known) this.numberOf(key);
  }

  numberOf(key: Key): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }

  /** -1 where it was never met. */
  find(key: Key): number {
    return this.numbers.get(key) ?? -1;
  }

  get size(): number {
    return this.keys.length;
  }
}
