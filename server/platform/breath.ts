import { Fault } from './faults';

/** Longest that anything asked may take before it is given up, in milliseconds. */
export const PATIENCE = 10_000;

/** How long requests may have to wait for a piece of long work, in milliseconds. */
const PIECE = 10;

/** What was asked took too long. It is told apart from what else is too much just now by its reason. */
class TookTooLong extends Fault {
  constructor(message: string, more: Readonly<Record<string, unknown>> = {}) {
    super('TOO_MANY_REQUESTS', message, { reason: 'TOOK_TOO_LONG', ...more });
  }
}

const RETRY_AFTER_SECONDS = 30;

/** Long work was ended, which only reads: it may be asked for again. Where it was part of a change's answer, `tell` leaves that out. */
export class GivenUp extends TookTooLong {
  constructor() {
    super(
      'This took too long and was given up. Ask for less at once, such as fewer students or fewer places, or ask again later.',
      {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      },
    );
  }
}

/** Nobody waits for an answer any more, but the work goes on, and it may be a change: no client should send it again by itself. */
export class LeftUnheard extends TookTooLong {
  constructor() {
    super(
      'This took too long, and its answer was given up. Ask for less at once, or ask again later. If it was a change, look first whether it was made.',
    );
  }
}

/** Long works that wait for their next piece. */
const waiting: (() => void)[] = [];

/** Resolves in a turn of the event loop in which no other piece of long work is done: however many there are, nobody waits for more than one. */
function turnOfItsOwn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(serveNext);
  });
}

function serveNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(serveNext);
}

/** For long work on the thread that serves: ask between its steps whether it is time to let others be served. */
export class Breath {
  private since = performance.now();
  private readonly end: number;

  /** `most`: milliseconds from now on, waiting included, after which the work is given up; without it, it goes on to its own end. */
  constructor(most = Infinity) {
    this.end = this.since + most;
  }

  get isDue(): boolean {
    return performance.now() - this.since >= PIECE;
  }

  /** Resolves when what waited has had its turn; rejects with `GivenUp` where the work has taken too long. */
  async take(): Promise<void> {
    if (performance.now() >= this.end) throw new GivenUp();
    await turnOfItsOwn();
    this.since = performance.now();
  }
}
