import { createServices } from '../../server/composition';
import type { MeetingResponse } from '../../server/matching/learning.types';
import type { Viewer } from '../../server/platform/access';
import { AuditTrail } from '../../server/platform/audit';
import { openWorld } from '../support/world';

const EACH = `interest background counterStereotype variety attainability`;
const CHANGE = `id reason madeAt madeBy undoes before { ${EACH} } after { ${EACH} }
  explanation { responses summary criteria { criterion before after summary } undo }`;
const NOW = `version areDefaults current { ${EACH} } defaults { ${EACH} }`;
const READ = `query R($id: ID!, $first: Int! = 20, $after: String) { school(id: $id) { matchingWeights { ${NOW}
  history(first: $first, after: $after) { nodes { ${CHANGE} } pageInfo { hasNextPage endCursor } } } } }`;
const SET = `mutation S($input: SetMatchingWeightsInput!) { setMatchingWeights(input: $input) { __typename
  ... on MatchingWeightsSet { matchingWeights { ${NOW} } change { ${CHANGE} } }
  ... on StaleMatchingWeights { code message matchingWeights { ${NOW} } }
  ... on InvalidInput { fields { path message } } } }`;
const UNDO = `mutation U($input: UndoMatchingWeightsInput!) { undoMatchingWeights(input: $input) { __typename
  ... on MatchingWeightsUndone { matchingWeights { ${NOW} } change { ${CHANGE} } }
  ... on StaleMatchingWeights { code matchingWeights { ${NOW} } } ... on NothingToUndo { code message } } }`;

export const DEFAULTS = { interest: 0.4, background: 0.2, counterStereotype: 0.2, variety: 0.1, attainability: 0.1 };
export const OWN = { interest: 0.1, background: 0.1, counterStereotype: 0.6, variety: 0.1, attainability: 0.1 };

/** A world in which schools weigh, with what its careers leaders ask. */
export async function openWeighing() {
  const world = await openWorld();
  const asked = async (viewer: Viewer, text: string, variables: object) => {
    const { data, errors } = await world.ask(viewer, text, { ...variables });
    expect(errors).toBeUndefined();
    return data;
  };
  return {
    world,
    async school() {
      const schoolId = await world.plant.school();
      return { schoolId, leader: await world.plant.viewer('CAREERS_LEADER', { schoolId }) };
    },
    read: async (viewer: Viewer, schoolId: string, page: object = {}) =>
      (await asked(viewer, READ, { id: schoolId, ...page })).school.matchingWeights,
    errorsOfReading: async (viewer: Viewer, schoolId: string, page: object) =>
      (await world.ask(viewer, READ, { id: schoolId, ...page })).errors,
    set: async (viewer: Viewer, input: object) => (await asked(viewer, SET, { input })).setMatchingWeights,
    undo: async (viewer: Viewer, input: object) => (await asked(viewer, UNDO, { input })).undoMatchingWeights,
    /** As whoever gathers answers will call it: with the school as tenant, and nobody signed in. */
    learn: (schoolId: string, responses: readonly MeetingResponse[]) =>
      world.database.writing({ personId: null, schoolIds: [schoolId] }, (connection) => {
        const ground = { ...world.foundation, connection, clock: () => world.time.now, audit: new AuditTrail() };
        return createServices(ground).matchingWeights.applyLearnedWeights(schoolId, responses);
      }),
  };
}
