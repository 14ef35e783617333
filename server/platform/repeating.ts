import type { Failures } from './failures';

/** Milliseconds. */
export interface Pauses {
  /** Before the work is done for the first time; it is done at once where this is left out. */
  readonly first?: number;
  readonly every: number;
  /** After work that failed; as `every` where left out. */
  readonly again?: number;
}

/** Does the work again and again until stopped, and tells `hear` each time how it ended. `stop` resolves when what runs has ended. */
export function startRepeating(
  work: () => Promise<unknown>,
  { first, every, again = every }: Pauses,
  hear: Pick<Failures, 'worked' | 'failed'>,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  if (first === undefined) begin();
  else timer = setTimeout(begin, first);

  function begin(): void {
    running = once();
  }

  async function once(): Promise<void> {
    const pause = await Promise.resolve().then(work).then(worked, failed);
    if (!isStopped) timer = setTimeout(begin, pause);
  }

  function worked(): number {
    hear.worked();
    return every;
  }

  function failed(error: unknown): number {
    hear.failed(error);
    return again;
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
