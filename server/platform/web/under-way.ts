/**
 * Answers that are being made. Some are heard by nobody any more: refused for taking too long, or their client has gone. They go on all
 * the same, and in the end write what they read into the audit trail.
 */
export class UnderWay {
  private count = 0;
  private readonly waiting: (() => void)[] = [];

  async follow<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.count += 1;
    try {
      return await answer;
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
