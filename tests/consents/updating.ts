import type { Viewer } from '../../server/platform/access';
import type { World } from '../support/world';

export const UPDATE = `mutation ($input: UpdateMatchingConsentInput!) { updateMatchingConsent(input: $input) {
  __typename
  ... on MatchingConsentUpdated { consent { kind value mayBeUsed mayBeShown } student { id }
    roleModel { id shownTraits { kind value } } }
  ... on Problem { code message }
  ... on InvalidInput { fields { path message } } } }`;

/** Ways to ask for a change of consent, by default to a town; `world` is asked for late, when it is open. */
export function updating(world: () => World) {
  const update = async (viewer: Viewer, input: object) =>
    world().ask(viewer, UPDATE, { input: { kind: 'TOWN', value: 'NE1', ...input } });
  return {
    update,
    /** Paths of the fields it is refused for. */
    fieldsOf: async (viewer: Viewer, input: object): Promise<string[]> => {
      const { data, errors } = await update(viewer, input);
      expect(errors).toBeUndefined();
      expect(data.updateMatchingConsent.__typename).toBe('InvalidInput');
      return data.updateMatchingConsent.fields.map((field: { path: string[] }) => field.path.join('.'));
    },
    refusalOf: async (viewer: Viewer, input: object) => (await update(viewer, input)).errors?.[0]?.extensions.code,
  };
}
