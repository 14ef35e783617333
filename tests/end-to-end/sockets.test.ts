import { ADA, bareContext } from '../support/web-context';
import { waiting, webSchema } from '../support/web-schema';
import { until } from '../support/database-program';
import { openWeb, type WebTest } from '../support/web';

const BEA = { ...ADA, personId: '01890000-0000-7000-8000-00000000bea0', sessionId: 'bea-session' };
const viewers = { ada: ADA, bea: BEA };

let web: WebTest;
const contexts: object[] = [];
beforeAll(async () => {
  const contextFor = (asking: Parameters<typeof bareContext>[0]) => {
    const context = bareContext(asking);
    contexts.push(context);
    return context;
  };
  web = await openWeb({ schema: webSchema(), contextFor, viewers, origins: ['https://school.example.org'] });
});
afterAll(() => web.close());

describe('a subscription', () => {
  it('hears each event, and its end', async () => {
    const socket = web.socket();
    expect(await socket.signIn()).toEqual({ type: 'connection_ack' });
    const id = socket.subscribe('subscription ($to: Int!) { counted(to: $to) }', { to: 2 });
    expect([await socket.next(), await socket.next(), await socket.next()]).toEqual([
      { id, type: 'next', payload: { data: { counted: 1 } } },
      { id, type: 'next', payload: { data: { counted: 2 } } },
      { id, type: 'complete' },
    ]);
    socket.raw.close();
  });

  it('runs each event in a context of its own', async () => {
    const socket = web.socket();
    await socket.signIn();
    contexts.splice(0);
    socket.subscribe('subscription { counted(to: 3) }');
    for (let message; message?.type !== 'complete';) message = await socket.next();
    expect(new Set(contexts).size).toBe(4);
    socket.raw.close();
  });

  it('ends at its source when the client completes it, and when the socket goes', async () => {
    const socket = web.socket();
    await socket.signIn();
    const before = waiting.open;
    const id = socket.subscribe('subscription { waiting }');
    socket.subscribe('subscription { waiting }');
    await until(() => waiting.open === before + 2);
    socket.say({ type: 'complete', id });
    await until(() => waiting.open === before + 1);
    socket.raw.terminate();
    await until(() => waiting.open === before);
  });

  it('is told what is wrong with its variables, and what it may not have', async () => {
    const socket = web.socket();
    await socket.signIn();
    socket.subscribe('subscription ($to: Int!) { counted(to: $to) }', { to: 'x' });
    expect((await socket.next()).payload).toEqual({
      errors: [
        {
          message: expect.stringContaining('"$to" got invalid value'),
          locations: expect.any(Array),
          extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) },
        },
      ],
    });
    await socket.next();
    socket.subscribe('subscription { closed }');
    const refused = await socket.next();
    expect(JSON.stringify(refused)).toContain('"FORBIDDEN"');
    socket.raw.close();
  });
});

describe('a socket carries subscriptions only', () => {
  it.each(['{ hello }', 'mutation { rename(name: "x") }'])('so it refuses %s', async (query) => {
    const socket = web.socket();
    await socket.signIn();
    const id = socket.subscribe(query);
    expect(await socket.next()).toEqual({
      id,
      type: 'error',
      payload: [
        {
          message: 'Sockets carry subscriptions only. Send queries and mutations by POST to /graphql.',
          extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) },
        },
      ],
    });
    socket.raw.close();
  });

  it('and says so while the schema has none', async () => {
    const { buildSchema } = await import('graphql');
    const bare = await openWeb({ schema: buildSchema('type Query { hello: String }'), contextFor: bareContext, viewers });
    const socket = bare.socket();
    await socket.signIn();
    socket.subscribe('subscription { anything }');
    expect((await socket.next()).payload[0].message).toBe('There is nothing to subscribe to yet.');
    socket.raw.close();
    await bare.close();
  });
});

describe('who may open one', () => {
  it('refuses an origin that is not named, another address and another protocol', async () => {
    expect(await web.socket({ origin: 'https://stranger.example' }).refused).toBe(403);
    expect(await web.socket({ path: '/elsewhere' }).refused).toBe(404);
    expect(await web.socket({ protocol: 'graphql-ws' }).refused).toBe(400);
  });

  it('lets a named origin in', async () => {
    const socket = web.socket({ origin: 'https://school.example.org' });
    expect(await socket.signIn()).toEqual({ type: 'connection_ack' });
    socket.raw.close();
  });

  it.each([undefined, {}, { authorization: ' ' }, { authorization: 7 }])('closes 4403 without a token: %j', async (payload) => {
    const socket = web.socket();
    await socket.opened();
    socket.say({ type: 'connection_init', payload });
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Send an access token as authorization in connection_init' });
  });

  it('closes 4401 if a subscription comes before the token', async () => {
    const socket = web.socket();
    await socket.opened();
    socket.subscribe('subscription { waiting }');
    expect((await socket.closed).code).toBe(4401);
  });
});

describe('limits', () => {
  it('are 5 sockets a person, and a place is free again when one closes', async () => {
    const five = Array.from({ length: 5 }, () => web.socket());
    for (const socket of five) expect(await socket.signIn('bea')).toEqual({ type: 'connection_ack' });
    const sixth = web.socket();
    await sixth.signIn('bea');
    expect(await sixth.closed).toEqual({ code: 4429, reason: 'At most 5 sockets a person' });
    const other = web.socket();
    expect(await other.signIn('ada')).toEqual({ type: 'connection_ack' });
    five[0]!.raw.close();
    await five[0]!.closed;
    const again = web.socket();
    expect(await again.signIn('bea')).toEqual({ type: 'connection_ack' });
    for (const socket of [...five, other, again]) socket.raw.terminate();
  });

  it('are 20 operations a socket', async () => {
    const socket = web.socket();
    await socket.signIn();
    for (let count = 0; count < 20; count += 1) socket.subscribe('subscription { waiting }');
    const id = socket.subscribe('subscription { waiting }');
    const { payload, ...message } = await socket.next();
    expect(message).toEqual({ id, type: 'error' });
    expect(payload[0].extensions.code).toBe('TOO_MANY_REQUESTS');
    socket.raw.terminate();
  });

  it('end a socket that sends bytes, broken text or no JSON', async () => {
    for (const [data, code] of [
      [Buffer.from('x'), 1003],
      ['{', 4400],
    ] as const) {
      const socket = web.socket();
      await socket.signIn();
      socket.raw.send(data);
      expect((await socket.closed).code).toBe(code);
    }
  });

  it('let go of a reader that does not read, and keep little for it', async () => {
    const socket = web.socket();
    await socket.signIn();
    socket.raw.pause();
    web.logs.splice(0);
    const before = process.memoryUsage.rss();
    for (let count = 0; count < 20; count += 1) socket.subscribe('subscription { flooding }');
    await until(() => web.logs.some((line) => /"code":(1006|1013)/.test(line)));
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
    socket.raw.terminate();
  });
});

describe('the life of a socket', () => {
  const limits = { initWithin: 50, pingEvery: 40, lookEvery: 40 };

  it('ends if it does not say in time who it is', async () => {
    const quick = await openWeb({ schema: webSchema(), contextFor: bareContext, viewers, socketLimits: limits });
    expect((await quick.socket().closed).code).toBe(4408);
    await quick.close();
  });

  it('ends with its token', async () => {
    const expiryOf = () => new Date(Date.now() + 60);
    const brief = await openWeb({ schema: webSchema(), contextFor: bareContext, viewers, expiryOf });
    const socket = brief.socket();
    await socket.signIn();
    expect(await socket.closed).toEqual({ code: 4403, reason: 'The access token has ended; come back with a fresh one' });
    await brief.close();
  });

  it('ends with its session', async () => {
    const ended = new Set<string>();
    const endedSessions = (ids: readonly string[]) => Promise.resolve(ids.filter((id) => ended.has(id)));
    const looking = await openWeb({ schema: webSchema(), contextFor: bareContext, viewers, endedSessions, socketLimits: limits });
    const [ada, bea] = [looking.socket(), looking.socket()];
    await ada.signIn('ada');
    await bea.signIn('bea');
    ended.add('ada-session');
    expect(await ada.closed).toEqual({ code: 4403, reason: 'The session has ended' });
    expect(bea.raw.readyState).toBe(bea.raw.OPEN);
    await looking.close();
  });

  it('ends when pings stay unanswered', async () => {
    const pinging = await openWeb({
      schema: webSchema(),
      contextFor: bareContext,
      viewers,
      socketLimits: { ...limits, initWithin: 10_000 },
    });
    const [deaf, awake] = [pinging.socket(), pinging.socket()];
    await deaf.signIn();
    await awake.signIn('bea');
    deaf.raw.pong = () => undefined;
    expect((await deaf.closed).code).toBe(1006);
    expect(awake.raw.readyState).toBe(awake.raw.OPEN);
    await pinging.close();
  });

  it('is put off when the database cannot say who it is', async () => {
    const viewerOf = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const blind = await openWeb({ schema: webSchema(), contextFor: bareContext, viewerOf });
    const socket = blind.socket();
    await socket.signIn();
    expect((await socket.closed).code).toBe(1013);
    await blind.close();
  });
});
