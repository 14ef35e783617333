import { setImmediate } from 'node:timers/promises';
import type { Breath } from '../platform/breath';
import type { Clock } from '../platform/clock';
import { dayOf } from '../platform/clock';
import { type Connection, NOBODY } from '../platform/connection';
import type { Database } from '../platform/database';
import { addDays } from '../platform/days';
import type { OutboxEvent, UntoldEvent } from '../platform/events/outbox.store';
import type { Relay } from '../platform/events/relay';
import type { EventSubscriber } from '../platform/events/subscription';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { candidatesOfNoSchool, listedIds } from '../role-models/candidates.reads';
import type { Answer, AsOf, Since, Source } from './index-answer.types';
import { type IndexQuestion, isLong, search, searchInPieces } from './index-search.engine';
import { prepareReference } from './prepare.engine';
import type { PreparedReference } from './prepared.types';
import type { MatchingReference } from './matching.types';
import { RoleModelIndex } from './role-model-index.engine';

/** Role models read at once. */
const LOT = 2_000;
/** How long an index that was just built is not built again for being distrusted, in milliseconds. */
const TRUSTED_FOR = 60_000;
/** Changes from which reading everybody anew is the quicker way. */
const MOST_AT_ONCE = 5_000;

/** `role-models.changed` tells of so many that none is named. */
const ONE = 'role-model.changed';
const MANY = 'role-models.changed';

/**
 * The index of this process. It is built from the database, in lots, and kept up by the relay. Whoever answers from it asks before or
 * after what was committed and not yet told, and where anything was, reads again whom they name: what an index does not know yet can
 * cost a second look, never a wrong answer. Changes are made one after the other; a search runs between two, or, where it takes long, on
 * an index that is left as it is.
 */
export class MatchingIndex implements EventSubscriber {
  readonly names = [ONE, MANY];
  private readonly connection: Connection;
  private held: RoleModelIndex | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  /** Long searches under way: what they search does not change. */
  private readonly searches = new Set<Source>();
  private isRebuilding = false;
  private isStopped = false;
  private builtAt = 0;
  /** IDs of the untold events that the index has taken already. */
  private taken: ReadonlySet<string> = new Set();

  constructor(
    private readonly ground: { readonly database: Database; readonly relay: Relay; readonly clock: Clock },
    private readonly reference: CatalogueSource,
  ) {
    this.connection = ground.database.reading(NOBODY);
    ground.relay.subscribe(this);
  }

  /** What was committed about role models and is not told yet, as far as it is still there: whom it names must be read again. */
  async changes(): Promise<readonly UntoldEvent[]> {
    return (await this.ground.relay.untold(this.names)).events;
  }

  /**
   * As things stood when `changes` were asked for, by this version of the reference data, for a school day; while everybody is read anew,
   * as things stood before that. Search it before anything else is awaited.
   */
  async current(reference: PreparedReference, today: string, changes: readonly UntoldEvent[]): Promise<RoleModelIndex> {
    const { held } = this;
    if (held !== null && fits(held, reference, today) && (this.isRebuilding || this.unread(changes).length === 0)) return held;
    return this.inTurn(async () => {
      const index = await this.turnedTo(reference, today);
      return this.taking(index, changes);
    });
  }

  /** Answers a question from the index as `current` would give it; in pieces, where it takes long. */
  async search(question: IndexQuestion, { reference, today, changes }: AsOf, breath: Breath): Promise<Answer> {
    const index = await this.current(reference, today, changes);
    const source = { index, edition: index.edition };
    if (!isLong(question)) return { found: search(index, question), source };
    this.searches.add(source);
    try {
      return { found: await searchInPieces(index, question, breath), source };
    } finally {
      this.searches.delete(source);
    }
  }

  /**
   * What was committed and not yet told by now, and whether an answer for a school day is what the index would say if it knew all that is
   * committed by now. Nobody need be read again for that: whoever changes role models writes an event by it.
   */
  async since({ index, edition }: Source, today: string): Promise<Since> {
    const { relay, clock } = this.ground;
    // Of the moment from which events are asked for: what was told before it, the index has taken.
    const knowsWhatWasTold = relay.isAbreast(this) && !this.isRebuilding;
    const { events, isExpired } = await relay.untold(this.names);
    const isSame = this.held === index && index.edition === edition;
    // Soon after midnight it may be on its way to the new day.
    const isOfToday = index.day === today && dayOf(clock()) === today;
    return {
      changes: events,
      isNothing: knowsWhatWasTold && !isExpired && isSame && isOfToday && this.unread(events).length === 0,
    };
  }

  /** Reads some role models again. */
  refresh(ids: readonly string[]): Promise<void> {
    return this.inTurn(async () => {
      if (this.held !== null) await this.readAgain(this.held, ids, this.held.day);
    });
  }

  /** Builds it, or brings it to this day, so that no question waits for that. */
  async warm(): Promise<void> {
    const { matching } = await this.reference.current(this.ground.database.reading(NOBODY));
    await this.current(preparedFor(matching), dayOf(this.ground.clock()), await this.changes());
  }

  /** Whether there is anything to answer from yet. */
  get isBuilt(): boolean {
    return this.held !== null;
  }

  /** Builds no further: the process ends. */
  stop(): void {
    this.isStopped = true;
  }

  async handle(events: readonly OutboxEvent[]): Promise<void> {
    await this.inTurn(async () => {
      if (this.held !== null) await this.taking(this.held, events);
    });
  }

  /** For who finds that it does not know how things stand, though it was told of nothing: reads everybody anew, once a minute at most. */
  async distrust(): Promise<void> {
    if (this.ground.clock().getTime() - this.builtAt >= TRUSTED_FOR) await this.resync();
  }

  async resync(): Promise<void> {
    await this.inTurn(async () => {
      if (this.held !== null) await this.build(this.held.reference, this.held.day);
    });
  }

  private unread(events: readonly UntoldEvent[]): readonly UntoldEvent[] {
    return events.filter(({ id }) => !this.taken.has(id));
  }

  /** Takes what of these was not taken yet. What is no longer untold need not be remembered. */
  private async taking(index: RoleModelIndex, events: readonly UntoldEvent[]): Promise<RoleModelIndex> {
    const unread = this.unread(events);
    const isAnew = unread.length > MOST_AT_ONCE || unread.some(({ name }) => name === MANY);
    if (isAnew) await this.build(index.reference, index.day);
    else await this.readAgain(index, [...new Set(unread.map(({ subjectId }) => subjectId))], index.day);
    if (unread.length > 0) this.taken = new Set(events.map(({ id }) => id));
    return this.held ?? index;
  }

  private async turnedTo(reference: PreparedReference, today: string): Promise<RoleModelIndex> {
    const { held } = this;
    if (held !== null && fits(held, reference, today)) return held;
    if (held?.reference !== reference || today < held.day) return this.build(reference, today);
    const changing = held.changingBy(today);
    if (changing.length > held.size / 2) return this.build(reference, today);
    const turned = await this.readAgain(held, changing, today);
    turned.turnTo(today);
    return turned;
  }

  /** What is held serves meanwhile. */
  private async build(reference: PreparedReference, day: string): Promise<RoleModelIndex> {
    const index = new RoleModelIndex(reference, day);
    this.isRebuilding = true;
    try {
      for (let after: string | null = null; ;) {
        if (this.isStopped) throw new Error('The index of role models is not built to its end, for the server stops.');
        const ids = await listedIds(this.connection, after, LOT);
        index.fill(await candidatesOfNoSchool(this.connection, ids, day));
        // Others are served in between.
        await setImmediate();
        if (ids.length < LOT) break;
        after = ids.at(-1) ?? null;
      }
      index.settle();
      this.held = index;
      this.builtAt = this.ground.clock().getTime();
      return index;
    } finally {
      this.isRebuilding = false;
    }
  }

  /** Who is no more, or not listed, leaves. Answers the index that was changed. */
  private async readAgain(known: RoleModelIndex, ids: readonly string[], day: string): Promise<RoleModelIndex> {
    let index = known;
    for (let from = 0; from < ids.length; from += LOT) {
      const lot = ids.slice(from, from + LOT);
      const candidates = await candidatesOfNoSchool(this.connection, lot, day);
      index = this.changeable(index);
      const found = new Set(candidates.map(({ profile }) => profile.id));
      for (const id of lot) if (!found.has(id)) index.remove(id);
      for (const candidate of candidates) index.put(candidate);
    }
    return index;
  }

  /** In place of what is held while somebody searches that: a copy. */
  private changeable(index: RoleModelIndex): RoleModelIndex {
    if (![...this.searches].some((one) => one.index === index)) return index;
    return (this.held = index.copy());
  }

  /** One change after the other, whether or not the one before failed. */
  private inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }
}

/** Also for a question that was asked just before midnight: what it answers is held against that day all the same. */
const fits = (index: RoleModelIndex, reference: PreparedReference, today: string): boolean =>
  index.reference === reference && (index.day === today || index.day === addDays(today, 1));

const preparedReferences = new WeakMap<MatchingReference, PreparedReference>();

/** Numbering the unit groups is done once for each version of the reference data. */
export function preparedFor(reference: MatchingReference): PreparedReference {
  const known = preparedReferences.get(reference) ?? prepareReference(reference);
  preparedReferences.set(reference, known);
  return known;
}
