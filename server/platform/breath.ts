import { setImmediate } from 'node:timers/promises';

/** How long requests may have to wait for a piece of long work, in milliseconds. */
const PIECE = 10;

/** For long work on the thread that serves: ask between its steps whether it is time to let others be served. */
export class Breath {
  private since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.since >= PIECE;
  }

  /** Resolves when what waited has had its turn. */
  async take(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
