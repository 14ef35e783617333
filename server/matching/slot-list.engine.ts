const FIRST = 4;

/** A list of slots that grows. */
export class SlotList {
  private slots = new Uint32Array(FIRST);
  size = 0;

  add(slot: number): void {
    if (this.size === this.slots.length) {
      const grown = new Uint32Array(Math.ceil(this.size * 1.25) + FIRST);
      grown.set(this.slots);
      this.slots = grown;
    }
    this.slots[this.size] = slot;
    this.size += 1;
  }

  copy(): SlotList {
    const copy = new SlotList();
    copy.slots = this.slots.slice();
    copy.size = this.size;
    return copy;
  }

  clear(): void {
    this.size = 0;
  }

  /** A view: it changes with the list. */
  get all(): Uint32Array {
    return this.slots.subarray(0, this.size);
  }

  get bytes(): number {
    return this.slots.byteLength;
  }
}
