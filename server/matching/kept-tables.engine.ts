/** Tables with a number for each item of a list that only grows, kept under a key until the list has grown. The oldest makes room. */
export class KeptTables<Item> {
  private readonly tables = new Map<string, Float64Array>();

  constructor(
    private readonly items: readonly Item[],
    private readonly most: number,
  ) {}

  /** `numberOf` is what the key stands for. */
  of(key: string, numberOf: (item: Item) => number): Float64Array {
    const kept = this.tables.get(key);
    if (kept?.length === this.items.length) return kept;
    const [oldest] = this.tables.keys();
    if (kept === undefined && oldest !== undefined && this.tables.size >= this.most) this.tables.delete(oldest);
    const made = Float64Array.from(this.items, numberOf);
    this.tables.set(key, made);
    return made;
  }
}
