import type { Viewer } from '../platform/access';
import type { Clock } from '../platform/clock';
import { NOBODY } from '../platform/connection';
import type { Database } from '../platform/database';
import type { KeyRing } from '../platform/token-keys';
import { notBelieved } from '../platform/tokens';
import { BelievedTokens } from './believed-tokens';
import { SessionStore, type StandingRow } from './session.store';

export interface ViewerGround {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
}

interface Remembered {
  readonly readAt: number;
  readonly viewer: Promise<Viewer | null>;
}

/** So much later than on its own server a sign-out, or a membership that ends, is noticed here, in milliseconds. */
const FRESH_MS = 2_000;
const MOST_REMEMBERED = 5_000;

/** Says who asks. One for the process: it remembers for two seconds what it read, so a busy person costs no statement a request. */
export class ViewerSource {
  private readonly remembered = new Map<string, Remembered>();

  private readonly store: SessionStore;
  private readonly tokens: BelievedTokens;

  constructor(private readonly ground: ViewerGround) {
    this.store = new SessionStore(ground.database.reading(NOBODY, 'firsthand_sign_in'));
    this.tokens = new BelievedTokens(ground.keys);
  }

  /** Whom the value of an `Authorization` header speaks for; null where there is none. Throws UNAUTHENTICATED where it is not, or no longer, good. */
  async viewerOf(authorization: string | null | undefined): Promise<Viewer | null> {
    const token = tokenIn(authorization);
    if (token === null) return null;
    const { personId, sessionId } = this.tokens.claimsOf(token, this.ground.clock());
    const viewer = await this.current(sessionId);
    if (viewer?.personId !== personId) throw notBelieved();
    return viewer;
  }

  /** When the token in it runs out: nothing opened with it may live longer. Null where there is none; throws as `viewerOf` does. */
  expiryOf(authorization: string | null | undefined): Date | null {
    const token = tokenIn(authorization);
    return token === null ? null : this.tokens.claimsOf(token, this.ground.clock()).expiresAt;
  }

  /** Which of these sessions have ended, as the database knows it now. Whoever holds something open asks every few seconds. */
  async endedSessions(sessionIds: readonly string[]): Promise<readonly string[]> {
    const ended = await this.store.ended(sessionIds, this.ground.clock());
    for (const id of ended) this.forget(id);
    return ended;
  }

  /** The person of an open session with their memberships of now, at most two seconds old; null where it has ended. */
  current(sessionId: string): Promise<Viewer | null> {
    const now = this.ground.clock();
    const known = this.remembered.get(sessionId);
    const age = now.getTime() - (known?.readAt ?? -Infinity);
    if (known !== undefined && age >= 0 && age < FRESH_MS) return known.viewer;
    const viewer = this.read(sessionId, now);
    this.remember(sessionId, { readAt: now.getTime(), viewer });
    // A failure is told to whoever waits for it, and not remembered.
    viewer.catch(() => {
      this.forget(sessionId);
    });
    return viewer;
  }

  /** Call it when a session has ended: this process then knows at once. */
  forget(sessionId: string): void {
    this.remembered.delete(sessionId);
  }

  private async read(sessionId: string, now: Date): Promise<Viewer | null> {
    return viewerFrom(sessionId, await this.store.standing(sessionId, now));
  }

  /** A map keeps the order of its keys: the first is the one read longest ago. */
  private remember(sessionId: string, one: Remembered): void {
    this.remembered.delete(sessionId);
    this.remembered.set(sessionId, one);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}

/** Null where nothing was sent; throws where something else than a bearer token was. */
function tokenIn(authorization: string | null | undefined): string | null {
  const sent = authorization?.trim() ?? '';
  if (sent === '') return null;
  const token = /^Bearer +(\S+)$/i.exec(sent)?.[1];
  if (token === undefined) throw notBelieved();
  return token;
}

function viewerFrom(sessionId: string, rows: readonly StandingRow[]): Viewer | null {
  const [first] = rows;
  if (first === undefined) return null;
  const memberships = rows.flatMap((row) => {
    if (row.id === null) return [];
    const { id, role, schoolId, employerId } = row;
    return [{ id, role, schoolId, employerId }];
  });
  return { personId: first.personId, sessionId, memberships };
}
