import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/**
 * Deletes sign-in sessions that ran out before an instant, at most `limit`, with their refresh tokens; answers how many. A used token
 * stays as long as its session could live: one that comes back must still be known, to end the session. Under the role `firsthand_jobs`.
 */
export const forgetSessions = async (connection: Connection, before: Date, limit: number): Promise<number> =>
  (await connection.tenant(FORGET, [before, limit])).length;

const FORGET = statement(
  'session_forget',
  `DELETE FROM sign_in_session s WHERE s.id IN (
     SELECT o.id FROM sign_in_session o WHERE o.expires_at < $1 ORDER BY o.expires_at LIMIT $2) RETURNING s.id`,
);
