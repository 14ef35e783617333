import { readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  getNamedType,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
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

it('describes every type, field, argument and value', () => {
  expect(ours.flatMap(undescribed)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): string[] {
  const isRoot = roots.some(({ name }) => name === type.name);
  const bare = type.description || isRoot ? [] : [type.name];
  if (isEnumType(type)) return [...bare, ...type.getValues().flatMap((value) => undescribedIn(type.name, value))];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return bare;
  return [...bare, ...Object.values(type.getFields()).flatMap((field) => undescribedIn(type.name, field))];
}

function undescribedIn(type: string, field: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue): string[] {
  const fields = [
    field,
    ...('args' in field ? field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })) : []),
  ];
  return fields.filter(({ description }) => !description).map(({ name }) => `${type}.${name}`);
}

it('writes descriptions in one style: no leading article, no full stop at the end', () => {
  const described = ours.flatMap((type) => [
    type.description,
    ...(isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).map(({ description }) => description)
      : []),
  ]);
  expect(described.filter((text) => text != null && /^The |\.$/.test(text))).toEqual([]);
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
