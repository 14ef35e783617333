import { sealAudit } from '../composition';
import type { Database } from '../platform/database';
import { Failures } from '../platform/failures';
import type { Logger } from '../platform/logging';
import { startRepeating } from '../platform/repeating';

const EVERY = 1_000;

/** Seals the audit trail each second until stopped. Servers of one database take turns. */
export const startSealing = (database: Database, log: Logger): { readonly stop: () => Promise<void> } =>
  startRepeating(
    () => sealAudit(database),
    { first: EVERY, every: EVERY },
    new Failures(log, 'the audit trail cannot be sealed'),
  );
