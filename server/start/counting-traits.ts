import { remakeTraitCounts, remakeTraitCountsOncePerNight } from '../composition';
import type { Database } from '../platform/database';
import type { Logger } from '../platform/logging';
import { startRepeating } from '../platform/repeating';

const EVERY = 60 * 60 * 1_000;

/**
 * Counts how common each trait is: at once, and every night after two o'clock until stopped. Servers of one database take turns,
 * and whoever looks first in a night does it.
 */
export function startCountingTraits(database: Database, log: Logger, every = EVERY): { readonly stop: () => Promise<void> } {
  let remake = remakeTraitCounts;

  function count(): Promise<void> {
    const counted = remake(database);
    remake = remakeTraitCountsOncePerNight;
    return counted;
  }

  /** A failure is told each time: an hour lies between two. */
  function failed(error: unknown): void {
    log.error({ error }, 'the traits of role models cannot be counted');
  }

  return startRepeating(count, { every }, { worked: () => undefined, failed });
}
