import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * All fields that may be asked below this one: none is left out, and there may be some too many, since `@skip`, `@include` and which
 * fragment stands where are not looked at. For whoever reads ahead.
 */
export function fieldsBelow({ fieldNodes, fragments }: GraphQLResolveInfo): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  for (const { selectionSet } of [...fieldNodes, ...Object.values(fragments)]) addFields(selectionSet, fields);
  return fields;
}

function addFields(selectionSet: SelectionSetNode | undefined, fields: FieldNode[]): void {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) fields.push(selection);
    if (selection.kind !== Kind.FRAGMENT_SPREAD) addFields(selection.selectionSet, fields);
  }
}

export const namesOf = (fields: readonly FieldNode[]): ReadonlySet<string> => new Set(fields.map(({ name }) => name.value));
