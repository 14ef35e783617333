/** Repeatable numbers (mulberry32, in the public domain). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  one<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }

  some<Value>(values: readonly Value[], count: number): Value[] {
    return Array.from({ length: count }, () => this.one(values));
  }
}
