import { remakeTraitCounts, remakeTraitCountsOncePerNight } from '../composition';
import type { Database } from '../platform/database';
import type { Logger } from '../platform/logging';

const EVERY = 60 * 60 * 1_000;

/**
 * Counts how common each trait is: at once, and every night after two o'clock until stopped. Servers of one database take turns,
 * and whoever looks first in a night does it.
 */
export function startCounting(database: Database, log: Logger, every = EVERY): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = run(remakeTraitCounts);

  /** A failure is told each time: an hour lies between two. */
  async function run(count: (database: Database) => Promise<void>): Promise<void> {
    await count(database).catch((error: unknown) => {
      log.error({ error }, 'the traits of role models cannot be counted');
    });
    if (!isStopped) timer = setTimeout(again, every);
  }

  function again(): void {
    running = run(remakeTraitCountsOncePerNight);
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
