import { LOW_BITS } from './index-columns.engine';

/** By value: read through its module it costs a call each, several times a role model. */
const LOW = LOW_BITS;

const FIRST_LENGTH = 256;
const LOW_MASK = (1 << LOW) - 1;

/** The words of one record while it is written. */
export class RecordDraft {
  words = new Uint16Array(FIRST_LENGTH);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(word: number): void {
    if (this.length === this.words.length) this.grow();
    this.words[this.length] = word;
    this.length += 1;
  }

  addTwo(one: number, other: number): void {
    this.add(one);
    this.add(other);
  }

  /** An entry of two words, see `longNumber`. */
  addLong(kind: number, number: number): void {
    this.addTwo(kind | (number >>> LOW), number & LOW_MASK);
  }

  private grow(): void {
    const longer = new Uint16Array(this.words.length * 2);
    longer.set(this.words);
    this.words = longer;
  }
}
