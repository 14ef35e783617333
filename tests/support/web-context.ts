import type { ServerContext } from '../../server/platform/web/answering';
import type { Asking } from '../../server/platform/web/web-server';
import type { Viewer } from '../../server/platform/access';

/** A context without a database. */
export const bareContext = (asking: Asking): ServerContext => ({ ...asking, writeAudit: () => Promise.resolve() });

export const ADA: Viewer = { personId: '01890000-0000-7000-8000-00000000ada0', sessionId: 'ada-session', memberships: [] };
