import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSubscriber, type TypedOperation } from '@firsthand/client';
import WebSocket from 'ws';
import { until } from '../support/database-program';
import { closeSocketServers, type Message, serverThat, told, WAITING } from '../support/socket-server';

const BRIEF: TypedOperation<{ waiting: number }, Record<string, never>> = { toString: () => 'subscription { brief }' };
const PING_EVERY = 25_000;
const SOON = 100;
const later = setTimeout;
afterEach(() => jest.restoreAllMocks());
afterAll(closeSocketServers);

/** Makes the time between pings short, and the first wait before coming back (1.3 to 4 s) too. */
function hurry(): void {
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation((work: () => void, milliseconds = 0) =>
      later(work, milliseconds === PING_EVERY || (milliseconds >= 1300 && milliseconds <= 4000) ? SOON : milliseconds),
    );
}

/** Its last event and its end in one packet, as a server sends them that knows both. */
function tellAll(message: Message, socket: WebSocket): null {
  const { _socket: stream } = socket as unknown as { readonly _socket: Duplex };
  stream.cork();
  socket.send(JSON.stringify(told(message)));
  socket.send(JSON.stringify({ id: message.id, type: 'complete' }));
  stream.uncork();
  return null;
}

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('can be wanted again just after the last event: %d microtasks', async (microtasks) => {
  const { subscriber, hasNone } = await serverThat((message, socket) => {
    if (message.type !== 'subscribe') return null;
    return message.payload?.query === String(BRIEF) ? tellAll(message, socket) : told(message, 2);
  });
  expect(await subscriber.subscribe(BRIEF).next()).toEqual({ done: false, value: { waiting: 1 } });
  for (let nth = 0; nth < microtasks; nth += 1) await Promise.resolve();
  const next = subscriber.subscribe(WAITING);
  expect(await next.next()).toEqual({ done: false, value: { waiting: 2 } });
  await next.return?.();
  await hasNone();
});

it('gives up a server that does not answer a ping, and comes back', async () => {
  hurry();
  let pings = 0;
  const answer = (message: Message, _: WebSocket, nth: number) => {
    if (message.type === 'ping') pings += 1;
    return message.type === 'subscribe' ? told(message, nth) : null;
  };
  const { seen, subscriber, hasNone } = await serverThat(answer, { timeout: 40 });
  const one = subscriber.subscribe(WAITING);
  expect(await one.next()).toEqual({ done: false, value: { waiting: 1 } });
  expect(await one.next()).toEqual({ done: false, value: { waiting: 2 } });
  expect([pings, seen.sockets]).toEqual([1, 2]);
  await one.return?.();
  await hasNone();
});

it('goes on as long as each ping is answered, however long nothing is told', async () => {
  hurry();
  const asked: Message[] = [];
  const { seen, subscriber, hasNone } = await serverThat(
    (message, socket) => {
      asked.push(message);
      const [subscription, ...pings] = asked.filter(({ type }) => type !== 'pong');
      if (pings.length === 3) socket.send(JSON.stringify(told(subscription!)));
      return message.type === 'ping' ? { type: 'pong' } : null;
    },
    { timeout: 40 },
  );
  const one = subscriber.subscribe(WAITING);
  expect(await one.next()).toEqual({ done: false, value: { waiting: 1 } });
  expect(seen.sockets).toBe(1);
  await one.return?.();
  await hasNone();
});

it.each([
  ['at once', () => true],
  ['once it is connecting', (open: number) => open === 1],
])('lets go of a server that never answers when the loop is left: %s', async (_, isTime) => {
  let open = 0;
  let closed = 0;
  const server = createServer((stream) => {
    open += 1;
    stream.resume().on('close', () => (closed += 1));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const one = createSubscriber({ url, webSocket: WebSocket }).subscribe(WAITING);
  const next = one.next();
  await until(() => isTime(open));
  await one.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  await until(() => closed === open);
  server.close();
  await once(server, 'close');
});
