import type { GraphQLObjectType } from 'graphql';
import { bareContext, ADA } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb } from '../support/web';

const open = (schema = webSchema()) => openWeb({ schema, contextFor: bareContext, viewers: { ada: ADA } });

it('tells open sockets to come back, spread over a moment, and ends their subscriptions', async () => {
  const web = await open();
  const sockets = Array.from({ length: 4 }, () => web.socket());
  for (const socket of sockets) {
    await socket.signIn();
    socket.subscribe('subscription { waiting }');
  }
  const silent = web.socket();
  await silent.opened();
  const closing = web.close();
  for (const socket of [...sockets, silent]) expect(await socket.closed).toEqual({ code: 1012, reason: 'Service restart' });
  await closing;
});

it('lets a request finish, and takes no other', async () => {
  const gate: (() => void)[] = [];
  const slow = () =>
    new Promise((resolve) =>
      gate.push(() => {
        resolve('done');
      }),
    );
  const web = await open(webSchema({ 'Query.slow': slow }));
  const asked = web.ask('{ slow }');
  while (gate.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const closing = web.close();
  await expect(web.ask('{ hello }')).rejects.toThrow();
  expect(await web.socket().closed).toEqual({ code: 1006, reason: '' });
  gate[0]!();
  expect((await asked).body.data).toEqual({ slow: 'done' });
  await closing;
});

describe('an answer that nobody waits for any longer', () => {
  /** A web server that has refused one for taking too long, and what will end it. */
  async function openRefused(drain: number) {
    let end: (answer: string) => void = () => undefined;
    const slow = () => new Promise<string>((resolve) => (end = resolve));
    const trail: string[] = [];
    const web = await openWeb({
      schema: webSchema({ 'Query.slow': slow }),
      contextFor: (asking) => ({ ...bareContext(asking), writeAudit: () => Promise.resolve(void trail.push('written')) }),
      patience: 20,
      drain,
    });
    expect((await web.ask('{ slow }')).status).toBe(429);
    return { web, trail, end };
  }

  it('is waited for, until what it read is in the audit trail', async () => {
    const { web, trail, end } = await openRefused(60_000);
    let isClosed = false;
    const closing = web.close().then(() => (isClosed = true));
    await expect(web.ask('{ hello }')).rejects.toThrow();
    expect([isClosed, trail]).toEqual([false, []]);
    end('late');
    await closing;
    expect(trail).toEqual(['written']);
  });

  it('is waited for no longer than for anything else', async () => {
    const { web, trail } = await openRefused(100);
    await web.close();
    expect(trail).toEqual([]);
  });
});

it('waits for an event of a socket that is being answered, until what it read is in the audit trail', async () => {
  let end: (name: string) => void = () => undefined;
  const asked: string[] = [];
  const schema = webSchema();
  const resolve = () => {
    asked.push('name');
    return new Promise<string>((give) => (end = give));
  };
  Object.assign((schema.getType('Item') as GraphQLObjectType).getFields().name!, { resolve });
  const trail: string[] = [];
  const web = await openWeb({
    schema,
    contextFor: (asking) => ({ ...bareContext(asking), writeAudit: () => Promise.resolve(void trail.push('written')) }),
    viewers: { ada: ADA },
    drain: 60_000,
  });
  const socket = web.socket();
  await socket.signIn();
  socket.subscribe('subscription { item { name } }');
  while (asked.length === 0) await new Promise((done) => setImmediate(done));
  let isClosed = false;
  const closing = web.close().then(() => (isClosed = true));
  await socket.closed;
  // All else that closing does has its turns: only the event is left to wait for.
  await expect(web.ask('{ hello }')).rejects.toThrow();
  expect([isClosed, trail]).toEqual([false, []]);
  end('late');
  await closing;
  expect(trail).toEqual(['written']);
});

it('waits for a socket that does not answer no longer than for anything else', async () => {
  const web = await open();
  const socket = web.socket();
  await socket.signIn();
  socket.raw.pause();
  const began = Date.now();
  await web.close();
  expect(Date.now() - began).toBeLessThan(7_000);
  socket.raw.terminate();
});
