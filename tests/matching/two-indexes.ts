import { randomUUID } from 'node:crypto';
import { graphql } from 'graphql';
import { createFoundation, type Foundation } from '../../server/composition';
import { createContext } from '../../server/context';
import type { Viewer } from '../../server/platform/access';
import { createLogger } from '../../server/platform/logging';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { MATCHES, openClass, request, type Suggestion, SUGGESTIONS } from './class-of-six';

export type ClassWithIndex = Awaited<ReturnType<typeof openClassWithIndex>>;

const asNamed = ({ roleModel, score, load }: Told) => ({ roleModel: { id: roleModel.id }, score, load });

/** Somebody listed, as far as tests tell them apart. */
export type Told = Suggestion & { readonly load: number };

const WITH_LOAD = SUGGESTIONS.replace('score\n', 'score load\n');
const MATCHES_WITH_LOAD = MATCHES.replace('score\n', 'score load\n');
const NAMES = `first: 100) { nodes { roleModel { id } score load } }`;
/** Only who they are and their numbers: answered without reading them again where nothing was committed. */
export const NAMED_SUGGESTIONS = `query ($id: ID!) { speakerRequest(id: $id) { suggestions(${NAMES} } }`;
export const NAMED_MATCHES = `query ($id: ID!) { student(id: $id) { matches(${NAMES} } }`;
const keys = parseTokenKeys(makeTokenKeys());

/**
 * The class of six asking a node whose index lives on and whose relay never tells anything by itself, and beside it what a node says
 * that begins only now and so reads everything anew.
 */
export async function openClassWithIndex() {
  const set = await openClass();
  const { world, leader, students } = set;
  const requestId = await request(world, leader, set.schoolId);
  const asked = (query: string, viewer: Viewer, foundation: Foundation) => async (id: string) => {
    const contextValue = createContext(foundation, { viewer, requestId: randomUUID(), address: '127.0.0.1' });
    const { data, errors } = await graphql({
      schema: world.schema,
      source: query,
      variableValues: { id, first: 100 },
      contextValue,
    });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };
  const suggestions = async (foundation: Foundation): Promise<readonly Told[]> =>
    (await asked(WITH_LOAD, leader, foundation)(requestId)).speakerRequest.suggestions.nodes;
  const matches = async (foundation: Foundation): Promise<readonly Told[]> =>
    (await asked(MATCHES_WITH_LOAD, leader, foundation)(students[0]!.id)).student.matches.nodes;
  const newNode = async (): Promise<Foundation> => {
    const { database, time } = world;
    const node = createFoundation({ database, clock: () => time.now, keys, log: createLogger('silent') });
    await node.relay.begin();
    return node;
  };
  return {
    ...set,
    requestId,
    newNode,
    suggestionsOf: suggestions,
    /** For the whole class, and for its first student alone. */
    told: () => both(world.foundation),
    /** As `told`, only with reasons, for which everybody is read again. */
    toldInFull: () => inFull(world.foundation),
    toldAnew: async () => both(await newNode()),
    /** Whether everybody was read for the index since statements were last counted. */
    wasBuilt: () => world.statements.some(({ name }) => name === 'listed_role_models'),
  };

  /** Named first, which is the same as told with reasons. */
  async function both(node: Foundation): Promise<{ readonly all: readonly Told[]; readonly one: readonly Told[] }> {
    const [namedOfAll, namedOfOne] = [await named(node).all(), await named(node).one()];
    const { all, one } = await inFull(node);
    expect([namedOfAll, namedOfOne]).toEqual([all.map(asNamed), one.map(asNamed)]);
    return { all, one };
  }

  async function inFull(node: Foundation) {
    return { all: await suggestions(node), one: await matches(node) };
  }

  function named(node: Foundation) {
    return {
      all: async () => (await asked(NAMED_SUGGESTIONS, leader, node)(requestId)).speakerRequest.suggestions.nodes,
      one: async () => (await asked(NAMED_MATCHES, leader, node)(students[0]!.id)).student.matches.nodes,
    };
  }
}
