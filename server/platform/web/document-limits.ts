import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValidationContext,
} from 'graphql';

/** How large one document may be. Generous for pages people read, far below what hurts. */
export const LIMITS = { aliases: 30, directives: 10, rootFields: 20, fields: 250, depth: 10 } as const;

type Count = keyof typeof LIMITS;
type Counts = Readonly<Record<Count, number>>;

const NONE: Counts = { aliases: 0, directives: 0, rootFields: 0, fields: 0, depth: 0 };

const PROBLEMS: Readonly<Record<Count, string>> = {
  aliases: `uses more than ${LIMITS.aliases} aliases. Ask for fewer things under other names, or send several requests.`,
  directives: `uses more than ${LIMITS.directives} directives. Leave some out.`,
  rootFields: `asks for more than ${LIMITS.rootFields} root fields. Send several requests.`,
  fields: `selects more than ${LIMITS.fields} fields. Select fewer, or send several requests.`,
  depth: `is nested more than ${LIMITS.depth} deep. Ask for the inner objects in a second request.`,
};

/**
 * The rule about a document's size, counted as if every fragment were written out where it is spread. Linear: each
 * definition is walked once. How deep `__schema` and `__type` go is left to graphql's own rule, which knows their lists.
 */
export const documentLimits = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    for (const problem of oversize(document)) context.reportError(problem);
    return false;
  },
});

/** What is too large about a document. Ask before validating it: one of graphql's rules takes time that grows with the square of the fields. */
export function oversize(document: DocumentNode): GraphQLError[] {
  const counting = new Counting(document);
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? problemsOf(counting.operation(definition)).map((problem) => new GraphQLError(problem, { nodes: definition }))
      : [],
  );
}

const problemsOf = (counts: Counts): string[] =>
  (Object.keys(LIMITS) as Count[])
    .filter((count) => counts[count] > LIMITS[count])
    .map((count) => `This document ${PROBLEMS[count]}`);

/** Sums over definitions; a fragment is counted once and remembered, so a bomb of fragments costs nothing here. */
class Counting {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly counted = new Map<string, Counts>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  operation({ selectionSet, directives = [], variableDefinitions = [] }: OperationDefinitionNode): Counts {
    const onVariables = variableDefinitions.flatMap((definition) => definition.directives ?? []);
    return together(this.all(selectionSet.selections), { ...NONE, directives: directives.length + onVariables.length });
  }

  private all(selections: readonly SelectionNode[]): Counts {
    return selections.map((selection) => this.one(selection)).reduce(together, NONE);
  }

  private one(selection: SelectionNode): Counts {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) return together(this.fragment(selection.name.value), { ...NONE, directives });
    const inside = this.all(selection.selectionSet?.selections ?? []);
    if (selection.kind === Kind.INLINE_FRAGMENT) return together(inside, { ...NONE, directives });
    const isIntrospection = /^__(schema|type)$/.test(selection.name.value);
    return {
      aliases: inside.aliases + (selection.alias === undefined ? 0 : 1),
      directives: inside.directives + directives,
      rootFields: 1,
      fields: inside.fields + 1,
      depth: isIntrospection ? 1 : inside.depth + 1,
    };
  }

  /** Inside its own spread a fragment counts nothing: graphql refuses such cycles by itself. */
  private fragment(name: string): Counts {
    const known = this.counted.get(name);
    if (known !== undefined) return known;
    this.counted.set(name, NONE);
    const { selectionSet, directives = [] } = this.fragments.get(name) ?? {};
    const counts = together(this.all(selectionSet?.selections ?? []), { ...NONE, directives: directives.length });
    this.counted.set(name, counts);
    return counts;
  }
}

const together = (one: Counts, other: Counts): Counts => ({
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  rootFields: one.rootFields + other.rootFields,
  fields: one.fields + other.fields,
  depth: Math.max(one.depth, other.depth),
});
