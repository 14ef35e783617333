import { createSubscriber, NoAnswer, type TypedOperation } from '@firsthand/client';
import WebSocket from 'ws';
import { until } from '../support/database-program';
import { closeSocketServers, type Message, serverOf, serverThat, told, WAITING } from '../support/socket-server';

afterAll(closeSocketServers);

const refused = ({ id }: Message) => ({ id, type: 'error', payload: [{ message: 'no' }] });
const partly = ({ id }: Message) => ({ id, type: 'next', payload: { data: { waiting: 1 }, errors: [{ message: 'no' }] } });

it('ends where the end came before anybody asked', async () => {
  const { subscriber, hasNone } = await serverThat(({ id, type }) => (type === 'subscribe' ? { id, type: 'complete' } : null));
  const one = subscriber.subscribe(WAITING);
  await hasNone();
  expect(await one.next()).toEqual({ done: true, value: undefined });
});

it.each([
  ['refuses', refused],
  ['answers with errors beside its data', partly],
] as const)('throws, once, where the server %s before anybody asked, and closes its socket', async (_, answer) => {
  const { subscriber, hasNone } = await serverThat((message) => (message.type === 'subscribe' ? answer(message) : null));
  const one = subscriber.subscribe(WAITING);
  await hasNone();
  await expect(one.next()).rejects.toMatchObject({ name: 'RequestFailed', message: 'no' });
  expect(await one.next()).toEqual({ done: true, value: undefined });
});

it('throws where nobody was there before anybody asked', async () => {
  let closed = 0;
  class Watched extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      this.on('close', () => (closed += 1));
    }
  }
  const one = createSubscriber({ url: 'http://127.0.0.1:9/graphql', webSocket: Watched }).subscribe(WAITING);
  await until(() => closed === 1);
  await expect(one.next()).rejects.toBeInstanceOf(NoAnswer);
  expect(await one.next()).toEqual({ done: true, value: undefined });
});

const tellsThenRefuses: Parameters<typeof serverThat>[0] = (message, socket) => {
  if (message.type !== 'subscribe') return null;
  socket.send(JSON.stringify(told(message)));
  return refused(message);
};

it('tells nothing more once it is left, neither what came before nor how it ended', async () => {
  const { subscriber, hasNone } = await serverThat(tellsThenRefuses);
  const one = subscriber.subscribe(WAITING);
  await hasNone();
  await one.return?.();
  for (let times = 0; times < 2; times += 1) expect(await one.next()).toEqual({ done: true, value: undefined });
});

it('tells what came before the end first', async () => {
  const { subscriber, hasNone } = await serverThat(tellsThenRefuses);
  const one = subscriber.subscribe(WAITING);
  await hasNone();
  expect(await one.next()).toEqual({ done: false, value: { waiting: 1 } });
  await expect(one.next()).rejects.toMatchObject({ message: 'no' });
});

it('closes its socket after a subscription that failed and one that was left', async () => {
  const { seen, subscriber, hasNone } = await serverOf((message, socket, nth) => {
    if (nth === 1) socket.close(4403, 'not good');
    else if (message.type === 'connection_init') return { type: 'connection_ack' };
    else if (message.type === 'subscribe') return told(message);
    return null;
  });
  await expect(subscriber.subscribe(WAITING).next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  for await (const { waiting } of subscriber.subscribe(WAITING)) {
    expect(waiting).toBe(1);
    break;
  }
  await hasNone();
  expect(seen.sockets).toBe(2);
});

it('throws at once what cannot be written', async () => {
  const { seen, subscriber } = await serverThat(() => null);
  const asked = WAITING as unknown as TypedOperation<unknown, { to: bigint }>;
  expect(() => subscriber.subscribe(asked, { to: 1n })).toThrow(TypeError);
  expect(seen.sockets).toBe(0);
});

it('does not come back to a server that talks rubbish', async () => {
  const { seen, subscriber, hasNone } = await serverThat(({ type }) => (type === 'subscribe' ? 'rubbish' : null));
  await expect(subscriber.subscribe(WAITING).next()).rejects.toBeInstanceOf(Error);
  await hasNone();
  expect(seen.sockets).toBe(1);
});

it('does not come back without end to a server that closes as if all were done', async () => {
  const { seen, subscriber, hasNone } = await serverThat(({ type }, socket) => {
    if (type === 'subscribe') socket.close(1000);
    return null;
  });
  const both = [subscriber.subscribe(WAITING).next(), subscriber.subscribe(WAITING).next()];
  for (const one of both) await expect(one).rejects.toBeInstanceOf(NoAnswer);
  await hasNone();
  expect(seen.sockets).toBe(1);
});

it('does not ask again for a token that was refused, but where nobody answered', async () => {
  const failures = [new NoAnswer('No answer.'), new Error('This refresh token was used before.')];
  const given: (() => string)[] = [
    () => 'ada',
    ...failures.map((failure) => () => {
      throw failure;
    }),
  ];
  const accessToken = () => given.shift()!();
  const { subscriber } = await serverThat(
    ({ type }, socket) => {
      if (type === 'subscribe') socket.close(4403, 'The access token has ended');
      return null;
    },
    { accessToken },
  );
  await expect(subscriber.subscribe(WAITING).next()).rejects.toBe(failures[1]);
});

it.each([
  [4401, 'UNAUTHENTICATED'],
  [4403, 'UNAUTHENTICATED'],
  [4429, 'TOO_MANY_REQUESTS'],
])('throws what the server closes its socket with for good, and does not come back: %d', async (status, code) => {
  const { seen, subscriber, hasNone } = await serverOf((_, socket) => {
    socket.close(status, 'Not now.');
    return null;
  });
  const asked = subscriber.subscribe(WAITING).next();
  await expect(asked).rejects.toMatchObject({ name: 'RequestFailed', code, message: 'Not now.', status: null });
  await hasNone();
  expect(seen.sockets).toBe(1);
});

it('throws also what it closes it with on coming back', async () => {
  const { seen, subscriber } = await serverThat(({ type }, socket, nth) => {
    if (type === 'subscribe') socket.close(nth === 1 ? 1012 : 4429, 'Not now.');
    return null;
  });
  await expect(subscriber.subscribe(WAITING).next()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  expect(seen.sockets).toBe(2);
});

it('gives up a server that does not let in in time', async () => {
  const { subscriber, hasNone } = await serverOf(() => null, { timeout: 40 });
  const one = subscriber.subscribe(WAITING);
  await expect(one.next()).rejects.toMatchObject({ name: 'NoAnswer', isTimeout: true });
  await hasNone();
});

/** Each keeps its program from ending. */
const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

it('can be left while it comes back, and asks at once when it is wanted again', async () => {
  const { seen, subscriber, hasNone } = await serverThat((message, socket, nth) => {
    if (message.type !== 'subscribe') return null;
    if (nth === 1) socket.terminate();
    return nth === 1 ? null : told(message);
  });
  const before = timers();
  const left = subscriber.subscribe(WAITING);
  const next = left.next();
  await until(() => seen.answered === 2);
  await left.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  const again = subscriber.subscribe(WAITING);
  expect(await again.next()).toEqual({ done: false, value: { waiting: 1 } });
  await again.return?.();
  await hasNone();
  expect(timers()).toBe(before);
});
