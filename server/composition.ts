import { RefreshSessionService } from './accounts/refresh-session.service';
import { SessionGrant } from './accounts/session.grant';
import { createSigningIn, type SigningIn } from './accounts/sign-in.ground';
import { SignInService } from './accounts/sign-in.service';
import { SignOutService } from './accounts/sign-out.service';
import { ViewerService } from './accounts/viewer.service';
import type { AuditTrail } from './platform/audit';
import type { Clock } from './platform/clock';
import type { Connection } from './platform/connection';
import type { Database } from './platform/database';
import type { KeyRing } from './platform/token-keys';
import { referenceData } from './reference/reference.catalogue';
import { ReferenceService } from './reference/reference.service';

/** What lives as long as the process; the services of all requests share it. */
export interface Foundation {
  readonly database: Database;
  readonly clock: Clock;
  readonly signingIn: SigningIn;
}

/** Make one for each process. */
export const createFoundation = (given: { database: Database; clock: Clock; keys: KeyRing }): Foundation => ({
  database: given.database,
  clock: given.clock,
  signingIn: createSigningIn(given),
});

/** What every service may stand on: the way to the database, the time, and the trail of sensitive reads. */
export interface Ground {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly signingIn: SigningIn;
}

export type Services = ReturnType<typeof createServices>;

/** The one place where services meet their stores. */
export function createServices({ connection, signingIn }: Ground) {
  const viewers = new ViewerService(signingIn.database);
  const grant = new SessionGrant(signingIn, viewers);
  return {
    viewers,
    signIns: new SignInService(signingIn, grant),
    sessionRefreshes: new RefreshSessionService(signingIn, grant),
    signOuts: new SignOutService(signingIn),
    reference: new ReferenceService(connection, referenceData),
  };
}
