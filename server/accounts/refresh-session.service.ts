import { invalid, type InvalidInputRefusal, type Refusal, refuse } from '../platform/outcome';
import { hashOfRefreshToken, isRefreshToken, successorAgain, successorOf } from '../platform/refresh-tokens';
import { decideRefresh } from './refresh-session.rules';
import type { SignInSessionEntity } from './session.entity';
import type { SessionGrant, SignedIn } from './session.grant';
import { SessionStore } from './session.store';
import type { SigningIn } from './sign-in.ground';

export type SessionEnded = Refusal<'SessionEnded'>;

interface Exchanged {
  readonly session: SignInSessionEntity;
  /** Null where the session was ended, because an old token came back. */
  readonly successor: string | null;
}

export class RefreshSessionService {
  constructor(
    private readonly signingIn: SigningIn,
    private readonly grant: SessionGrant,
  ) {}

  /** Takes a refresh token once and answers its successor. One that was used before ends the session: two hold it, so one of them stole it. */
  async refresh(input: { refreshToken: string }, address: string): Promise<SignedIn | SessionEnded | InvalidInputRefusal> {
    const { refreshToken } = input;
    if (!isRefreshToken(refreshToken))
      return invalid('This is no refresh token.', [
        { path: ['refreshToken'], message: 'must be the refreshToken of signIn or of the last refreshSession' },
      ]);

    const limit = this.signingIn.limits.refreshSession;
    await limit.takeFromAddress(address);
    const exchanged = await this.signingIn.database.as('firsthand_sign_in', (connection) =>
      this.exchange(new SessionStore(connection), refreshToken),
    );
    if (exchanged === null) return sessionEnded();
    const { session, successor } = exchanged;
    this.signingIn.viewers.forget(session.id);
    if (successor === null) return sessionEnded();
    await limit.giveBackToAddress(address);
    return (await this.grant.answer(session, successor)) ?? sessionEnded();
  }

  private async exchange(store: SessionStore, presented: string): Promise<Exchanged | null> {
    const { clock, keys, limits } = this.signingIn;
    const [now, hash] = [clock(), hashOfRefreshToken(presented)];
    const session = await store.lockOf(hash, now);
    const token = session && (await store.token(hash));
    if (!session || !token) return null;
    switch (decideRefresh(token, now)) {
      case 'ROTATE': {
        await limits.refreshSession.takeFromAccount(session.personId);
        const successor = successorOf(presented, keys.signing);
        await store.rotate({ sessionId: session.id, hash, successorHash: hashOfRefreshToken(successor), now });
        return { session, successor };
      }
      case 'REPEAT':
        return token.successorHash && { session, successor: successorAgain(presented, keys, token.successorHash) };
      case 'REVOKE':
        await store.end(session.id, 'TOKEN_REUSED', now);
        return { session, successor: null };
    }
  }
}

export const sessionEnded = (): SessionEnded => refuse('SessionEnded', 'This session has ended. Sign in again.', {});
