import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSubscriber, type SubscriberOptions, type TypedOperation } from '@firsthand/client';
import WebSocket, { WebSocketServer } from 'ws';
import { until } from './database-program';

export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly query?: string };
}
type Answer = (message: Message, socket: WebSocket, nth: number) => object | string | null;

export const WAITING: TypedOperation<{ waiting: number }, Record<string, never>> = { toString: () => 'subscription { waiting }' };
const LET_IN = { type: 'connection_ack' };
const servers: WebSocketServer[] = [];

export function closeSocketServers(): void {
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

/** A server that lets everybody in, and does this with each subscription. */
export const serverThat = (answer: Answer, options: Partial<SubscriberOptions> = {}) =>
  serverOf((message, socket, nth) => (message.type === 'connection_init' ? LET_IN : answer(message, socket, nth)), options);

/** A server that answers each message of its nth socket with this, and a subscriber of it. */
export async function serverOf(answer: Answer, options: Partial<SubscriberOptions> = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  servers.push(server);
  const seen = { sockets: 0, answered: 0 };
  server.on('connection', (socket) => {
    const nth = ++seen.sockets;
    socket.on('message', (text: Buffer) => {
      const said = answer(JSON.parse(text.toString()) as Message, socket, nth);
      if (said !== null) socket.send(typeof said === 'string' ? said : JSON.stringify(said));
      seen.answered += 1;
    });
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const subscriber = createSubscriber({ url, webSocket: WebSocket, ...options });
  const hasNone = () => until(() => seen.sockets > 0 && server.clients.size === 0);
  return { seen, subscriber, hasNone };
}

export const told = ({ id }: Message, waiting = 1) => ({ id, type: 'next', payload: { data: { waiting } } });
