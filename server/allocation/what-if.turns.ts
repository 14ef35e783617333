import { Fault } from '../platform/faults';
import { Semaphore } from '../platform/semaphore';

/** So many wait while one is answered; each takes some seconds at most. */
const QUEUE = 3;
/** Milliseconds somebody may have waited and still be answered within what a request may take: the largest plans take seven seconds. */
const LATEST = 2_000;

const ONE_AT_A_TIME = 'You are asking what more places would change already. Wait for that answer, then ask the next.';
const TOO_LATE = 'Others were asking what more places would change, and that took long. Ask again.';

/**
 * Who may ask what more places would change: a person one question at a time, and one is answered after the other. A question reads
 * and scores a whole plan, so its turn comes before anything is read. Make one for each process.
 */
export class WhatIfTurns {
  private readonly asking = new Set<string>();
  private readonly turns = new Semaphore({ places: 1, queue: QUEUE, doing: 'asking what more places would change' });

  constructor(private readonly latest = LATEST) {}

  /** Throws TOO_MANY_REQUESTS at once where this person asks already, in the same request too, or too many wait; and when its turn comes too late. */
  async take<Answer>(personId: string, work: () => Promise<Answer>): Promise<Answer> {
    if (this.asking.has(personId)) throw new Fault('TOO_MANY_REQUESTS', ONE_AT_A_TIME, { retryAfterSeconds: 5 });
    this.asking.add(personId);
    const began = performance.now();
    try {
      return await this.turns.run(() => {
        if (performance.now() - began > this.latest) throw new Fault('TOO_MANY_REQUESTS', TOO_LATE, { retryAfterSeconds: 1 });
        return work();
      });
    } finally {
      this.asking.delete(personId);
    }
  }
}
