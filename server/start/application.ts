import { type Configuration, hostInUrl } from '../config';
import { createFoundation } from '../composition';
import { createContext } from '../context';
import { startWebServer } from '../platform/web/web-server';
import { createSchema } from '../schema';
import { startBackground } from './background';
import { startCountingTraits } from './counting-traits';
import { tokenKeys } from './kept-token-keys';
import { type Beginning, openDatabase } from './open-database';
import { StartProblem } from './problem';
import { readinessOf } from './readiness';
import { startSealing } from './sealing';

/** Starts everything and answers the address it serves on; `closing` undoes it. Rejects with a sentence where it cannot. */
export async function startApplication(beginning: Beginning): Promise<string> {
  const { configuration, closing, log, say } = beginning;
  const { host, publicUrl, allowedOrigins } = configuration;
  const database = await openDatabase(beginning);
  const keys = await tokenKeys(configuration, say);
  const foundation = createFoundation({ database, clock: () => new Date(), keys, log });
  const {
    clock,
    signingIn: { viewers },
  } = foundation;
  await closing.add(startSealing(database, log).stop);
  await closing.add(startCountingTraits(database, log).stop);
  await startBackground(foundation, closing);
  const web = await startWebServer({
    ...configuration,
    schema: createSchema(),
    clock,
    origins: [publicUrl, ...allowedOrigins],
    log,
    viewerOf: (authorization) => viewers.viewerOf(authorization),
    expiryOf: (authorization) => viewers.expiryOf(authorization),
    endedSessions: (sessionIds) => viewers.endedSessions(sessionIds),
    contextFor: (asking) => createContext(foundation, asking),
    readiness: () => readinessOf(foundation),
  }).catch((error: unknown) => {
    throw listening(error, configuration);
  });
  await closing.add(web.close);
  return `http://${hostInUrl(host)}:${web.port}`;
}

function listening(error: unknown, { host, port }: Configuration): unknown {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken; stop the other program, or set PORT to another number.`,
    EACCES: `Port ${port} may not be used by this user; set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `HOST ${host} is not an address of this machine.`,
    ENOTFOUND: `HOST ${host} is not an address of this machine.`,
  };
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence === undefined ? error : new StartProblem(sentence);
}
