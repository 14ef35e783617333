import { Passwords } from '../platform/passwords';
import { type AccountLimits, createLimits } from './account.limits';
import { type ViewerGround, ViewerSource } from './viewer.source';

/** What signing in keeps for the whole life of the process: keys, limits, places to hash, and who was seen a moment ago. */
export interface SigningIn extends ViewerGround {
  readonly viewers: ViewerSource;
  readonly passwords: Passwords;
  readonly limits: AccountLimits;
}

/** Make one for each process. */
export const createSigningIn = (ground: ViewerGround): SigningIn => ({
  ...ground,
  viewers: new ViewerSource(ground),
  passwords: new Passwords(),
  limits: createLimits(),
});
