import type { GraphQLObjectType } from 'graphql';
import { GivenUp } from '../../server/platform/breath';
import { openWeb, type WebTest } from '../support/web';
import { ADA, bareContext } from '../support/web-context';
import { webSchema } from '../support/web-schema';

const late = () => {
  throw new GivenUp();
};

/** Work that takes too long wherever work is done: for a query, before a subscription, and for an event of one. */
function lateSchema() {
  const schema = webSchema({
    'Query.slow': late,
    'Subscription.closed': late,
    'Mutation.rename': (_, { name }: { name: string }) => (name === 'late' ? late() : name),
    'Mutation.renameItem': () => ({ id: '1' }),
  });
  Object.assign((schema.getType('Item') as GraphQLObjectType).getFields().name!, { resolve: late });
  return schema;
}

let web: WebTest;
beforeAll(async () => {
  web = await openWeb({ schema: lateSchema(), contextFor: bareContext, viewers: { ada: ADA } });
});
afterAll(() => web.close());

const TOLD = {
  message:
    'This took too long and was given up. Ask for less at once, such as fewer students or fewer places, or ask again later.',
  locations: expect.any(Array),
  extensions: { code: 'TOO_MANY_REQUESTS', reason: 'TOOK_TOO_LONG', retryAfterSeconds: 30, requestId: expect.any(String) },
};
const faults = () => web.logs.filter((line) => line.includes('"fault"'));

describe('work that took too long', () => {
  it('is told from a fault of ours in the answer to a query', async () => {
    expect((await web.ask('{ slow }')).body).toMatchObject({ errors: [{ ...TOLD, path: ['slow'] }] });
    expect(faults()).toEqual([]);
  });

  it('is told so over a socket, before a subscription and in an event', async () => {
    const socket = web.socket();
    await socket.signIn();
    socket.subscribe('subscription { closed }');
    expect((await socket.next()).payload).toEqual({ errors: [{ ...TOLD, path: ['closed'] }] });
    expect((await socket.next()).type).toBe('complete');
    socket.subscribe('subscription { item { name } }');
    expect((await socket.next()).payload).toMatchObject({ errors: [{ ...TOLD, path: ['item', 'name'] }] });
    expect(faults()).toEqual([]);
    socket.raw.close();
  });

  it('invites nobody to make a change again that may have been made', async () => {
    const changes = [
      'mutation { renameItem { name } }',
      'mutation { renameItem { id } rename(name: "late") }',
      'mutation { ...both } fragment both on Mutation { renameItem { id } rename(name: "late") }',
    ];
    for (const change of changes) {
      const { errors } = (await web.ask(change)).body as { errors: { message: string; extensions: object }[] };
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ message: `${TOLD.message} Look first whether the change was made.` });
      expect(errors[0]?.extensions).not.toHaveProperty('retryAfterSeconds');
    }
  });

  it('says when to make a change again that was not begun', async () => {
    for (const change of ['mutation { rename(name: "late") }', 'mutation { __typename rename(name: "late") }'])
      expect((await web.ask(change)).body).toMatchObject({ errors: [{ ...TOLD, path: ['rename'] }] });
  });
});
