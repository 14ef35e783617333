import { setTimeout as pause } from 'node:timers/promises';
import { type Postmaster, type PostmasterPlan, startPostmasterOn } from './postmaster';

const RESTARTS = 3;
const WINDOW_MS = 60_000;
const BACKOFF_MS = 250;

/** Starts PostgreSQL again, on the same port, when it ends unasked. */
export class Supervisor {
  private stopping = false;
  /** When the recent ones were, in milliseconds. */
  private restarts: number[] = [];
  private readonly watching: Promise<void>;

  constructor(
    private running: Postmaster,
    private readonly plan: PostmasterPlan,
    private readonly say: (line: string) => void,
  ) {
    this.watching = this.watch();
  }

  /** Stops PostgreSQL for good. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running.end();
    await this.watching;
  }

  private async watch(): Promise<void> {
    let reason = await this.running.ended;
    while (!this.stopping && this.mayRestart(reason)) reason = await this.restart();
  }

  /** Three times within a minute and it is left stopped: then something is broken that starting does not mend. */
  private mayRestart(reason: string): boolean {
    const now = performance.now();
    const recent = this.restarts.filter((at) => now - at < WINDOW_MS);
    const may = recent.length < RESTARTS;
    this.restarts = [...recent, now];
    const outcome = may
      ? 'stopped unexpectedly and is started again'
      : 'keeps stopping and is left stopped; start Firsthand again';
    this.say(`PostgreSQL ${outcome}. It said: ${reason}`);
    return may;
  }

  /** Answers why that one ended in its turn. */
  private async restart(): Promise<string> {
    await pause(BACKOFF_MS * this.restarts.length);
    try {
      this.running = await startPostmasterOn(this.running.port, this.plan);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    if (this.stopping) await this.running.end();
    return this.running.ended;
  }
}
