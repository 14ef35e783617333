import { setTimeout as pause } from 'node:timers/promises';
import { NOBODY } from '../connection';
import type { Database } from '../database';
import type { Bell } from '../events/bell';
import { Failures } from '../failures';
import { newId } from '../identifiers';
import type { Logger } from '../logging';
import { type JobHandler, JobRun } from './job-run';
import { JobStore, type TakenJob } from './job.store';
import { enqueue } from './queue';

export interface RunnerOptions {
  /** How long a job is a node's own without a sign of life, in milliseconds. */
  readonly lease?: number;
  /** How many jobs run at once in this process; a periodic one more, so that long jobs hold none up. */
  readonly places?: number;
  /** Longest pause between two looks for a job, in milliseconds. */
  readonly every?: number;
  /** Pause before a job that failed for the first time runs again, in milliseconds; doubled each time, at most an hour. */
  readonly again?: number;
  /** How long a shutdown waits for a job to heed it, in milliseconds. */
  readonly patience?: number;
}

const USUAL = { places: 2, every: 1_000, lease: 30_000, again: 2_000, patience: 4_000 };
const LONGEST_AGAIN = 3_600_000;
const TIDY = 15_000;
const PERIODIC = 'periodic';

/** Does the jobs whose kinds it knows, a few at once, until stopped. Nodes share the work; see `JobHandler` for what is asked of handlers. */
export class JobRunner {
  private readonly options: Required<RunnerOptions>;
  private readonly intervals = new Map<string, number>();
  private readonly runs = new Map<JobRun, Promise<void>>();
  private readonly failures: Failures;
  private looking: Promise<void> | null = null;
  private mustLookAgain = false;
  private tidied = -Infinity;
  private isStarted = false;
  private timer: NodeJS.Timeout | undefined;
  private stopRinging: () => void = () => undefined;

  constructor(
    private readonly ground: { readonly database: Database; readonly bell: Bell; readonly log: Logger },
    private readonly handlers: ReadonlyMap<string, JobHandler>,
    options: RunnerOptions = {},
  ) {
    this.options = { ...USUAL, ...options };
    this.failures = new Failures(ground.log, 'jobs cannot be looked for');
  }

  /** Has a kind done at once and then again so many milliseconds after each end, by one node at a time. Call it before `start`. */
  every(kind: string, milliseconds: number): void {
    this.intervals.set(kind, milliseconds);
  }

  start(): void {
    this.isStarted = true;
    this.stopRinging = this.ground.bell.onRing(() => {
      this.look();
    });
    this.look();
  }

  /** Takes up nothing more, interrupts what runs, and puts back what did not finish: another node, or the next start, does it. */
  async stop(): Promise<void> {
    this.isStarted = false;
    this.stopRinging();
    clearTimeout(this.timer);
    await this.looking;
    for (const run of this.runs.keys()) run.interrupt('SHUTDOWN');
    const enough = new AbortController();
    const waited = pause(this.options.patience, undefined, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.runs.values()), waited]);
    enough.abort();
    await Promise.all([...this.runs.keys()].map(({ job }) => this.write((store) => store.putBack(job))));
  }

  private look(): void {
    this.mustLookAgain = true;
    if (this.looking !== null || !this.isStarted) return;
    clearTimeout(this.timer);
    this.looking = this.takeAll().finally(() => {
      this.looking = null;
      if (this.isStarted) this.lookLater();
    });
  }

  /** At once where somebody asked while it looked: what is due by then may have been missed. */
  private lookLater(): void {
    if (this.mustLookAgain) this.look();
    else
      this.timer = setTimeout(() => {
        this.look();
      }, this.options.every);
  }

  private async takeAll(): Promise<void> {
    this.mustLookAgain = false;
    try {
      await this.tidy();
      await this.letGo();
      for (;;) {
        const kinds = this.isStarted ? this.kindsWithPlace() : [];
        const job = kinds.length === 0 ? null : await this.take(kinds);
        if (job === null) break;
        this.begin(job);
      }
      this.failures.worked();
    } catch (error) {
      this.failures.failed(error);
    }
  }

  /** Interrupts what was cancelled, or is another's by now. The bell rings for events too, so a look is one read and writes nothing. */
  private async letGo(): Promise<void> {
    const runs = [...this.runs.keys()];
    if (runs.length === 0) return;
    const store = new JobStore(this.ground.database.reading(NOBODY, 'firsthand_jobs'));
    const leases = await store.leasesOf(runs.map(({ job }) => job));
    for (const run of runs) if (!leases.has(run.job.lease)) run.interrupt('GONE');
  }

  /** Now and then is enough: a periodic job is there already, unless it ended its process again and again and was given up. */
  private async tidy(): Promise<void> {
    const now = performance.now();
    if (now - this.tidied < Math.min(TIDY, this.options.lease)) return;
    const lost = await this.ground.database.as('firsthand_jobs', async (connection) => {
      const givenUp = await new JobStore(connection).giveUpLost();
      for (const kind of this.intervals.keys()) await enqueue(connection, { kind, schoolId: null, uniqueKey: PERIODIC });
      return givenUp;
    });
    for (const { id, kind, attempts } of lost)
      this.ground.log.error(
        { job: id, kind, attempt: attempts, isLast: true },
        'a job was given up, as its process ended each time',
      );
    this.tidied = now;
  }

  private kindsWithPlace(): readonly string[] {
    const { places } = this.options;
    if (this.runs.size > places) return [];
    const others = [...this.runs.keys()].filter(({ job }) => !this.intervals.has(job.kind)).length;
    return [...(others < places ? this.handlers : this.intervals).keys()];
  }

  private take(kinds: readonly string[]): Promise<TakenJob | null> {
    return this.ground.database.as('firsthand_jobs', (connection) =>
      new JobStore(connection).take(kinds, newId(), this.options.lease),
    );
  }

  private begin(job: TakenJob): void {
    const run = new JobRun(job, this.ground.database, this.options.lease);
    const done = this.finish(run).finally(() => {
      this.runs.delete(run);
      if (this.isStarted) this.look();
    });
    this.runs.set(run, done);
  }

  /** Never rejects. */
  private async finish(run: JobRun): Promise<void> {
    const { job } = run;
    const handler = this.handlers.get(job.kind);
    if (handler === undefined) return;
    try {
      await run.work(handler);
    } catch (error) {
      await this.end(run, error);
      return;
    }
    const interval = this.intervalOf(job);
    await this.write((store) => (interval === null ? store.finish(job) : store.waitForNextTurn(job, interval, null)));
  }

  private async end({ job, interruption }: JobRun, error: unknown): Promise<void> {
    if (interruption === 'GONE') return;
    if (interruption === 'SHUTDOWN') {
      await this.write((store) => store.putBack(job));
      return;
    }
    const lastError = codeOf(error);
    const isLast = job.attempts >= job.mostAttempts;
    const { id, kind, attempts } = job;
    this.ground.log.error({ error, job: id, kind, attempt: attempts, isLast }, 'a job failed');
    const interval = this.intervalOf(job);
    if (isLast && interval !== null) await this.write((store) => store.waitForNextTurn(job, interval, lastError));
    else await this.write((store) => store.fail(job, { lastError, again: isLast ? null : this.againAfter(attempts) }));
  }

  private intervalOf({ kind, uniqueKey }: TakenJob): number | null {
    return uniqueKey === PERIODIC ? (this.intervals.get(kind) ?? null) : null;
  }

  /** With a tenth of chance, so that jobs that failed together do not come back together. */
  private againAfter(attempts: number): number {
    return Math.min(this.options.again * 2 ** (attempts - 1), LONGEST_AGAIN) * (1 + Math.random() / 10);
  }

  /** A word that cannot be written is made up for: the lease ends, and the job is done again. */
  private async write(work: (store: JobStore) => Promise<void>): Promise<void> {
    await this.ground.database
      .as('firsthand_jobs', (connection) => work(new JobStore(connection)))
      .catch((error: unknown) => {
        this.ground.log.warn({ error }, 'how a job ended could not be written');
      });
  }
}

/** What is kept of an error: its code where it has one like PostgreSQL's or Node's, else its class. Never its message. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[A-Z0-9_]{2,60}$/.test(code) ? code : error.constructor.name;
}
