import type { Client } from 'pg';
import { NOBODY } from '../connection';
import type { Database } from '../database';
import { Failures } from '../failures';
import { newId } from '../identifiers';
import type { Logger } from '../logging';
import { statement } from '../statement';

interface BellTimes {
  /** Pause before connecting again, in milliseconds. */
  readonly again?: number;
  /** How often a quiet connection is asked whether it is still there, in milliseconds. */
  readonly check?: number;
}

/**
 * Wakes whoever waits for news, here and at the other nodes, through LISTEN and NOTIFY. It says only that there is something, never what:
 * who is woken looks for themselves, and looks now and then unwoken too, so a ring that is lost costs a second and nothing else.
 */
export class Bell {
  private readonly node = newId();
  private readonly listeners = new Set<() => void>();
  private readonly failures: Failures;
  private readonly times: Required<BellTimes>;
  private isOpen = false;
  private sending: Promise<void> | null = null;
  private mustSendAgain = false;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ground: { readonly database: Database; readonly log: Logger },
    times: BellTimes = {},
  ) {
    this.failures = new Failures(ground.log, 'news of other nodes is not heard at once');
    this.times = { again: 1_000, check: 15_000, ...times };
    ground.database.onNews(() => {
      this.ring();
    });
  }

  /** Call it after a commit, never inside a transaction. Rings while one is being sent share the next. Never fails. */
  ring(): void {
    this.wake();
    if (!this.isOpen) return;
    this.mustSendAgain = true;
    this.sending ??= this.send();
  }

  /** Answers what ends it. */
  onRing(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** From here on other nodes are heard, and hear this one. Resolves when the first attempt to connect is over; it goes on trying. */
  async start(): Promise<void> {
    this.isOpen = true;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.isOpen = false;
    clearTimeout(this.timer);
    this.leave();
    while (this.sending !== null) await this.sending;
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }

  /** A failure needs no word: the database is away, and the others look by themselves. */
  private send(): Promise<void> {
    this.mustSendAgain = false;
    return this.ground.database
      .reading(NOBODY)
      .open(RING, [this.node])
      .catch(() => undefined)
      .then(() => {
        this.sending = this.mustSendAgain ? this.send() : null;
      });
  }

  private async connect(): Promise<void> {
    const client = this.ground.database.separate();
    this.client = client;
    client.on('error', (error) => {
      this.lost(client, error);
    });
    client.on('end', () => {
      this.lost(client, new Error('Connection terminated'));
    });
    client.on('notification', ({ payload }) => {
      if (payload !== this.node) this.wake();
    });
    try {
      await client.connect();
      await client.query('LISTEN firsthand_news');
      this.failures.worked();
      this.checkLater(client);
      // What was rung in the meantime was not heard.
      this.wake();
    } catch (error) {
      this.lost(client, error);
    }
  }

  private checkLater(client: Client): void {
    if (this.client !== client) return;
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => {
          this.checkLater(client);
        },
        (error: unknown) => {
          this.lost(client, error);
        },
      );
    }, this.times.check);
  }

  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return;
    this.leave();
    if (!this.isOpen) return;
    this.failures.failed(error);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), this.times.again);
  }

  /** Its goodbye is not waited for: a connection that fell silent would never say it. */
  private leave(): void {
    this.client?.end().catch(() => undefined);
    this.client = null;
  }
}

const RING = statement('bell_ring', `SELECT pg_notify('firsthand_news', $1)`);
