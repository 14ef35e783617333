import type { Foundation } from '../composition';

const EVERY = 20_000;

/**
 * Builds the index at once, beside everything else, and brings it to a new day soon after it has begun, so that as few questions as can
 * be have to wait for that. Runs until stopped.
 */
export function startTurning(
  { index, log }: Pick<Foundation, 'index' | 'log'>,
  every = EVERY,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let running = turn();
  const timer = setInterval(() => {
    running = turn();
  }, every);

  async function turn(): Promise<void> {
    try {
      await index.warm();
    } catch (error) {
      if (!isStopped)
        log.warn({ error }, 'the index of role models cannot be brought up to date; the next question will try again');
    }
  }

  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      index.stop();
      await running;
    },
  };
}
