interface Waiter<Data> {
  readonly resolve: (step: IteratorResult<Data, undefined>) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * What is told one after the other, as a loop reads it. No generator: that could not be left while it waits, and would not
 * hear of an end that comes before it is first asked.
 */
export class Heard<Data> implements AsyncIterableIterator<Data, undefined> {
  private readonly told: Data[] = [];
  private readonly waiting: Waiter<Data>[] = [];
  private isOver = false;
  private failure: Error | null = null;
  private readonly leave: () => void;

  /** `leave` is called when it is over, whoever ended it, and once only. */
  constructor(leave: () => void) {
    this.leave = leave;
  }

  tell(data: Data): void {
    if (this.isOver) return;
    this.told.push(data);
    this.serve();
  }

  /** Ends the loop once it has read all that was told; with a failure, by throwing it. */
  end(failure: Error | null = null): void {
    if (this.isOver) return;
    this.isOver = true;
    this.failure = failure;
    this.leave();
    this.serve();
  }

  next(): Promise<IteratorResult<Data, undefined>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.serve();
    });
  }

  return(): Promise<IteratorResult<Data, undefined>> {
    this.end();
    this.told.length = 0;
    this.failure = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private serve(): void {
    while (this.told.length > 0 || this.isOver) {
      const waiter = this.waiting.shift();
      if (waiter === undefined) return;
      this.answer(waiter);
    }
  }

  private answer({ resolve, reject }: Waiter<Data>): void {
    const { failure } = this;
    const [data] = this.told.splice(0, 1);
    if (data !== undefined) resolve({ done: false, value: data });
    else if (failure === null) resolve({ done: true, value: undefined });
    else {
      this.failure = null;
      reject(failure);
    }
  }
}
