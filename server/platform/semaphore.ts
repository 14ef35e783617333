import { Fault } from './faults';

export interface SemaphoreSize {
  /** How many may work at once. */
  readonly places: number;
  /** How many may wait for a place. */
  readonly queue: number;
  /** What too many people are doing, as whoever is sent away reads it. */
  readonly doing: string;
}

/** Lets a few work at once and a few more wait, in turn. Who would have to wait behind those is sent away with TOO_MANY_REQUESTS. */
export class Semaphore {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly size: SemaphoreSize) {
    this.free = size.places;
  }

  async run<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.waiting.length >= this.size.queue) throw busy(this.size.doing);
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** The place goes straight to whoever waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

const RETRY_AFTER_SECONDS = 5;

const busy = (doing: string) =>
  new Fault('TOO_MANY_REQUESTS', `Too many people are ${doing} just now. Try again in ${RETRY_AFTER_SECONDS} seconds.`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
