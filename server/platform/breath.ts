/** Longest that anything asked may take before it is given up, in milliseconds. */
export const PATIENCE = 10_000;

/** How long requests may have to wait for a piece of long work, in milliseconds. */
const PIECE = 10;

/** Long work ended because whoever asked for it was refused meanwhile. */
export class GivenUp extends Error {}

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
    if (performance.now() >= this.end) throw new GivenUp('The work took too long.');
    await turnOfItsOwn();
    this.since = performance.now();
  }
}
