import { NOBODY } from '../connection';
import type { Database } from '../database';
import { Failures } from '../failures';
import type { Logger } from '../logging';
import type { Bell } from './bell';
import { cursorOf, type EventPosition, positionOf } from './event-cursor';
import { type OutboxEvent, OutboxStore, type Untold } from './outbox.store';
import { type EventSubscriber, type Patience, Subscription } from './subscription';

interface RelayOptions extends Partial<Patience> {
  /** Longest pause between two looks, in milliseconds. */
  readonly every?: number;
  /** Most events read at once. */
  readonly batch?: number;
}

/** Half the first pause before another look while events wait for an older transaction, in milliseconds; each pause is twice the last. */
const HELD_BACK = 20;

const USUAL = { every: 1_000, batch: 500, tries: 3, pause: 100, wait: 10_000 };

/**
 * Tells the subscribers of this process what was committed, by any node, in one order for all: by transaction, then by id. It reads below
 * the oldest transaction that still runs, so nothing can appear before what was told already. One for each process.
 */
export class Relay {
  private readonly outbox: OutboxStore;
  private readonly subscriptions = new Set<Subscription>();
  private readonly options: Required<RelayOptions>;
  private readonly failures: Failures;
  private position: EventPosition | null = null;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private heldBackPause = HELD_BACK;
  private isHeldBack = false;
  private isStarted = false;
  private stopRinging: () => void = () => undefined;

  constructor(
    private readonly ground: { readonly database: Database; readonly bell: Bell; readonly log: Logger },
    options: RelayOptions = {},
  ) {
    this.options = { ...USUAL, ...options };
    this.outbox = new OutboxStore(ground.database.reading(NOBODY, 'firsthand_jobs'));
    this.failures = new Failures(ground.log, 'events cannot be read');
  }

  /**
   * Takes its position, at the present end, and answers its cursor. Whatever is committed later is told from here on; what is committed
   * already may be. Who builds a state from the database subscribes and begins first, and reads the database after.
   */
  async begin(): Promise<string> {
    this.position ??= await this.outbox.present();
    return cursorOf(this.position);
  }

  /** As `begin`, and then looks for events by itself: when the bell rings, and each second. */
  async start(): Promise<string> {
    const cursor = await this.begin();
    this.isStarted = true;
    this.stopRinging = this.ground.bell.onRing(() => {
      this.look();
    });
    this.lookLater();
    return cursor;
  }

  /** Resolves when the batch that is being told has been told. */
  async stop(): Promise<void> {
    this.isStarted = false;
    this.stopRinging();
    clearTimeout(this.timer);
    await Promise.allSettled([this.running, this.next]);
  }

  /** Answers what ends it. Events of a batch that is being told already do not come. */
  subscribe(subscriber: EventSubscriber): () => void {
    const subscription = new Subscription(subscriber, this.ground.log, this.options);
    this.subscriptions.add(subscription);
    return () => {
      subscription.end();
      this.subscriptions.delete(subscription);
    };
  }

  /**
   * Resolves when what was committed before the call has been told, but for what an older transaction holds back. Calls during a poll
   * share the next one; a subscriber must not wait for one. Rejects where the database cannot be read.
   */
  poll(): Promise<void> {
    if (this.next !== null) return this.next;
    if (this.running === null) return this.run();
    this.next = this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.run();
      });
    return this.next;
  }

  /** Whether a subscriber has taken everything that `untold` leaves out. */
  isAbreast(subscriber: EventSubscriber): boolean {
    const its = [...this.subscriptions].find((one) => one.subscriber === subscriber);
    return this.position !== null && its?.isAbreast === true;
  }

  /**
   * Events of some names that are committed but not yet told, also those an older transaction holds back: for who must answer from how
   * things stand now. They are told later all the same. Where some may have been deleted the relay finds that out too when it looks next.
   */
  async untold(names: readonly string[]): Promise<Untold> {
    return this.outbox.since(this.position ?? (await this.outbox.present()), names);
  }

  /**
   * At most `limit` events of some names after a cursor; fewer than `limit` mean that there are no more. EXPIRED where some of them may
   * have been deleted: then only reading the data itself helps. Refuses what is no cursor with BAD_USER_INPUT. For streams that go on
   * where somebody left off; watching a plan needs no cursor (069), so no stream does yet.
   */
  async after(cursor: string, names: readonly string[], limit: number): Promise<readonly OutboxEvent[] | 'EXPIRED'> {
    const stretch = await this.outbox.after(positionOf(cursor), limit, names);
    return stretch === null ? 'EXPIRED' : stretch.events;
  }

  private run(): Promise<void> {
    this.running = this.tellAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async tellAll(): Promise<void> {
    for (;;) {
      const position = (this.position ??= await this.outbox.present());
      const stretch = await this.outbox.after(position, this.options.batch);
      if (stretch === null) {
        await this.loseTrack();
        return;
      }
      await Promise.all([...this.subscriptions].map((one) => one.offer(stretch.events)));
      this.position = stretch.end;
      this.isHeldBack = stretch.isHeldBack;
      if (stretch.isAll) return;
    }
  }

  /** Position first: what is committed while the subscribers read the database is told after. */
  private async loseTrack(): Promise<void> {
    this.position = await this.outbox.present();
    this.ground.log.warn('events were deleted before they were told; subscribers begin anew');
    await Promise.all([...this.subscriptions].map((one) => one.lose()));
  }

  private look(): void {
    clearTimeout(this.timer);
    this.poll()
      .then(
        () => {
          this.failures.worked();
        },
        (error: unknown) => {
          this.failures.failed(error);
        },
      )
      .finally(() => {
        this.lookLater();
      });
  }

  private lookLater(): void {
    clearTimeout(this.timer);
    if (!this.isStarted) return;
    this.heldBackPause = this.isHeldBack ? Math.min(this.heldBackPause * 2, this.options.every) : HELD_BACK;
    const soon = this.isHeldBack ? this.heldBackPause : this.options.every;
    this.timer = setTimeout(() => {
      this.look();
    }, soon);
  }
}
