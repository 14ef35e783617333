import type { Duplex } from 'node:stream';
import type { TypedOperation } from '@firsthand/client';
import type WebSocket from 'ws';
import { closeSocketServers, type Message, serverThat, told, WAITING } from '../support/socket-server';

const BRIEF: TypedOperation<{ waiting: number }, Record<string, never>> = { toString: () => 'subscription { brief }' };
afterAll(closeSocketServers);

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
