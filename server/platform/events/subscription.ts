import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging';
import type { OutboxEvent } from './outbox.store';

/** Somebody who keeps up with events. Its methods are never called while one of them still runs. */
export interface EventSubscriber {
  readonly names: readonly string[];
  /** Events of these names, in order. At least once: one may come again, also after it was seen in the database. */
  readonly handle: (events: readonly OutboxEvent[]) => Promise<void>;
  /** Events were, or may have been, missed: make the state anew from the database as it is now. */
  readonly resync: () => Promise<void>;
}

export interface Patience {
  /** How often a batch is offered before the subscriber must make its state anew. */
  readonly tries: number;
  /** Pause after the first try that failed, in milliseconds; after the n-th it is n times as long. */
  readonly pause: number;
  /** How long others wait for a subscriber that does not come back, in milliseconds. */
  readonly wait: number;
}

/** One subscriber's place with the relay: offers batches, again where they fail, and makes up for what was missed. */
export class Subscription {
  private readonly names: ReadonlySet<string>;
  private isBehind = false;
  private isOver = false;
  private working: Promise<void> | null = null;

  constructor(
    readonly subscriber: EventSubscriber,
    private readonly log: Logger,
    private readonly patience: Patience,
  ) {
    this.names = new Set(subscriber.names);
  }

  /** Whether the subscriber has taken everything that was offered. */
  get isAbreast(): boolean {
    return this.working === null && !this.isBehind;
  }

  /** Resolves when the subscriber has taken them, or waited long enough. Call it with none too: then it catches up. Never rejects. */
  async offer(events: readonly OutboxEvent[]): Promise<void> {
    const own = events.filter(({ name }) => this.names.has(name));
    if (own.length === 0 && !this.isBehind) return;
    if (this.working !== null) this.isBehind = true;
    else await this.waitFor(this.isBehind ? this.catchUp() : this.deliver(own));
  }

  /** As `offer`, where nobody knows which events were missed. */
  async lose(): Promise<void> {
    this.isBehind = true;
    await this.offer([]);
  }

  end(): void {
    this.isOver = true;
  }

  private async waitFor(work: Promise<void>): Promise<void> {
    this.working = work.finally(() => {
      this.working = null;
    });
    const enough = new AbortController();
    await Promise.race([this.working, pause(this.patience.wait, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
  }

  private async deliver(events: readonly OutboxEvent[]): Promise<void> {
    for (let attempt = 1; attempt <= this.patience.tries && !this.isOver; attempt += 1) {
      try {
        await this.subscriber.handle(events);
        return;
      } catch (error) {
        this.log.error({ error, events: this.subscriber.names, attempt }, 'events could not be handled');
        if (attempt < this.patience.tries) await pause(this.patience.pause * attempt);
      }
    }
    await this.catchUp();
  }

  /** What happens while it reads, or after, is offered again: nothing is lost between the two. */
  private async catchUp(): Promise<void> {
    if (this.isOver) return;
    this.isBehind = false;
    try {
      await this.subscriber.resync();
    } catch (error) {
      this.isBehind = true;
      this.log.error({ error, events: this.subscriber.names }, 'a subscriber could not catch up with events');
    }
  }
}
