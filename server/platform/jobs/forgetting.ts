import type { Clock } from '../clock';
import type { Connection } from '../connection';
import { DAY_MS } from '../days';
import type { JobHandler } from './job-run';

export interface Forgetting {
  /** How long it is kept. */
  readonly days: number;
  /** Deletes what is older than an instant, at most `limit` of it, under the role `firsthand_jobs`; answers how many. */
  readonly forget: (connection: Connection, before: Date, limit: number) => Promise<number>;
}

/** So many are deleted well within the time a statement may take, and hold nobody up. */
const AT_ONCE = 2_000;

/** A job that deletes what is over, in short transactions. */
export const forgetting =
  (clock: Clock, { days, forget }: Forgetting): JobHandler =>
  async ({ database, signal }) => {
    const before = new Date(clock().getTime() - days * DAY_MS);
    let count = AT_ONCE;
    while (count >= AT_ONCE) {
      signal.throwIfAborted();
      count = await database.as('firsthand_jobs', (connection) => forget(connection, before, AT_ONCE));
    }
  };
