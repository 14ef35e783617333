import type { Database } from '../database';
import { JobStore, type TakenJob } from './job.store';

/** What a handler is given. */
export interface JobWork {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** 1 the first time. */
  readonly attempt: number;
  readonly database: Database;
  /** Fires when the job is cancelled, when this process shuts down, and when another may have taken the job up. */
  readonly signal: AbortSignal;
}

/**
 * Does one kind of job. It must be **idempotent**: a process may end at any moment, also after the work is committed and before that is
 * known, and then another does the job from its beginning. It must heed `signal`, best by `signal.throwIfAborted()` between two steps:
 * to return means that the work is done, to throw that it is not. Long computing belongs in a worker thread: a process that does nothing
 * else gives no sign of life, and loses the job. How far it is it writes beside what it makes, for whoever may read that.
 */
export type JobHandler = (work: JobWork) => Promise<void>;

/** SHUTDOWN: the process ends. GONE: the job was cancelled, or is another's by now. */
type Interruption = 'SHUTDOWN' | 'GONE';

/** One run of one job: keeps its lease, and interrupts it. */
export class JobRun {
  interruption: Interruption | null = null;
  private readonly aborting = new AbortController();
  private signOfLife: Promise<void> = Promise.resolve();
  private isGivingSign = false;
  private timer: NodeJS.Timeout | undefined;
  private leaseEnds: number;

  constructor(
    readonly job: TakenJob,
    private readonly database: Database,
    /** How long a job is one's own without a sign of life, in milliseconds; at least two are given in that time. */
    private readonly lease: number,
  ) {
    this.leaseEnds = performance.now() + lease;
  }

  /** Rejects with what the handler threw. */
  async work(handler: JobHandler): Promise<void> {
    this.liveOn();
    try {
      const { id, body, attempts } = this.job;
      await handler({ id, body, attempt: attempts, database: this.database, signal: this.aborting.signal });
    } finally {
      clearInterval(this.timer);
      await this.signOfLife;
    }
  }

  interrupt(why: Interruption): void {
    if (this.interruption !== null) return;
    this.interruption = why;
    this.aborting.abort(
      new DOMException(why === 'SHUTDOWN' ? 'The server shuts down.' : 'The job is no longer this run’s.', 'AbortError'),
    );
  }

  private liveOn(): void {
    this.timer = setInterval(() => {
      if (!this.isGivingSign) this.signOfLife = this.giveSign();
    }, this.lease / 3);
  }

  /** Where the database is away until the lease ends, somebody else may have the job: then this run ends. */
  private async giveSign(): Promise<void> {
    this.isGivingSign = true;
    const asked = performance.now();
    try {
      const isOwn = await this.database.as('firsthand_jobs', (connection) =>
        new JobStore(connection).prolong(this.job, this.lease),
      );
      if (isOwn) this.leaseEnds = asked + this.lease;
      else this.interrupt('GONE');
    } catch {
      if (performance.now() >= this.leaseEnds) this.interrupt('GONE');
    } finally {
      this.isGivingSign = false;
    }
  }
}
