import type { Viewer } from '../platform/access';
import type { Outcome } from '../platform/outcome';
import { type SessionEnded, sessionEnded } from './refresh-session.service';
import { SessionStore } from './session.store';
import type { SigningIn } from './sign-in.ground';

export type SignedOut = Outcome<'SignedOut', { readonly sessionsEnded: number }>;

export class SignOutService {
  constructor(private readonly signingIn: SigningIn) {}

  /** Ends this session, or all of the person's. This process knows at once; the others, and open sockets, within seconds. */
  async signOut(viewer: Viewer, { everywhere }: { everywhere: boolean }, address: string): Promise<SignedOut | SessionEnded> {
    const limit = this.signingIn.limits.signOut;
    await limit.takeFromAddress(address);
    await limit.takeFromAccount(viewer.personId);
    const ended = await this.signingIn.database.as('firsthand_sign_in', (connection) =>
      this.end(new SessionStore(connection), viewer, everywhere),
    );
    for (const id of [viewer.sessionId, ...ended]) this.signingIn.viewers.forget(id);
    await limit.giveBackToAddress(address);
    return ended.length === 0 ? sessionEnded() : { kind: 'SignedOut', sessionsEnded: ended.length };
  }

  private async end(store: SessionStore, { personId, sessionId }: Viewer, everywhere: boolean): Promise<readonly string[]> {
    const now = this.signingIn.clock();
    if (everywhere) return store.endAllOf(personId, 'SIGNED_OUT', now);
    return (await store.end(sessionId, 'SIGNED_OUT', now)) ? [sessionId] : [];
  }
}
