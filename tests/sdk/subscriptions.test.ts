import { createSubscriber, NoAnswer, type SubscriberOptions, type TypedOperation } from '@firsthand/client';
import WebSocket from 'ws';
import { until } from '../support/database-program';
import { openWeb, type WebTest } from '../support/web';
import { ADA, bareContext } from '../support/web-context';
import { waiting, webSchema } from '../support/web-schema';

const operation = <Data, Variables = Record<string, never>>(text: string): TypedOperation<Data, Variables> => ({
  toString: () => text,
});
const COUNTED = operation<{ counted: number }, { to: number }>('subscription ($to: Int!) { counted(to: $to) }');
const WAITING = operation<{ waiting: number }>('subscription { waiting }');

let web: WebTest;
const options = { schema: webSchema(), contextFor: bareContext, viewers: { ada: ADA } };
beforeAll(async () => {
  web = await openWeb(options);
});
afterAll(() => web.close());

const subscriber = (more: Partial<SubscriberOptions> = {}) =>
  createSubscriber({ url: `${web.url}/graphql`, accessToken: 'ada', webSocket: WebSocket, ...more });

async function counted(from = subscriber(), to = 3): Promise<number[]> {
  const heard: number[] = [];
  for await (const { counted: count } of from.subscribe(COUNTED, { to })) heard.push(count);
  return heard;
}

it('hears each event, and ends with the subscription', async () => {
  expect(await counted()).toEqual([1, 2, 3]);
});

it('can be begun as another ends', async () => {
  const from = subscriber();
  async function* first(): AsyncGenerator<number> {
    for await (const { counted: count } of from.subscribe(COUNTED, { to: 1 })) yield count;
  }
  // A generator around a loop gives what the server sent last while we are yet to be told that it was the last.
  for await (const _ of first()) expect(await counted(from)).toEqual([1, 2, 3]);
});

it('asks for the token when the socket opens', async () => {
  expect(await counted(subscriber({ accessToken: () => Promise.resolve('ada') }))).toEqual([1, 2, 3]);
});

it('can be left while it waits', async () => {
  const before = waiting.open;
  const one = subscriber().subscribe(WAITING);
  const next = one.next();
  await until(() => waiting.open === before + 1);
  await one.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  await until(() => waiting.open === before);
});

it.each([
  [null, 'Send an access token as authorization in connection_init'],
  ['wrong', 'This access token is not valid, or has run out, or its session has ended. Get a new one with refreshSession'],
])('throws without a good token, at once and with the reason: %s', async (accessToken, message) => {
  await expect(counted(subscriber({ accessToken }))).rejects.toMatchObject({
    name: 'RequestFailed',
    code: 'UNAUTHENTICATED',
    message,
  });
});

it('throws what the server refuses', async () => {
  const asked = counted(subscriber(), 'x' as unknown as number);
  await expect(asked).rejects.toMatchObject({ name: 'RequestFailed', code: 'BAD_USER_INPUT', status: null });
});

it('says so where nobody is there, and where there is no WebSocket', async () => {
  await expect(counted(subscriber({ url: 'http://127.0.0.1:9/graphql' }))).rejects.toBeInstanceOf(NoAnswer);
  const { WebSocket: own } = globalThis as { WebSocket?: unknown };
  if (own === undefined) expect(() => subscriber({ webSocket: undefined })).toThrow('There is no WebSocket here.');
});

it('comes back with a fresh token when its own has run out', async () => {
  const ends = [new Date(Date.now() + 200), new Date(Date.now() + 600_000)];
  const brief = await openWeb({ ...options, expiryOf: () => ends.shift() ?? null });
  const tokens: string[] = [];
  const accessToken = () => {
    tokens.push('ada');
    return 'ada';
  };
  const before = waiting.open;
  const one = subscriber({ url: `${brief.url}/graphql`, accessToken }).subscribe(WAITING);
  const next = one.next();
  await until(() => tokens.length === 2 && waiting.open === before + 1);
  await one.return?.();
  await next;
  await brief.close();
});

it.each(['/graphql', '127.0.0.1:4000/graphql', 'ws://127.0.0.1/graphql'])('refuses at once what is no address: %s', (url) => {
  expect(() => subscriber({ url })).toThrow(`This is no address of an API: "${url}".`);
});
