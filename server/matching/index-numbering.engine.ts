import { ownText } from '../platform/text';

/** Numbers given to keys in the order they are first met, from 0. They are kept, and nothing of what they came in. */
export class Numbering<Key = string> {
  private readonly numbers = new Map<Key, number>();
  readonly keys: Key[] = [];

  constructor(known: Iterable<Key> = []) {
    for (const key of known) this.numberOf(key);
  }

  numberOf(key: Key): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const own = kept(key);
    this.numbers.set(own, this.keys.length);
    return this.keys.push(own) - 1;
  }

  /** A bit for each of some keys, of which there must be fewer than 32. */
  maskOf(keys: readonly Key[]): number {
    let mask = 0;
    for (const key of keys) mask |= 1 << this.numberOf(key);
    return mask;
  }

  /** -1 where it was never met. */
  find(key: Key): number {
    return this.numbers.get(key) ?? -1;
  }

  get size(): number {
    return this.keys.length;
  }
}

const kept = <Key>(key: Key): Key => (typeof key === 'string' ? (ownText(key) as Key & string) : key);

/** Numbers given to codes of several kinds, in the order they are first met, from 0. Nothing is written together to look one up. */
export class KindNumbering {
  private readonly kinds = new Map<string, Map<string, number>>();
  private count = 0;

  numberOf(kind: string, code: string): number {
    let codes = this.kinds.get(kind);
    if (codes === undefined) this.kinds.set(ownText(kind), (codes = new Map<string, number>()));
    const known = codes.get(code);
    if (known !== undefined) return known;
    codes.set(ownText(code), this.count);
    return this.count++;
  }

  get size(): number {
    return this.count;
  }

  /** By `KIND:code`; -1 where it was never met. */
  find(key: string): number {
    const end = key.indexOf(':');
    return this.kinds.get(key.slice(0, end))?.get(key.slice(end + 1)) ?? -1;
  }
}
