import type { Foundation } from '../composition';
import { Failures } from '../platform/failures';

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
  const failures = new Failures(log, 'the index of role models cannot be brought up to date');
  let running = turn();

  async function turn(): Promise<void> {
    const pause = await index.warm().then(worked, failed);
    if (isStopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, pause);
  }

  function worked(): number {
    failures.worked();
    return every;
  }

  function failed(error: unknown): number {
    if (!isStopped) failures.failed(error);
    return again;
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
