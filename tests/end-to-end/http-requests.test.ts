import { request as httpRequest } from 'node:http';
import { bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb, type WebTest } from '../support/web';

let web: WebTest;
beforeAll(async () => {
  web = await openWeb({ schema: webSchema(), contextFor: bareContext, origins: ['https://school.example.org'] });
});
afterAll(() => web.close());

const HELLO = JSON.stringify({ query: '{ hello }' });
const JSON_TYPE = { 'content-type': 'application/json' };

function expectRefusal(answer: { status: number; body: any }, status: number, message: RegExp, code = 'BAD_USER_INPUT'): void {
  expect(answer.status).toBe(status);
  expect(answer.body.errors[0].message).toMatch(message);
  expect(answer.body.errors[0].extensions).toEqual({ code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer.body.data).toBeUndefined();
}

it('answers a query, with its request id and closed headers', async () => {
  const { status, body, headers } = await web.send(HELLO);
  expect({ status, data: body.data }).toEqual({ status: 200, data: { hello: 'Hello you' } });
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

it('refuses a subscription, and says where it is heard', async () => {
  expectRefusal(await web.ask('subscription { counted(to: 3) }'), 400, /by WebSocket/);
  expect(web.logs.filter((line) => line.includes('"fault"'))).toEqual([]);
});

describe('a body that is not what we take', () => {
  it('refuses broken JSON', async () => {
    expectRefusal(await web.send('{ "query": '), 400, /not valid JSON/);
  });

  it('refuses an empty body', async () => {
    expectRefusal(await web.send(''), 400, /body/i);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'text/json',
  ])('refuses %s', async (type) => {
    expectRefusal(await web.send('query={hello}', { 'content-type': type }), 415, /Send JSON/);
  });

  it('refuses another encoding', async () => {
    const type = { 'content-type': 'application/json; charset=iso-8859-1' };
    expectRefusal(await web.send(HELLO, type), 415, /UTF-8/);
  });

  it('refuses bytes that are not UTF-8', async () => {
    expectRefusal(await web.send(Buffer.from('{"query":"{ hello }\xff"}', 'latin1')), 400, /not valid UTF-8/);
  });

  it.each(['utf-8', 'UTF-8', '"utf8"'])('takes charset %s', async (charset) => {
    expect((await web.send(HELLO, { 'content-type': `application/json; charset=${charset}` })).status).toBe(200);
  });

  it('refuses a megabyte, announced or not', async () => {
    const million = JSON.stringify({ query: '{ hello }', variables: { name: 'x'.repeat(1024 * 1024) } });
    expect(await sendRaw(million, { 'content-length': String(million.length) })).toBe(413);
    expect(await sendRaw(million, { 'transfer-encoding': 'chunked' })).toBe(413);
  });

  it('takes emoji and right-to-left names as they are', async () => {
    const { body } = await web.ask('query ($name: String) { hello(name: $name) }', { name: 'نور 👩‍🔬' });
    expect(body.data.hello).toBe('Hello نور 👩‍🔬');
  });

  it.each([
    '[]',
    'null',
    '7',
    '"x"',
    '{}',
    '{"query":7}',
    '{"query":"{hello}","variables":"x"}',
    '{"query":"{hello}","extensions":[]}',
  ])('refuses %s as a request', async (text) => {
    expectRefusal(await web.send(text), 400, /./);
  });

  it('refuses keys that would reach into prototypes', async () => {
    expectRefusal(await web.send('{"query":"{hello}","__proto__":{"x":1}}'), 400, /not valid JSON/);
  });
});

it('answers GET with 405, and an unknown address with 404', async () => {
  const get = await web.get('/graphql?query={hello}', { 'apollo-require-preflight': 'yes' });
  expectRefusal(get, 405, /POST/);
  expect(get.headers.get('allow')).toBe('POST');
  expectRefusal(await web.get('/nothing'), 404, /nothing here/, 'NOT_FOUND');
});

it('gives up what takes too long, and says what to do', async () => {
  const hasty = await openWeb({ schema: webSchema(), contextFor: bareContext, patience: 50, drain: 50 });
  const { status, body } = await hasty.ask('{ slow }');
  const [{ message, extensions }] = body.errors;
  expect([status, body.data]).toEqual([429, undefined]);
  expect(extensions).toEqual({
    ...{ code: 'TOO_MANY_REQUESTS', reason: 'TOOK_TOO_LONG' },
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(message).toBe(
    'This took too long, and its answer was given up. Ask for less at once, or ask again later. If it was a change, look first whether it was made.',
  );
  expect(hasty.logs.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 'warn',
      msg: 'refused',
      codes: ['TOO_MANY_REQUESTS'],
      reason: 'TOOK_TOO_LONG',
      ms: expect.any(Number),
    }),
  ]);
  await hasty.close();
});

it('tells what is wrong with a document', async () => {
  expectRefusalAt(await web.ask('{ hello'), 'GRAPHQL_PARSE_FAILED', /Syntax Error/);
  expectRefusalAt(await web.ask('{ helo }'), 'GRAPHQL_VALIDATION_FAILED', /Did you mean "hello"/);
  expectRefusalAt(
    await web.ask('query ($name: String!) { hello(name: $name) }', {}),
    'BAD_USER_INPUT',
    /"\$name" of required type/,
  );
  expectRefusalAt(await web.ask('query A { hello } query B { hello }'), 'BAD_USER_INPUT', /operation name/);
});

function expectRefusalAt({ status, body }: { status: number; body: any }, code: string, message: RegExp): void {
  expect(status).toBe(400);
  expect(body.errors[0].extensions).toMatchObject({ code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(body.errors[0].message).toMatch(message);
}

it('says in development what an operation was charged', async () => {
  const { body } = await web.ask('{ items(first: 5) { nodes { id } } }');
  expect(body.extensions).toEqual({ cost: { charged: 6, limit: 10_000 } });
});

describe('pages of other origins', () => {
  it('may read the answer if they are named, or of this machine in development', async () => {
    for (const origin of ['https://school.example.org', 'http://localhost:5173'])
      expect((await web.send(HELLO, { ...JSON_TYPE, origin })).headers.get('access-control-allow-origin')).toBe(origin);
    const stranger = await web.send(HELLO, { ...JSON_TYPE, origin: 'https://stranger.example' });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are told by a preflight what they may send', async () => {
    const response = await fetch(`${web.url}/graphql`, { method: 'OPTIONS', headers: { origin: 'https://school.example.org' } });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});

describe('request ids', () => {
  it('are ours unless a trusted proxy sends a sane one', async () => {
    const given = { ...JSON_TYPE, 'x-request-id': 'proxy-id-12345' };
    expect((await web.send(HELLO, given)).headers.get('x-request-id')).not.toBe('proxy-id-12345');
    const behind = await openWeb({ schema: webSchema(), contextFor: bareContext, trustProxy: 1 });
    expect((await behind.send(HELLO, given)).headers.get('x-request-id')).toBe('proxy-id-12345');
    const odd = await behind.send(HELLO, { ...JSON_TYPE, 'x-request-id': '{"level":"fatal"}' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    await behind.close();
  });
});

describe('health', () => {
  it('lives, and is ready when nothing stands in the way', async () => {
    expect((await web.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await web.get('/readyz')).body).toEqual({ status: 'ready' });
  });

  it('says what stands in the way', async () => {
    const because = 'The database cannot be reached.';
    const unready = await openWeb({ schema: webSchema(), contextFor: bareContext, readiness: () => Promise.resolve(because) });
    const { status, body } = await unready.get('/readyz');
    expect({ status, body }).toEqual({ status: 503, body: { status: 'not ready', because } });
    await unready.close();
  });
});

/** The status of a POST, also if the server does not wait for the whole of it. */
function sendRaw(body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${web.url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, ...headers } }, (response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
