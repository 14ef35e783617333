import type { Outcome } from '../platform/outcome';
import { signAccess } from '../platform/tokens';
import type { SignInSessionEntity } from './session.entity';
import type { SigningIn } from './sign-in.ground';
import type { ViewerProfile, ViewerService } from './viewer.service';

export type SignedIn = Outcome<
  'SignedIn',
  { readonly accessToken: string; readonly expiresAt: Date; readonly refreshToken: string; readonly viewer: ViewerProfile }
>;

/** Answers a session that has begun or goes on. */
export class SessionGrant {
  constructor(
    private readonly signingIn: SigningIn,
    private readonly profiles: ViewerService,
  ) {}

  /** Null where the session has ended meanwhile. */
  async answer(session: Pick<SignInSessionEntity, 'id' | 'expiresAt'>, refreshToken: string): Promise<SignedIn | null> {
    const { viewers, keys, clock } = this.signingIn;
    viewers.forget(session.id);
    const viewer = await viewers.current(session.id);
    if (viewer === null) return null;
    const { personId, sessionId } = viewer;
    const { token: accessToken, expiresAt } = signAccess(keys, { personId, sessionId, endsAt: session.expiresAt }, clock());
    return { kind: 'SignedIn', accessToken, expiresAt, refreshToken, viewer: await this.profiles.profileOf(viewer) };
  }
}
