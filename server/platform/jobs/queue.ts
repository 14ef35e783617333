import type { Connection } from '../connection';
import { newId } from '../identifiers';
import { statement } from '../statement';

export interface NewJob {
  /** Names the handler. */
  readonly kind: string;
  /** Ids and settings, as JSON; what else the handler needs it reads when it runs. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** One of the writer's own schools, whose staff may cancel it; null where nobody may. */
  readonly schoolId: string | null;
  /** Only one unfinished job of a school and kind has the same. */
  readonly uniqueKey?: string;
  /** Not before; at once where absent. */
  readonly runAt?: Date;
  /** How often it may begin before it has failed; 5 where absent. Being put back by a clean shutdown does not count. */
  readonly mostAttempts?: number;
}

const USUAL_ATTEMPTS = 5;

/**
 * Puts a job into the queue, in the transaction that wants it: it runs after the commit, or never. Answers its id; null where an
 * unfinished one has this unique key.
 */
export async function enqueue(connection: Connection, job: NewJob): Promise<string | null> {
  const id = newId();
  const { kind, body = {}, schoolId, uniqueKey = null, runAt = null, mostAttempts = USUAL_ATTEMPTS } = job;
  const values = [id, schoolId, kind, JSON.stringify(body), uniqueKey, runAt, mostAttempts];
  const added = await connection.tenant(ENQUEUE, values);
  return added.length > 0 ? id : null;
}

/**
 * Cancels a job that has not finished, in the caller's transaction. One that is running is told after the commit, on whichever node, and
 * ends when it heeds that. False where it had finished, or is none the caller may see.
 */
export async function cancel(connection: Connection, id: string): Promise<boolean> {
  return (await connection.tenant(CANCEL, [id])).length > 0;
}

/** Without a conflict target and with nothing of the row returned, so that the right to insert is enough. */
const ENQUEUE = statement(
  'job_enqueue',
  `INSERT INTO job (id, school_id, kind, body, unique_key, run_at, most_attempts)
   VALUES ($1, $2, $3, $4, $5, coalesce($6::timestamptz, now()), $7) ON CONFLICT DO NOTHING RETURNING 1`,
);
const CANCEL = statement(
  'job_cancel',
  `UPDATE job j SET state = 'CANCELLED', finished_at = now() WHERE j.id = $1 AND j.state IN ('QUEUED', 'RUNNING') RETURNING j.id`,
);
