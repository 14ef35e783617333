import type { Foundation } from '../composition';

/** Milliseconds between two looks; after one that failed, until the next. */
const USUAL = { every: 20_000, again: 1_000 };

/**
 * Builds the index at once, beside everything else, and brings it to a new day soon after it has begun, so that as few questions as can
 * be have to wait for that. Runs until stopped.
 */
export function startTurning(
  { index, log }: Pick<Foundation, 'index' | 'log'>,
  { every, again } = USUAL,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = turn();

  async function turn(): Promise<void> {
    const pause = await index.warm().then(
      () => every,
      (error: unknown) => {
        if (!isStopped) log.warn({ error }, 'the index of role models cannot be brought up to date; it is tried again');
        return again;
      },
    );
    if (isStopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, pause);
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      index.stop();
      await running;
    },
  };
}
