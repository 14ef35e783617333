import type { AuditTrail } from './platform/audit';
import type { Clock } from './platform/clock';
import type { Connection } from './platform/connection';

/** What every service may stand on: the way to the database, the time, and the trail of sensitive reads. */
export interface Ground {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly audit: AuditTrail;
}

export type Services = ReturnType<typeof createServices>;

/** The one place where services meet their stores. */
export function createServices(_ground: Ground) {
  return {};
}
