import type { Viewer } from '../../server/platform/access';
import { EXPLAIN, openClass, request, SUGGESTIONS } from '../matching/class-of-six';

const WEIGH = `mutation W($input: SetMatchingWeightsInput!) { setMatchingWeights(input: $input) {
  ... on MatchingWeightsSet { matchingWeights { version } } } }`;

/** Ids in capitals are read as the same ids: below the schema they are only ever in small letters. */
describe('an id in capitals', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  beforeAll(async () => {
    set = await openClass();
    requestId = await request(set.world, set.leader, set.schoolId);
  });
  afterAll(() => set.world.close());

  const asked = async (viewer: Viewer, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await set.world.ask(viewer, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  it.each(['school', 'student', 'roleModel', 'speakerRequest'])('finds a %s, and is told in small letters', async (field) => {
    const id = { school: set.schoolId, student: set.students[0]!.id, roleModel: set.nurse, speakerRequest: requestId }[field]!;
    const capitals = id.toUpperCase();
    expect(capitals).not.toBe(id);
    const told = { [field]: { id } };
    expect(await asked(set.leader, `query ($id: ID!) { ${field}(id: $id) { id } }`, { id: capitals })).toEqual(told);
    expect(await asked(set.leader, `{ ${field}(id: "${capitals}") { id } }`)).toEqual(told);
  });

  it('is the same in the text of a query, to what compares it in memory', async () => {
    const weigh = `mutation { setMatchingWeights(input: { schoolId: "${set.schoolId.toUpperCase()}", expectedVersion: 1, weights: null }) {
      ... on MatchingWeightsSet { change { id } matchingWeights { version } } } }`;
    expect(await asked(set.leader, weigh)).toEqual({ setMatchingWeights: { change: null, matchingWeights: { version: 1 } } });
  });

  it('is the same to matching, which compares it in memory', async () => {
    const pair = { studentId: set.students[0]!.id, roleModelId: set.engineers[0]!, requestId };
    const capitals = Object.fromEntries(Object.entries(pair).map(([name, id]) => [name, id.toUpperCase()]));
    expect(await asked(set.leader, EXPLAIN, capitals)).toEqual(await asked(set.leader, EXPLAIN, pair));
  });

  it('acts for the same school, and names the same students', async () => {
    const schoolId = set.schoolId.toUpperCase();
    const input = { schoolId, expectedVersion: 1, weights: null };
    expect(await asked(set.leader, WEIGH, { input })).toMatchObject({ setMatchingWeights: { matchingWeights: { version: 1 } } });
    const [one, other] = set.students.map(({ id }) => id);
    const studentIds = [one!.toUpperCase(), one!, other!.toUpperCase()];
    const id = await request(set.world, set.leader, schoolId, { audience: { studentIds } });
    const { speakerRequest } = await asked(set.leader, SUGGESTIONS, { id, first: 1 });
    expect(speakerRequest.suggestions.nodes[0].audience.size).toBe(2);
  });

  it('filters lists by what it names', async () => {
    const count = `query ($employerId: ID!, $schoolId: ID!) { roleModels(filter: { employerId: $employerId }) { nodes { id } }
      students(filter: { schoolId: $schoolId }) { nodes { id } } }`;
    const [{ employer_id: employerId }] = await set.world.plant.sql(`SELECT employer_id FROM role_model WHERE id = $1`, [
      set.nurse,
    ]);
    const of = { employerId: employerId as string, schoolId: set.schoolId };
    const capitals = { employerId: of.employerId.toUpperCase(), schoolId: of.schoolId.toUpperCase() };
    const { roleModels, students } = await asked(set.leader, count, capitals);
    expect([roleModels.nodes.length, students.nodes.length]).toEqual([13, 6]);
    expect(await asked(set.leader, count, of)).toEqual({ roleModels, students });
  });

  it('that is no uuid stays as it was written', async () => {
    const { errors } = await set.world.ask(set.leader, `{ school(id: "NONSENSE") { id } }`);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const again = await request(set.world, set.leader, set.schoolId, { idempotencyKey: 'Key' });
    expect(await request(set.world, set.leader, set.schoolId, { idempotencyKey: 'KEY' })).not.toBe(again);
  });
});
