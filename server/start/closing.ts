/** Undoes what was begun, last first. What is begun after that is undone at once. */
export class Closing {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private isClosing = false;

  /** Takes a closer, which may not fail the others. */
  async add(closer: () => Promise<unknown>): Promise<void> {
    if (this.isClosing) await closer();
    else this.closers.push(closer);
  }

  async run(): Promise<void> {
    this.isClosing = true;
    for (let closer = this.closers.pop(); closer !== undefined; closer = this.closers.pop())
      await closer().catch(() => undefined);
  }
}
