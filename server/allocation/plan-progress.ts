/** What a plan is doing, in a few words, and the share of it that is done, 0 to 1. */
export interface Progress {
  readonly stage: string;
  readonly progress: number;
}

/**
 * Passes progress on now and then: one write at a time, and a pause after each. What comes meanwhile or cannot be written is left
 * out: more will come.
 */
export class ProgressWriter {
  private writing: Promise<void> | null = null;
  private pausedUntil = 0;

  constructor(
    private readonly write: (progress: Progress) => Promise<void>,
    /** Milliseconds. */
    private readonly pause: number,
  ) {}

  tell(progress: Progress): void {
    if (this.writing !== null || performance.now() < this.pausedUntil) return;
    this.writing = this.write(progress)
      .catch(() => undefined)
      .finally(() => {
        this.writing = null;
        this.pausedUntil = performance.now() + this.pause;
      });
  }

  /** Resolves when nothing is being written. */
  async end(): Promise<void> {
    await this.writing;
  }
}
