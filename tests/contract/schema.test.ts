import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  getNamedType,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { createSchema } from '../../server/schema';

const schema = createSchema();
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (root): root is GraphQLObjectType => root != null,
);
const operations = roots.flatMap((root) => Object.values(root.getFields()));
const ours = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));

it('breaks nothing that was released', () => {
  const released = buildSchema(readFileSync('schema/released.graphql', 'utf8'));
  expect(findBreakingChanges(released, schema)).toEqual([]);
});

it.each(operations.map((operation) => [operation.name, operation] as const))('says who may call %s', (_name, operation) => {
  expect(operation.extensions.allow).toEqual(expect.arrayContaining([expect.any(String)]));
});

interface Part {
  readonly where: string;
  readonly description: string | null | undefined;
  /** Of a field or an argument. */
  readonly type?: GraphQLType;
}

const parts: readonly Part[] = [
  ...ours.flatMap(partsOf),
  ...schema
    .getDirectives()
    .filter((directive) => !isSpecifiedDirective(directive))
    .flatMap((directive) => withArguments(`@${directive.name}`, directive)),
];

function partsOf(type: GraphQLNamedType): Part[] {
  const self = roots.some(({ name }) => name === type.name) ? [] : [{ where: type.name, description: type.description }];
  const below = (part: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue) =>
    withArguments(`${type.name}.${part.name}`, part);
  if (isEnumType(type)) return [...self, ...type.getValues().flatMap(below)];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return self;
  return [...self, ...Object.values(type.getFields()).flatMap(below)];
}

function withArguments(where: string, part: Omit<Part, 'where'> & { readonly args?: readonly GraphQLArgument[] }): Part[] {
  const { description, type, args = [] } = part;
  return [
    { where, description, ...(type && { type }) },
    ...args.map((one) => ({ where: `${where}(${one.name})`, description: one.description, type: one.type })),
  ];
}

it('describes every type, field, argument, value and directive', () => {
  expect(parts.filter(({ description }) => !description).map(({ where }) => where)).toEqual([]);
});

it('writes descriptions in one style: no leading article, no full stop at the end', () => {
  expect(parts.filter(({ description }) => description != null && /^The |\.$/.test(description))).toEqual([]);
});

it('says of every instant that it is the timestamp of when something is', () => {
  const instants = parts.filter(({ type }) => type !== undefined && getNamedType(type).name === 'DateTime');
  expect(instants).not.toEqual([]);
  expect(instants.filter(({ description }) => description?.startsWith('Timestamp of when ') !== true)).toEqual([]);
});

it('answers every mutation with a union that can refuse', () => {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const named = getNamedType(mutation.type);
    if (!isUnionType(named)) throw new Error(`${mutation.name} does not answer with a union`);
    expect(named.getTypes().filter((type) => type.getInterfaces().some(({ name }) => name === 'Problem'))).not.toEqual([]);
    expect(mutation.args.map(({ name }) => name)).toEqual(['input']);
  }
});

it('pages every list at the root, and gives each connection its edges, nodes and position', () => {
  const connections = ours.filter((type): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection'));
  for (const connection of connections) {
    expect(Object.keys(connection.getFields()).sort()).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo']));
  }
  for (const operation of operations) {
    const inner = isNonNullType(operation.type) ? operation.type.ofType : operation.type;
    expect([operation.name, String(inner).startsWith('[')]).toEqual([operation.name, false]);
  }
});
