import { buildSchema, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { Fault } from '../../server/platform/faults';

type Resolve = NonNullable<GraphQLFieldConfig<any, any>['resolve']>;

const SDL = `
  enum Colour { RED GREEN }
  type Query {
    hello(name: String, colour: Colour): String!
    numbers(of: [Int!]!): Int!
    me: String
    item: Item!
    items(first: Int = 20): ItemConnection!
    slow: String!
    throws(kind: String!): String!
  }
  type Item { id: ID! name: String! children(first: Int = 20): ItemConnection! parts: [Item!]! }
  type ItemConnection { nodes: [Item!]! edges: [ItemEdge!]! }
  type ItemEdge { node: Item! cursor: String! }
  type Mutation { rename(name: String!): String! renameItem: Item! }
  type Subscription { counted(to: Int!): Int! waiting: Int! flooding: String! item: Item! closed: Int! }
`;

const item = { id: '1', name: 'Ada', parts: [], children: { nodes: [], edges: [] } };

/** A small schema for tests of the web surface: it has what one would attack. */
export function webSchema(resolvers: Readonly<Record<string, Resolve>> = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  const all: Record<string, Resolve> = { ...RESOLVERS, ...resolvers };
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of types) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const resolve = all[`${type!.name}.${field.name}`];
      if (resolve === undefined) continue;
      if (type === schema.getSubscriptionType()) Object.assign(field, { subscribe: resolve, resolve: (event: unknown) => event });
      else Object.assign(field, { resolve });
    }
  }
  return schema;
}

const RESOLVERS: Record<string, Resolve> = {
  'Query.hello': (_, { name }: { name?: string }) => `Hello ${name ?? 'you'}`,
  'Query.numbers': (_, { of }: { of: number[] }) => of.length,
  'Query.me': (_, __, { viewer }: { viewer: { personId: string } | null }) => viewer?.personId ?? null,
  'Query.item': () => item,
  'Query.items': () => ({ nodes: [item], edges: [{ node: item, cursor: '1' }] }),
  'Query.slow': () => new Promise((resolve) => setTimeout(resolve, 60_000, 'late').unref()),
  'Query.throws': (_, { kind }: { kind: string }) => {
    throw ERRORS[kind] ?? new Error('unknown');
  },
  'Mutation.renameItem': () => item,
  'Mutation.rename': (_, { name }: { name: string }) => name,
  'Subscription.counted': async function* (_, { to }: { to: number }) {
    for (let count = 1; count <= to; count += 1) yield await Promise.resolve(count);
  },
  'Subscription.waiting': () => waitingFor(),
  'Subscription.flooding': async function* () {
    for (;;) yield await Promise.resolve('x'.repeat(64 * 1024));
  },
  'Subscription.item': async function* () {
    yield await Promise.resolve(item);
  },
  'Subscription.closed': () => {
    throw new Fault('FORBIDDEN', 'Not for you.');
  },
};

/** How many subscriptions to `waiting` are open; none of them hears anything, and each must end all the same. */
export const waiting = { open: 0 };

function waitingFor(): AsyncGenerator<never> {
  waiting.open += 1;
  let end: (result: IteratorResult<never>) => void;
  const ended = new Promise<IteratorResult<never>>((resolve) => {
    end = resolve;
  });
  const iterator = {
    next: () => ended,
    return: () => {
      waiting.open -= 1;
      end({ done: true, value: undefined });
      return ended;
    },
    throw: () => ended,
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return iterator as AsyncGenerator<never>;
}

const ERRORS: Readonly<Record<string, Error>> = {
  bug: new TypeError('Cannot read "Canary Canterbury" of undefined'),
  missing: new Fault('NOT_FOUND', 'No school with this id.'),
  unauthorised: Object.assign(new Fault('FORBIDDEN', 'Access denied!'), { extensions: { code: 'UNAUTHORIZED' } }),
  database: Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'account_email_once',
    detail: 'Key (email_normalised)=(canary@canterbury.example) already exists.',
  }),
  unreachable: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  late: Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
};
