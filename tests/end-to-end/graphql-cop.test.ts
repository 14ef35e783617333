import { getIntrospectionQuery } from 'graphql';
import { ADA, bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';
import { openWeb, type WebTest } from '../support/web';

/** The checks of graphql-cop 1.15, as it makes them, each of which must come away empty-handed. In production, where nothing is shown. */
const DOCUMENTS = {
  'alias overloading': `query { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`,
  'directive overloading': `query { __typename ${'@aa'.repeat(10)} }`,
  'circular introspection': `query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
  'a circular fragment': `query { ...A } fragment A on Query { __typename ...B } fragment B on Query { __typename ...A }`,
  'field duplication': `query { ${'__typename '.repeat(500)} }`,
  'field suggestions': `query { __schema { directive } }`,
  introspection: getIntrospectionQuery(),
  'an unhandled error': `qwerty cop { abc }`,
};

let web: WebTest;
beforeAll(async () => {
  web = await openWeb({ schema: webSchema(), contextFor: bareContext, viewers: { ada: ADA }, isProduction: true });
});
afterAll(() => web.close());

function expectNothingGained(errors: any[], data: unknown): void {
  expect(data).toBeUndefined();
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(6);
  for (const { message, extensions } of errors) {
    expect(message).not.toMatch(/Did you mean/);
    expect(Object.keys(extensions).sort()).toEqual(['code', 'requestId']);
    expect(extensions.code).toMatch(/^(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/);
  }
}

describe('graphql-cop over HTTP', () => {
  it.each(Object.entries(DOCUMENTS))('gains nothing by %s', async (_name, query) => {
    const { status, body } = await web.ask(query);
    expect(status).toBe(400);
    expectNothingGained(body.errors, body.data);
  });

  it('gains nothing by batches', async () => {
    const { status, body } = await web.send(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))));
    expect(status).toBe(400);
    expectNothingGained(body.errors, body.data);
  });

  it.each(['{__typename}', 'mutation { rename(name: "x") }'])('gains nothing by GET: %s', async (query) => {
    const { status, body } = await web.get(`/graphql?query=${encodeURIComponent(query)}`);
    expect(status).toBe(405);
    expectNothingGained(body.errors, body.data);
  });

  it('gains nothing by a form a browser may post anywhere', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, body } = await web.send('query=%7B__typename%7D', form);
    expect(status).toBe(415);
    expectNothingGained(body.errors, body.data);
  });

  it.each(['/graphiql', '/playground', '/console', '/graphql', '/'])('finds no GraphiQL at %s', async (path) => {
    const { status, body } = await web.get(path, { accept: 'text/html' });
    expect(status).toBeGreaterThanOrEqual(404);
    expect(JSON.stringify(body)).not.toMatch(/graphiql|playground/i);
  });

  it('finds no trace in an answer', async () => {
    const { body } = await web.ask('{ __typename }');
    expect(body).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('graphql-cop over a socket', () => {
  const overSocket = {
    ...DOCUMENTS,
    'alias overloading of a subscription': `subscription { ${Array.from({ length: 101 }, (_, index) => `a${index}:__typename`).join(' ')} }`,
    'directive overloading of a subscription': `subscription { counted(to: 1) ${'@aa'.repeat(10)} }`,
    'a circular fragment of a subscription': `subscription { ...A } fragment A on Subscription { ...B } fragment B on Subscription { ...A }`,
    'field duplication in a subscription': `subscription { item { ${'id '.repeat(480)} } }`,
    'field suggestions in a subscription': `subscription { item { nam } }`,
    'introspection by a subscription': `subscription { __schema { types { name } } }`,
    'a query': '{ hello }',
    'a mutation': 'mutation { rename(name: "x") }',
  };

  it.each(Object.entries(overSocket))('gains nothing by %s', async (_name, query) => {
    const socket = web.socket();
    await socket.signIn();
    const id = socket.subscribe(query);
    const { payload, ...message } = await socket.next();
    expect(message).toEqual({ id, type: 'error' });
    expectNothingGained(payload, undefined);
    socket.raw.terminate();
  });

  it('gains nothing by a batch: it ends the socket', async () => {
    const socket = web.socket();
    await socket.signIn();
    socket.say([{ type: 'subscribe', id: '1', payload: { query: 'subscription { counted(to: 1) }' } }]);
    expect((await socket.closed).code).toBe(4400);
  });
});
