import type { Foundation } from '../composition';
import { Failures } from '../platform/failures';
import { startRepeating } from '../platform/repeating';

/** Milliseconds between two looks; after one that failed, until the next. */
const USUAL = { every: 20_000, again: 1_000 };

/**
 * Builds the index at once, beside everything else, and brings it to a new day soon after it has begun, so that as few questions as can
 * be have to wait for that. Runs until stopped.
 */
export function startKeepingTheIndex(
  { index, log }: Pick<Foundation, 'index' | 'log'>,
  pauses = USUAL,
): { readonly stop: () => Promise<void> } {
  const failures = new Failures(log, 'the index of role models cannot be brought up to date');
  let isStopped = false;

  /** An index that is stopped while it is built says so by failing. */
  function failed(error: unknown): void {
    if (!isStopped) failures.failed(error);
  }

  const keeping = startRepeating(() => index.warm(), pauses, {
    worked: () => {
      failures.worked();
    },
    failed,
  });

  return {
    stop() {
      isStopped = true;
      index.stop();
      return keeping.stop();
    },
  };
}
