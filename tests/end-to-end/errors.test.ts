import { GraphQLError } from 'graphql';
import type { ServerContext } from '../../server/platform/web/answering';
import { Fault } from '../../server/platform/faults';
import { ADA, bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb, type WebTest } from '../support/web';

let web: WebTest;
const audit = { write: () => Promise.resolve() };
beforeAll(async () => {
  const contextFor = (asking: Parameters<typeof bareContext>[0]): ServerContext => ({
    ...bareContext(asking),
    writeAudit: () => audit.write(),
  });
  web = await openWeb({ schema: webSchema(), contextFor, viewers: { ada: ADA } });
});
afterAll(() => web.close());
beforeEach(() => web.logs.splice(0));

const THROW = 'query Named($kind: String!) { throws(kind: $kind) }';
const errorOf = async (kind: string, headers = {}) => (await web.ask(THROW, { kind }, headers)).body.errors[0];
const faults = () => web.logs.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'fault');

it('tells the faults a client may know, with their code', async () => {
  const told = await errorOf('missing');
  expect(told).toMatchObject({ message: 'No school with this id.', path: ['throws'], extensions: { code: 'NOT_FOUND' } });
  expect(faults()).toEqual([]);
});

it('masks everything else, and logs it once under the id it tells', async () => {
  const told = await errorOf('bug');
  expect(told.extensions).toEqual({ code: 'INTERNAL', requestId: expect.any(String) });
  expect(told.message).toBe(
    `Something went wrong on our side. It has been noted; name request ${told.extensions.requestId} if you ask for help.`,
  );
  expect(faults()).toEqual([
    expect.objectContaining({
      requestId: told.extensions.requestId,
      error: expect.objectContaining({ kind: 'TypeError', message: 'Cannot read … of undefined', at: expect.any(Array) }),
    }),
  ]);
});

it.each([
  ['unreachable', 'The database cannot be reached, or is too busy, just now. Try again in a few seconds.'],
  ['late', 'This took too long and was given up. Ask for less at once, or try again in a few seconds.'],
])('says what to do when the database is %s', async (kind, message) => {
  expect(await errorOf(kind)).toMatchObject({ message, extensions: { code: 'INTERNAL' } });
});

it('tells no viewer to sign in, and a viewer without the right that it is forbidden', async () => {
  expect((await errorOf('unauthorised')).extensions.code).toBe('UNAUTHENTICATED');
  expect((await errorOf('unauthorised', { authorization: 'Bearer ada' })).extensions.code).toBe('FORBIDDEN');
});

it('takes a wrong token as nobody', async () => {
  expect((await web.ask('{ me }', {}, { authorization: 'Bearer ada' })).body.data.me).toBe(ADA.personId);
  expect((await web.ask('{ me }', {}, { authorization: 'Bearer wrong' })).body.data.me).toBeNull();
});

it('gives no answer whose audit trail could not be written', async () => {
  audit.write = () => Promise.reject(new Error('disk full'));
  const { status, body } = await web.ask('{ hello }');
  audit.write = () => Promise.resolve();
  expect(status).toBe(500);
  expect(body.data).toBeUndefined();
  expect(body.errors[0].extensions.code).toBe('INTERNAL');
  expect(faults()[0].error.message).toBe('disk full');
});

it.each([
  [new Fault('UNAUTHENTICATED', 'This token has ended.'), 401, 'UNAUTHENTICATED', 'This token has ended.'],
  [new Fault('TOO_MANY_REQUESTS', 'Wait a minute.'), 429, 'TOO_MANY_REQUESTS', 'Wait a minute.'],
  [new GraphQLError('of ours'), 500, 'INTERNAL', expect.stringContaining('Something went wrong')],
  [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    503,
    'INTERNAL',
    expect.stringContaining('database cannot be reached'),
  ],
])('tells what went wrong before the operation: %s', async (thrown, status, code, message) => {
  const viewerOf = () => Promise.reject(thrown);
  const failing = await openWeb({ schema: webSchema(), contextFor: bareContext, viewerOf });
  const answer = await failing.ask('{ hello }');
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({
    errors: [{ message, extensions: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } }],
  });
  await failing.close();
});

describe('the log', () => {
  it('has one line an operation: its name and kind, who asked, how long it took and what went wrong', async () => {
    await web.ask(THROW, { kind: 'missing' }, { authorization: 'Bearer ada' });
    expect(web.logs.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId: expect.any(String),
        personId: ADA.personId,
        kind: 'query',
        operation: 'Named',
        ms: expect.any(Number),
        codes: ['NOT_FOUND'],
        msg: 'operation',
      },
    ]);
  });

  it('has a line for a request that never became an operation', async () => {
    await web.send('{}');
    expect(web.logs.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'refused', codes: ['BAD_USER_INPUT'] }),
    ]);
  });

  it('holds nothing of what people sent, were sent, or of what errors quote', async () => {
    const canaries = { name: 'Canary Canterbury', colour: 'canary' };
    const headers = { authorization: 'Bearer canary-token', cookie: 'canary=1', 'x-request-id': 'canary-request-id' };
    await web.ask('query ($name: String, $colour: Colour) { hello(name: $name, colour: $colour) }', canaries, headers);
    await web.ask('mutation ($name: String!) { rename(name: $name) }', canaries, headers);
    await web.ask('{ canary(name: "Canary") }', {}, headers);
    await web.send('{"canary": ', { 'content-type': 'application/json', ...headers });
    await web.get('/graphql?query={canary}');
    for (const kind of ['bug', 'database']) await errorOf(kind);
    expect(web.logs.length).toBeGreaterThanOrEqual(6);
    expect(web.logs.join('').toLowerCase()).not.toContain('canary');
    expect(faults().at(-1).error).toMatchObject({ code: '23505', constraint: 'account_email_once' });
  });
});
