import { NOBODY } from '../../server/platform/connection';
import type { Database } from '../../server/platform/database';
import type { Relay } from '../../server/platform/events/relay';
import { statement } from '../../server/platform/statement';
import { until } from './database-program';

const SNAPSHOT = statement(
  'test_snapshot',
  `SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next`,
);

/**
 * Polls once every transaction that ran at the time of the call has ended. Transactions are numbered for the whole cluster, so that those
 * of other test files hold back events of this one.
 */
export async function tellAll(database: Database, relay: Relay): Promise<void> {
  const read = async () => (await database.reading(NOBODY).open<{ oldest: number; next: number }>(SNAPSHOT))[0]!;
  const { next } = await read();
  await until(async () => (await read()).oldest >= next);
  await relay.poll();
}
