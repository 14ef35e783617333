import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  GraphQLError,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** Most objects one operation may ask for. */
export const MOST_NODES = 10_000;

/** Objects in a list that says nothing of its length. */
const ASSUMED = 10;

/** Name of the extension that says how many objects the work of a field is worth. */
export const WORK = 'work';

/** Arguments that say how long the list inside is. */
const LENGTHS = new Set(['first', 'size']);

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As sent, not yet checked. */
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * The most objects an operation can make the server answer: one for each field with fields of its own, times the lengths of
 * the lists around it (`first`, from the document, the variables or the schema's default). Both branches of `edges` and
 * `nodes`, and all types of a union, are charged. Only for documents within the document limits, which bound its own work.
 */
export function costOf({ schema, document, operation, variables }: Asked): number {
  const root = schema.getRootType(operation.operation);
  if (root == null) return 0;
  return new Charge(schema, document, lengthsOf(operation, variables ?? {})).selections(operation.selectionSet, root.name, null);
}

/** Refuses an operation that may ask for too much, saying what it would be charged; otherwise answers the charge. */
export function charge(asked: Asked): number {
  const cost = costOf(asked);
  if (cost <= MOST_NODES) return cost;
  const extensions = { code: 'BAD_USER_INPUT', cost: { charged: cost, limit: MOST_NODES }, http: { status: 400 } };
  throw new GraphQLError(
    `This may ask for ${cost} objects at once, more than ${MOST_NODES}. Lower \`first\`, above all of the outer lists, or leave inner lists out.`,
    { nodes: asked.operation, extensions },
  );
}

/** Numbers the variables stand for: what was sent, else the operation's default. */
function lengthsOf(operation: OperationDefinitionNode, sent: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(
    (operation.variableDefinitions ?? []).map(({ variable: { name }, defaultValue }) => [
      name.value,
      sent[name.value] ?? (defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined),
    ]),
  );
}

class Charge {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: ReadonlyMap<string, unknown>,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** Cost of the selections for one object; `length` is that of the lists directly in it, if the field above said. */
  selections({ selections }: SelectionSetNode, typeName: string, length: number | null): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        cost += this.field(selection, typeName, length);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += this.selections(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, length);
      } else {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) cost += this.selections(fragment.selectionSet, fragment.typeCondition.name.value, length);
      }
    }
    return cost;
  }

  private field(node: FieldNode, typeName: string, length: number | null): number {
    const parent = this.schema.getType(typeName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return 0;
    const type = getNamedType(field.type);
    if (node.selectionSet === undefined || !isCompositeType(type)) return workOf(field);
    const own = this.lengthSaid(node, field);
    if (!isListType(getNullableType(field.type))) return 1 + workOf(field) + this.selections(node.selectionSet, type.name, own);
    return workOf(field) + (own ?? length ?? ASSUMED) * (1 + this.selections(node.selectionSet, type.name, null));
  }

  private lengthSaid(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const argument = field.args.find(({ name }) => LENGTHS.has(name));
    if (argument === undefined) return null;
    const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
    const said = given === undefined ? undefined : this.valueOf(given);
    return Math.max(0, numberOr(said, numberOr(argument.defaultValue, ASSUMED)));
  }

  private valueOf(value: ValueNode): unknown {
    if (value.kind === Kind.VARIABLE) return this.variables.get(value.name.value);
    return value.kind === Kind.INT ? Number(value.value) : undefined;
  }
}

/** What a field that takes much work to answer says it costs besides (`@Work`). */
function workOf({ extensions }: GraphQLField<unknown, unknown>): number {
  return numberOr(extensions[WORK], 0);
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && !Number.isNaN(value) ? value : otherwise;
