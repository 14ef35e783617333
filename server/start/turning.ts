import type { Foundation } from '../composition';

const EVERY = 20_000;

/** Brings the index to a new day soon after it has begun, so that nobody's question has to. Runs until stopped. */
export function startTurning(
  { index, log }: Pick<Foundation, 'index' | 'log'>,
  every = EVERY,
): { readonly stop: () => Promise<void> } {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = index.warm().catch((error: unknown) => {
      log.warn({ error }, 'the index of role models cannot be brought up to date; the next question will try again');
    });
  }, every);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
