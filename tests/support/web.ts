import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { GraphQLSchema } from 'graphql';
import WebSocket from 'ws';
import type { Viewer } from '../../server/platform/access';
import { createLogger } from '../../server/platform/logging';
import type { ServerContext } from '../../server/platform/web/answering';
import { type Asking, startWebServer, type WebServerOptions } from '../../server/platform/web/web-server';

export type WebTest = Awaited<ReturnType<typeof openWeb>>;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

export type WebOptions<Context extends ServerContext> = Partial<WebServerOptions<Context>> & {
  readonly schema: GraphQLSchema;
  readonly contextFor: (asking: Asking) => Context;
  /** Who a token speaks for: sent as `Bearer <token>`. */
  readonly viewers?: Readonly<Record<string, Viewer>>;
};

/** A web server around any schema, on a port of its own. */
export async function openWeb<Context extends ServerContext>({ viewers = {}, ...options }: WebOptions<Context>) {
  const logs: string[] = [];
  const viewerOf = (authorization: string | undefined) =>
    Promise.resolve(viewers[authorization?.replace('Bearer ', '') ?? ''] ?? null);
  const web = await startWebServer<Context>({
    host: '127.0.0.1',
    port: 0,
    isProduction: false,
    trustProxy: false,
    origins: [],
    log: createLogger('info', { write: (line) => logs.push(line) }),
    viewerOf,
    expiryOf: () => null,
    clock: () => new Date(),
    readiness: () => Promise.resolve(null),
    ...options,
  });
  const url = `http://127.0.0.1:${web.port}`;
  const json = { 'content-type': 'application/json' };
  return {
    url,
    close: web.close,
    /** Lines of the log, as written. */
    logs,
    async send(body: string | Uint8Array, headers: Record<string, string> = json, path = '/graphql'): Promise<HttpAnswer> {
      return answered(await fetch(url + path, { method: 'POST', body: body as string, headers }));
    },
    async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<HttpAnswer> {
      return this.send(JSON.stringify({ query, variables }), { ...json, ...headers });
    },
    async get(path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
      return answered(await fetch(url + path, { headers, redirect: 'manual' }));
    },
    socket: (given: { origin?: string; protocol?: string; path?: string } = {}) => openSocket(url, given),
  };
}

async function answered(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A socket with what it was told, in order, to wait for. */
function openSocket(
  url: string,
  { origin, protocol = 'graphql-transport-ws', path = '/graphql' }: Record<string, string | undefined>,
) {
  const socket = new WebSocket(url.replace('http', 'ws') + path, protocol, origin === undefined ? {} : { origin });
  const heard: any[] = [];
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const one of waiting.splice(0)) one();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
      wake();
    });
  });
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
  });
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    heard.push(JSON.parse(data.toString()));
    wake();
  });
  return {
    raw: socket,
    heard,
    /** Resolves with code and reason when the socket has closed, with a status when it never opened. */
    closed,
    refused,
    opened: () => (socket.readyState === WebSocket.OPEN ? Promise.resolve() : once(socket, 'open')),
    say: (message: object) => {
      socket.send(JSON.stringify(message));
    },
    /** The next message not yet taken; undefined once the socket has closed. */
    async next(): Promise<any> {
      while (heard.length === 0) {
        if (socket.readyState === WebSocket.CLOSED) return undefined;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return heard.shift();
    },
    async signIn(token = 'ada'): Promise<any> {
      await this.opened();
      this.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      return this.next();
    },
    subscribe(query: string, variables: object = {}, id: string = randomUUID()): string {
      this.say({ type: 'subscribe', id, payload: { query, variables } });
      return id;
    },
  };
}
