import { newId } from '../platform/identifiers';
import { NOBODY } from '../platform/connection';
import { invalid, type InvalidInputRefusal, type Refusal, refuse } from '../platform/outcome';
import { hashOfRefreshToken, newRefreshToken } from '../platform/refresh-tokens';
import type { AccountEntity } from './account.entity';
import { normalisedEmail } from './email.rules';
import { endOfSession } from './refresh-session.rules';
import type { SessionGrant, SignedIn } from './session.grant';
import { SessionStore } from './session.store';
import type { SigningIn } from './sign-in.ground';
import { problemsWithSignIn } from './sign-in.rules';

type SignInRefused = Refusal<'SignInRefused'>;

export class SignInService {
  constructor(
    private readonly signingIn: SigningIn,
    private readonly grant: SessionGrant,
  ) {}

  /** Answers the same, after the same time, for an address nobody has, a wrong password, and an account that is closed or has no password yet. */
  async signIn(
    input: { email: string; password: string },
    address: string,
  ): Promise<SignedIn | SignInRefused | InvalidInputRefusal> {
    const email = normalisedEmail(input.email);
    const problems = problemsWithSignIn(input);
    if (email === null || problems.length > 0) return invalid('You cannot sign in with this; see each field.', problems);

    const limit = this.signingIn.limits.signIn;
    await limit.takeFromAddress(address);
    await limit.takeFromAccount(email);
    const signedIn = await this.attempt(email, input.password).catch(async (error: unknown) => {
      await Promise.all([limit.giveBackToAddress(address), limit.giveBackToAccount(email)]);
      throw error;
    });
    if (signedIn === null) return refused();
    await Promise.all([limit.giveBackToAddress(address), limit.forgetAccount(email)]);
    return signedIn;
  }

  /** No connection is held while the password is checked. */
  private async attempt(email: string, password: string): Promise<SignedIn | null> {
    const { database, passwords } = this.signingIn;
    const account = await new SessionStore(database.reading(NOBODY, 'firsthand_sign_in')).accountOf(email);
    const isOpen = account !== null && !account.isClosed;
    const isRight = await passwords.isRight(password, isOpen ? account.passwordHash : null);
    return isRight && account !== null ? this.start(account) : null;
  }

  private async start(account: AccountEntity): Promise<SignedIn | null> {
    const startedAt = this.signingIn.clock();
    const session = { id: newId(), startedAt, expiresAt: endOfSession(startedAt) };
    const refreshToken = newRefreshToken();
    const tokenHash = hashOfRefreshToken(refreshToken);
    const isStarted = await this.signingIn.database.as('firsthand_sign_in', (connection) =>
      new SessionStore(connection).start({ ...session, account, tokenHash }),
    );
    return isStarted ? this.grant.answer(session, refreshToken) : null;
  }
}

const refused = (): SignInRefused =>
  refuse('SignInRefused', 'This e-mail address and this password do not belong together. Check both, then try again.', {});
