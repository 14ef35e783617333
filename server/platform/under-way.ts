/** Work that is waited for before what it stands on is taken away, also where nobody waits for what comes of it. */
export class UnderWay {
  private count = 0;
  private readonly waiting: (() => void)[] = [];

  async follow<Result>(work: Promise<Result>): Promise<Result> {
    this.count += 1;
    try {
      return await work;
    } finally {
      this.count -= 1;
      if (this.count === 0) for (const tell of this.waiting.splice(0)) tell();
    }
  }

  /** Resolves when there is none, or after so many milliseconds. */
  async ended(within: number): Promise<void> {
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, within);
      this.waiting.push(() => {
        clearTimeout(patience);
        resolve();
      });
    });
  }
}
