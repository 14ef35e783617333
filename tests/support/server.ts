import { createContext, type RequestContext } from '../../server/context';
import type { Asking } from '../../server/platform/web/web-server';
import { createSchema } from '../../server/schema';
import { openWeb, type WebOptions } from './web';
import type { World } from './world';

/** The whole server over real HTTP, on a port of its own, with this world's database. `viewers` says whom a token speaks for. */
export function openServer(world: World, options: Partial<WebOptions<RequestContext>> = {}) {
  const contextFor = (asking: Asking) => createContext(world.foundation, asking);
  return openWeb<RequestContext>({ schema: createSchema(), contextFor, ...options });
}
