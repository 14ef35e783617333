import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import {
  createClient,
  createSubscriber,
  NoAnswer,
  RequestFailed,
  SignInDocument,
  type TypedOperation,
  ViewerDocument,
} from '@firsthand/client';
import WebSocket from 'ws';

const LOOK_FIRST = ' Look first whether the change was made.';
const input = { email: 'leader@school.example', password: 'a long enough passphrase' };
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

/** A client of a server that does this with each request. */
async function clientOf(answer: RequestListener, timeout = 15_000) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const client = createClient({ url, timeout });
  return {
    url,
    server,
    query: () => thrown(client.request(ViewerDocument)),
    mutation: () => thrown(client.request(SignInDocument, { input })),
  };
}

const thrown = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

it.each([
  ['does not begin to answer', () => undefined],
  ['does not end its answer', (_request, response) => response.write('{')],
] as [string, RequestListener][])('says so where a server that is there %s in time', async (_, answer) => {
  const { url, query, mutation } = await clientOf(answer, 40);
  const slow = `No answer from ${url} within 0.04 s.`;
  expect(await query()).toMatchObject({ name: 'NoAnswer', isTimeout: true, message: slow });
  expect(await mutation()).toMatchObject({ name: 'NoAnswer', isTimeout: true, message: slow + LOOK_FIRST });
});

it('says of a mutation whose connection broke to look whether the change was made', async () => {
  const { url, query, mutation } = await clientOf(({ socket }) => socket.destroy());
  const gone = `No answer from ${url}. Is the server running there?`;
  expect(await query()).toMatchObject({ isTimeout: false, message: gone });
  expect(await mutation()).toMatchObject({ isTimeout: false, message: gone + LOOK_FIRST });
});

it('and of none that was never sent', async () => {
  const { url, server, mutation } = await clientOf(() => undefined);
  server.close();
  await once(server, 'close');
  const error = await mutation();
  expect(error).toBeInstanceOf(NoAnswer);
  expect(error).toMatchObject({ isTimeout: false, message: `No answer from ${url}. Is the server running there?` });
});

it('tells after how many seconds the same may be asked again, where the server does', async () => {
  const errors = [{ message: 'Too many attempts.', extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 7 } }];
  const busy = await clientOf((_request, response) => response.writeHead(429).end(JSON.stringify({ errors })));
  expect(await busy.query()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429, retryAfterSeconds: 7 });
});

it.each(['<html>', 'null', ''])('is not put out by an answer that is not of GraphQL: %j', async (body) => {
  const error = await (await clientOf((_request, response) => response.writeHead(502).end(body))).query();
  expect(error).toBeInstanceOf(RequestFailed);
  expect(error).toMatchObject({ code: null, retryAfterSeconds: null, message: 'The server answered with status 502.' });
});

it('takes errors that are null for none', async () => {
  const { query, mutation } = await clientOf((_request, response) => response.end('{"errors":null,"data":{"viewer":null}}'));
  expect([await query(), await mutation()]).toEqual([null, null]);
});

it.each(['{"errors":{"message":"no"}}', '{"errors":[null,"no"]}', '{"errors":{},"data":{"viewer":null}}'])(
  'is not put out by errors that are none of GraphQL: %s',
  async (body) => {
    const error = await (await clientOf((_request, response) => response.end(body))).query();
    expect(error).toMatchObject({ name: 'RequestFailed', errors: [], message: 'The server answered with status 200.' });
  },
);

it.each(['/graphql', '127.0.0.1:4000/graphql', 'localhost:4000/graphql', 'ftp://127.0.0.1/graphql'])(
  'refuses at once what is no address of an API: %s',
  (url) => {
    expect(() => createClient({ url })).toThrow(`This is no address of an API: "${url}".`);
  },
);

it('refuses an address with a password in it, and does not quote it', () => {
  expect(() => createClient({ url: 'http://ada:SECRET@127.0.0.1/graphql' })).toThrow(/^An address of an API has no name/);
});

it.each([
  'ada:SECRET@127.0.0.1:4000/graphql',
  'ftp://ada:SECRET@127.0.0.1/graphql',
  'wss://ada:SECRET@127.0.0.1/graphql',
  'https://ada:SECRET@exa mple/graphql',
  'http://ada:SECRET@127.0.0.1:99999/graphql',
  'http://ada:THE#SECRET@127.0.0.1/graphql',
])('nor where it is no address either: %s', (url) => {
  expect(() => createClient({ url })).toThrow('This is no address of an API. It begins with http:// or https://.');
});

it('nor one that looks like a part of the address, where nobody answers', async () => {
  const url = 'http://127.0.0.1:9/SECRET@api.example/graphql';
  const message = 'No answer from the address given. Is the server running there?';
  const asking = await thrown(createClient({ url }).request(ViewerDocument));
  const asked: TypedOperation<unknown, Record<string, never>> = { toString: () => 'subscription { waiting }' };
  const heard = createSubscriber({ url, webSocket: WebSocket }).subscribe(asked);
  for (const error of [asking, await thrown(heard.next())]) {
    expect(error).toMatchObject({ name: 'NoAnswer', message, cause: expect.anything() as unknown });
    expect(inspect(error, { depth: 9 })).not.toContain('SECRET');
  }
});

it.each(['SECRET\nTOKEN', 'SECRET…', 'SECRET TOKEN', ''])(
  'refuses a token that cannot be sent, and does not quote it: %j',
  async (token) => {
    const { url } = await clientOf(() => undefined);
    const error = await thrown(createClient({ url, accessToken: token }).request(SignInDocument, { input }));
    expect(error).toMatchObject({ name: 'Error', message: expect.stringMatching(/^This access token cannot be sent/) as string });
    expect(inspect(error, { depth: 9 })).not.toContain('SECRET');
  },
);

it.each([Infinity, 2 ** 31])('waits as long as a timer can where the timeout is %d', async (timeout) => {
  const { mutation } = await clientOf((_request, response) => response.end('{"data":{"signIn":{}}}'), timeout);
  expect(await mutation()).toBeNull();
});

const unreachable = { code: 'ENETUNREACH', syscall: 'connect' };
it.each([
  ['was never sent', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
  ['was never sent', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
  ['was never sent', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['was never sent', { code: 'EHOSTUNREACH', syscall: 'connect' }],
  ['was never sent', unreachable],
  ['was never sent', { code: 'ENETUNREACH', errors: [unreachable, { code: 'ECONNREFUSED', syscall: 'connect' }] }],
  ['may have been made', { code: 'EHOSTUNREACH', syscall: 'read' }],
  ['may have been made', { code: 'EHOSTUNREACH', syscall: 'write' }],
  ['may have been made', { code: 'ENETUNREACH', syscall: 'read' }],
  ['may have been made', { code: 'ENETUNREACH', syscall: 'write' }],
  ['may have been made', { code: 'ECONNRESET', syscall: 'read' }],
  ['may have been made', undefined],
])('knows that a mutation %s where the connection failed with %j', async (what, cause) => {
  const say = what === 'was never sent' ? '' : LOOK_FIRST;
  const { url, mutation } = await clientOf(() => undefined);
  const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed', { cause }));
  expect(await mutation()).toMatchObject({ message: `No answer from ${url}. Is the server running there?${say}` });
  fetch.mockRestore();
});
