import type { Connection } from '../connection';
import { statement } from '../statement';
import type { JobEntity } from './job.entity';

/** A job as it is taken up. `attempts` counts this one. */
export type TakenJob = Pick<JobEntity, 'id' | 'kind' | 'body' | 'attempts' | 'mostAttempts' | 'uniqueKey'> & {
  /** Of this run alone: whoever holds it may write to the job, until another takes it up. */
  readonly lease: string;
};

export type LostJob = Pick<JobEntity, 'id' | 'kind' | 'attempts'>;

export interface Failure {
  /** Code or class name. */
  readonly lastError: string;
  /** Milliseconds until it runs again; null where it was given up. */
  readonly again: number | null;
}

/**
 * The queue, for whoever runs jobs. Works only under the role `firsthand_jobs`. Leases are counted by the clock of the database, which
 * all nodes share.
 */
export class JobStore {
  constructor(private readonly connection: Connection) {}

  /** Gives up what ended its process as often as it may run: such a job is not tried for ever. Tells each to one node alone. */
  giveUpLost(): Promise<LostJob[]> {
    return this.connection.tenant<LostJob>(GIVE_UP_LOST);
  }

  /** The job that has been due longest, or whose lease ended; null where none is. Two that ask at once never get the same. */
  async take(kinds: readonly string[], lease: string, milliseconds: number): Promise<TakenJob | null> {
    const [job] = await this.connection.tenant<Omit<TakenJob, 'lease'>>(TAKE, [kinds, lease, milliseconds]);
    return job === undefined ? null : { ...job, lease };
  }

  /** The leases under which these runs still have their jobs: without those that were cancelled, or that others took up. */
  async leasesOf(runs: readonly TakenJob[]): Promise<ReadonlySet<string>> {
    const values = [runs.map(({ id }) => id), runs.map(({ lease }) => lease)];
    const rows = await this.connection.tenant<{ lease: string }>(LEASES, values);
    return new Set(rows.map(({ lease }) => lease));
  }

  /** Prolongs a lease; false where the job was cancelled, or another took it up. */
  async prolong({ id, lease }: TakenJob, milliseconds: number): Promise<boolean> {
    return (await this.connection.tenant(PROLONG, [id, lease, milliseconds])).length > 0;
  }

  async finish({ id, lease }: TakenJob): Promise<void> {
    await this.connection.tenant(FINISH, [id, lease]);
  }

  async fail({ id, lease }: TakenJob, { lastError, again }: Failure): Promise<void> {
    if (again === null) await this.connection.tenant(GIVE_UP, [id, lease, lastError]);
    else await this.connection.tenant(TRY_AGAIN, [id, lease, lastError, again]);
  }

  /** As if this run had not begun. */
  async putBack({ id, lease }: TakenJob): Promise<void> {
    await this.connection.tenant(PUT_BACK, [id, lease]);
  }

  /** For a periodic job: the same row waits for its next turn, so that there is never more than one. */
  async waitForNextTurn({ id, lease }: TakenJob, milliseconds: number, lastError: string | null): Promise<void> {
    await this.connection.tenant(NEXT_TURN, [id, lease, milliseconds, lastError]);
  }

  /** Deletes jobs that finished before an instant, at most `limit`; answers how many. */
  async forget(before: Date, limit: number): Promise<number> {
    return (await this.connection.tenant(FORGET, [before, limit])).length;
  }
}

const OWN = `j.id = $1 AND j.locked_by = $2 AND j.state = 'RUNNING'`;
const UNLOCKED = `locked_by = NULL, locked_until = NULL`;
const AFTER = (place: string) => `now() + ${place} * interval '1 millisecond'`;

const GIVE_UP_LOST = statement(
  'job_give_up_lost',
  `UPDATE job j SET state = 'FAILED', finished_at = now(), last_error = 'LEASE_ENDED', ${UNLOCKED}
   WHERE j.id IN (SELECT l.id FROM job l WHERE l.state = 'RUNNING' AND l.locked_until < now() AND l.attempts >= l.most_attempts
     FOR UPDATE SKIP LOCKED)
   RETURNING j.id, j.kind, j.attempts`,
);
const TAKE = statement(
  'job_take',
  `UPDATE job j SET state = 'RUNNING', attempts = j.attempts + 1, locked_by = $2, locked_until = ${AFTER('$3')}
   WHERE j.id = (
     SELECT d.id FROM job d
     WHERE d.kind = ANY ($1) AND ((d.state = 'QUEUED' AND d.run_at <= now())
       OR (d.state = 'RUNNING' AND d.locked_until < now() AND d.attempts < d.most_attempts))
     ORDER BY d.run_at, d.id LIMIT 1 FOR UPDATE SKIP LOCKED)
   RETURNING j.id, j.kind, j.body, j.attempts, j.most_attempts AS "mostAttempts", j.unique_key AS "uniqueKey"`,
);
const LEASES = statement(
  'job_leases',
  `SELECT j.locked_by AS lease FROM job j WHERE j.id = ANY ($1::uuid[]) AND j.locked_by = ANY ($2::uuid[]) AND j.state = 'RUNNING'`,
);
const PROLONG = statement('job_prolong', `UPDATE job j SET locked_until = ${AFTER('$3')} WHERE ${OWN} RETURNING j.id`);
const FINISH = statement(
  'job_finish',
  `UPDATE job j SET state = 'DONE', finished_at = now(), last_error = NULL, ${UNLOCKED} WHERE ${OWN}`,
);
const GIVE_UP = statement(
  'job_give_up',
  `UPDATE job j SET state = 'FAILED', finished_at = now(), last_error = $3, ${UNLOCKED} WHERE ${OWN}`,
);
const TRY_AGAIN = statement(
  'job_try_again',
  `UPDATE job j SET state = 'QUEUED', run_at = ${AFTER('$4')}, last_error = $3, ${UNLOCKED} WHERE ${OWN}`,
);
const PUT_BACK = statement(
  'job_put_back',
  `UPDATE job j SET state = 'QUEUED', attempts = j.attempts - 1, ${UNLOCKED} WHERE ${OWN}`,
);
const NEXT_TURN = statement(
  'job_next_turn',
  `UPDATE job j SET state = 'QUEUED', attempts = 0, run_at = ${AFTER('$3')}, last_error = $4, ${UNLOCKED} WHERE ${OWN}`,
);
const FORGET = statement(
  'job_forget',
  `DELETE FROM job j WHERE j.id IN (SELECT o.id FROM job o WHERE o.finished_at < $1 ORDER BY o.finished_at LIMIT $2) RETURNING j.id`,
);
