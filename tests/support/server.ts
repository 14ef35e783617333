import { createContext, type RequestContext } from '../../server/context';
import type { Asking } from '../../server/platform/web/web-server';
import { createSchema } from '../../server/schema';
import { openWeb, type WebOptions } from './web';
import type { World } from './world';

/** The whole server over real HTTP, on a port of its own, with this world's database and accounts; `viewers` may say whom other tokens speak for. */
export function openServer(world: World, options: Partial<WebOptions<RequestContext>> = {}) {
  const { viewers: source } = world.foundation.signingIn;
  const accounts = {
    viewerOf: (authorization: string | undefined) => source.viewerOf(authorization),
    expiryOf: (authorization: string) => source.expiryOf(authorization),
    endedSessions: (sessionIds: readonly string[]) => source.endedSessions(sessionIds),
  };
  return openWeb<RequestContext>({
    schema: createSchema(),
    contextFor: (asking: Asking) => createContext(world.foundation, asking),
    clock: world.foundation.clock,
    ...(options.viewers === undefined && accounts),
    ...options,
  });
}
