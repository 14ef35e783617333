import { setTimeout as pause } from 'node:timers/promises';

/** What a plan is doing, in a few words, and the share of it that is done, 0 to 1. */
export interface Progress {
  readonly stage: string;
  readonly progress: number;
}

/**
 * Passes progress on now and then: one write at a time, a pause after each, and of what came meanwhile the latest. What cannot be
 * written is left out; the plan goes on without it.
 */
export class ProgressWriter {
  private next: Progress | null = null;
  private stage = '';
  private furthest = 0;
  private running: Promise<void> | null = null;
  private readonly ending = new AbortController();

  constructor(
    private readonly write: (progress: Progress) => Promise<void>,
    /** Milliseconds. */
    private readonly every: number,
  ) {}

  /** The share that is told is never less than before, though the rounds of a fair plan begin again what was begun. */
  tell({ stage, progress }: Progress): void {
    const furthest = Math.max(this.furthest, progress);
    // A solver may say for long that it is where it was.
    if (stage === this.stage && furthest === this.furthest) return;
    this.stage = stage;
    this.furthest = furthest;
    this.next = { stage, progress: furthest };
    this.running ??= this.writeAll();
  }

  /** Resolves when nothing is being written; what was not begun is dropped. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async writeAll(): Promise<void> {
    const { signal } = this.ending;
    while (this.next !== null && !signal.aborted) {
      const progress = this.next;
      this.next = null;
      await this.write(progress).catch(() => undefined);
      await pause(this.every, undefined, { signal }).catch(() => undefined);
    }
    this.running = null;
  }
}
