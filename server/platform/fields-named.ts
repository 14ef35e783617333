import { type GraphQLResolveInfo, visit } from 'graphql';

/**
 * Names of all fields that may be asked below this one: none is left out, and there may be some too many, since `@skip`, `@include` and
 * which fragment stands where are not looked at. For whoever reads ahead.
 */
export function fieldsNamed({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of [...fieldNodes, ...Object.values(fragments)])
    visit(node, {
      Field({ name }) {
        names.add(name.value);
      },
    });
  return names;
}
