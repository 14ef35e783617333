import * as client from '@firsthand/client';
import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
} from 'graphql';
import { costOf } from '../../server/platform/web/cost';
import { checkDocument } from '../../server/platform/web/documents';
import { createSchema } from '../../server/schema';

const schema = createSchema();
const texts = Object.entries(client).flatMap(([name, value]) =>
  name.endsWith('Document') ? [[name, String(value)] as const] : [],
);
const mutations = texts.filter(([, text]) => text.trim().startsWith('mutation'));

it.each(texts)('%s is within every limit', (_, text) => {
  const document = checkDocument(schema, text, true);
  if (Array.isArray(document)) throw document[0] as Error;
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  expect(costOf({ schema, document, operation, variables: { first: 20 } })).toBeLessThan(10_000);
});

/** The fields a selection asks of one type, its fragments written out. */
function asked(
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
    const on = schema.getType(fragment.typeCondition?.name.value ?? type.name);
    const isAsked = on === type || (isAbstractType(on) && schema.isSubType(on, type));
    return isAsked ? asked(fragment.selectionSet.selections, type, fragments) : [];
  });
}

it.each(mutations)('%s asks of each refusal all it tells', (_, text) => {
  const { definitions } = parse(text);
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!;
  const [root] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD) throw new Error('A mutation of the client asks for one field.');
  const result = getNamedType(schema.getMutationType()!.getFields()[root.name.value]!.type);
  if (!isAbstractType(result)) throw new Error('A mutation answers a union.');
  const refusals = schema.getPossibleTypes(result).filter((type) => type.getInterfaces().some(({ name }) => name === 'Problem'));
  expect(refusals).not.toEqual([]);
  for (const type of refusals) {
    const told = ['__typename', ...Object.keys(type.getFields())];
    expect([type.name, ...asked(root.selectionSet!.selections, type, fragments)]).toEqual(
      expect.arrayContaining([type.name, ...told]),
    );
  }
});
