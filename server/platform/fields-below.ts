import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Asked = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

/**
 * All fields that may be asked below this one: none is left out, and there may be some too many, since for which types fragments are is
 * not looked at. For whoever reads ahead.
 */
export function fieldsBelow({ fieldNodes, ...asked }: Asked & Pick<GraphQLResolveInfo, 'fieldNodes'>): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<SelectionSetNode>();
  for (const { selectionSet } of fieldNodes) addFields(selectionSet, asked, { fields, seen });
  return fields;
}

/** A set is looked at once, however many ways lead to it. */
function addFields(
  set: SelectionSetNode | undefined,
  asked: Asked,
  found: { readonly fields: FieldNode[]; readonly seen: Set<SelectionSetNode> },
): void {
  if (set === undefined || found.seen.has(set)) return;
  found.seen.add(set);
  for (const selection of set.selections) {
    if (!isAsked(selection, asked)) continue;
    if (selection.kind === Kind.FIELD) found.fields.push(selection);
    addFields(setBelow(selection, asked), asked, found);
  }
}

const setBelow = (selection: SelectionNode, { fragments }: Asked): SelectionSetNode | undefined =>
  selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;

const isAsked = (selection: SelectionNode, { variableValues }: Asked): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if !== false;

export const namesOf = (fields: readonly FieldNode[]): ReadonlySet<string> => new Set(fields.map(({ name }) => name.value));

/** Whether of what stands behind a field nothing is asked but its id, which who answers the field knows without reading it. */
export const isIdEnough = ({ selectionSet }: FieldNode): boolean =>
  selectionSet?.selections.every(
    (selection) => selection.kind === Kind.FIELD && (selection.name.value === 'id' || selection.name.value === '__typename'),
  ) === true;
