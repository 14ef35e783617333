import { newId } from '../../server/platform/identifiers';
import { createLogger } from '../../server/platform/logging';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { signAccess } from '../../server/platform/tokens';
import { type Configuration, readConfiguration } from '../../server/config';
import { startApplication } from '../../server/start/application';
import { Closing } from '../../server/start/closing';
import { DatabaseFolder } from '../support/database-folder';
import { until } from '../support/database-program';
import { DatabaseProxy } from '../support/database-proxy';
import { openWorld, type World } from '../support/world';

jest.setTimeout(60_000);

const keys = makeTokenKeys();

/** Asks with a token of a session never seen, which must be looked up: 401 when the database answers that there is none. */
async function ask(address: string): Promise<{ status: number; error: any; took: number }> {
  const grant = { personId: newId(), sessionId: newId(), endsAt: new Date(Date.now() + 600_000) };
  const { token } = signAccess(parseTokenKeys(keys), grant, new Date());
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const began = performance.now();
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  const { errors } = (await response.json()) as { errors: any[] };
  return { status: response.status, error: errors[0], took: performance.now() - began };
}

const isReady = async (address: string) => (await fetch(`${address}/readyz`)).ok;

const isBack = async (address: string) => (await ask(address)).status === 401;

async function start(environment: Record<string, string>, closing: Closing): Promise<string> {
  const configuration: Configuration = { ...readConfiguration({ ...environment, TOKEN_KEYS: keys, DEMO: 'off' }), port: 0 };
  const quiet = { say: () => undefined, fill: () => Promise.resolve() };
  return startApplication({ configuration, closing, log: createLogger('silent'), ...quiet });
}

function expectUnreachable({ status, error, took }: Awaited<ReturnType<typeof ask>>): void {
  expect(status).toBe(503);
  expect(error.message).toBe('The database cannot be reached, or is too busy, just now. Try again in a few seconds.');
  expect(error.extensions.code).toBe('INTERNAL');
  expect(took).toBeLessThan(2_500);
}

describe('a server whose database goes away', () => {
  let world: World;
  let proxy: DatabaseProxy;
  let address: string;
  const closing = new Closing();
  beforeAll(async () => {
    world = await openWorld();
    proxy = await DatabaseProxy.to(world.url);
    address = await start({ DATABASE_URL: proxy.url }, closing);
    await until(() => isReady(address));
  });
  afterAll(async () => {
    await closing.run();
    await proxy.close();
    await world.close();
  });

  it('says so in under 2.5 s, is not ready but alive, and serves again by itself', async () => {
    expect(await isBack(address)).toBe(true);
    proxy.cut();
    for (let attempt = 0; attempt < 3; attempt += 1) expectUnreachable(await ask(address));
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not ready', because: 'The database cannot be reached.' },
    ]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    proxy.restore();
    await until(() => isBack(address));
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });

  it('gives up one that falls silent, and serves again when another answers', async () => {
    expect(await isBack(address)).toBe(true);
    proxy.fallSilent();
    const asked = await Promise.all([ask(address), ask(address), ask(address)]);
    for (const { status, took } of asked) {
      expect(status).toBe(503);
      expect(took).toBeLessThan(11_000);
    }
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    proxy.restore();
    await until(() => isBack(address));
  });
});

it('serves again when the embedded database was killed and started anew', async () => {
  const folder = await DatabaseFolder.open();
  const closing = new Closing();
  const address = await start({ DATA_DIR: folder.dataDir }, closing);
  expect(await isBack(address)).toBe(true);
  process.kill(await folder.serverPid(), 'SIGKILL');
  await until(async () => {
    const answer = await ask(address);
    expect(answer.took).toBeLessThan(2_500);
    return answer.status === 503;
  });
  await until(() => isBack(address));
  await closing.run();
  await folder.close();
});
