import { Limit, type LimitSize, networkOf } from '../platform/limits';

const WINDOW_SECONDS = 15 * 60;

/** For an address: a whole school may sit behind one, so only what failed stays counted there. */
const SIZES = {
  signIn: { address: 100, account: 10 },
  refreshSession: { address: 1_000, account: 120 },
  signOut: { address: 1_000, account: 60 },
} as const;

/** The limits of one operation: by the address asked from, and by the account asked about. */
class FieldLimit {
  private readonly address: Limit;
  private readonly account: Limit;

  constructor({ address, account }: { address: number; account: number }) {
    const sized = (attempts: number): LimitSize => ({ attempts, seconds: WINDOW_SECONDS });
    this.address = new Limit(sized(address));
    this.account = new Limit(sized(account));
  }

  takeFromAddress(address: string): Promise<void> {
    return this.address.take(networkOf(address));
  }

  takeFromAccount(account: string): Promise<void> {
    return this.account.take(account);
  }

  /** It was no guess: nothing of it counts against the address. */
  giveBackToAddress(address: string): Promise<void> {
    return this.address.giveBack(networkOf(address));
  }

  /** Its owner has shown themselves: what others tried no longer counts. */
  forgetAccount(account: string): Promise<void> {
    return this.account.forget(account);
  }

  giveBackToAccount(account: string): Promise<void> {
    return this.account.giveBack(account);
  }
}

export type AccountLimits = ReturnType<typeof createLimits>;

export const createLimits = () => ({
  signIn: new FieldLimit(SIZES.signIn),
  refreshSession: new FieldLimit(SIZES.refreshSession),
  signOut: new FieldLimit(SIZES.signOut),
});
