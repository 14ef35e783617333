import type { Viewer } from '../platform/access';
import type { Clock } from '../platform/clock';
import { NOBODY } from '../platform/connection';
import type { Database } from '../platform/database';
import type { KeyRing } from '../platform/token-keys';
import { notBelieved, verifyAccess } from '../platform/tokens';
import { SessionStore, type StandingRow } from './session.store';

/** An access token that was believed: who it speaks for, and when it runs out. */
export interface OpenSession {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}

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

  constructor(private readonly ground: ViewerGround) {}

  /** Whom the value of an `Authorization` header speaks for; null where there is none. Throws UNAUTHENTICATED where it is not, or no longer, good. */
  async viewerOf(authorization: string | null | undefined): Promise<Viewer | null> {
    return (await this.sessionOf(authorization))?.viewer ?? null;
  }

  /** As `viewerOf`, with the end of the token. Whoever holds something open asks again every few seconds: the session may have ended. */
  async sessionOf(authorization: string | null | undefined): Promise<OpenSession | null> {
    if (authorization == null || authorization.trim() === '') return null;
    const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
    if (token === undefined) throw notBelieved();
    const { personId, sessionId, expiresAt } = verifyAccess(this.ground.keys, token, this.ground.clock());
    const viewer = await this.current(sessionId);
    if (viewer?.personId !== personId) throw notBelieved();
    return { viewer, expiresAt };
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
    const store = new SessionStore(this.ground.database.reading(NOBODY, 'firsthand_sign_in'));
    return viewerFrom(sessionId, await store.standing(sessionId, now));
  }

  /** A map keeps the order of its keys: the first is the one read longest ago. */
  private remember(sessionId: string, one: Remembered): void {
    this.remembered.delete(sessionId);
    this.remembered.set(sessionId, one);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
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
