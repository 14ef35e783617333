import { openClass, request } from './class-of-six';

const BEFORE = new Date('2026-10-05T22:59:59.000Z');
const AFTER = new Date('2026-10-05T23:00:01.000Z');

const LIST = `query ($id: ID!, $first: Int!, $after: String) { speakerRequest(id: $id) { suggestions(first: $first, after: $after) {
  nodes { roleModel { id } reasons { summary } } pageInfo { hasNextPage endCursor } } } }`;
const PANEL = `query ($id: ID!) { speakerRequest(id: $id) { panel(size: 10) { method suggestions { roleModel { id } } warnings } } }`;

describe('a question asked just before midnight, of an index that is of the next day already', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  beforeAll(async () => {
    set = await openClass();
    const { world, leader, schoolId, engineers } = set;
    requestId = await request(world, leader, schoolId);
    // A year more in the field on 6 October: they count differently from then on, and change places with the others.
    await world.plant.sql(`UPDATE role_model SET entered_field_on = '2015-10-06' WHERE id = ANY ($1)`, [engineers.slice(0, 6)]);
    await world.plant.sql(`UPDATE role_model SET entered_field_on = '2015-12-01' WHERE id = ANY ($1)`, [engineers.slice(6)]);
    world.time.now = AFTER;
    await world.foundation.index.warm();
    world.time.now = BEFORE;
  });
  afterAll(() => set.world.close());

  it.each([1, 2, 3, 5, 8, 13])('names everybody who could come once, in pages of %d', async (first) => {
    const { world, leader, engineers, nurse } = set;
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors } = await world.ask(leader, LIST, { id: requestId, first, after });
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.speakerRequest.suggestions;
      ids.push(...nodes.map(({ roleModel }: { roleModel: { id: string } }) => roleModel.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(ids.toSorted()).toEqual([...engineers, nurse].toSorted());
  });

  it('gets a whole panel, which is not said to be everybody', async () => {
    const { data } = await set.world.ask(set.leader, PANEL, { id: requestId });
    expect(data.speakerRequest.panel.suggestions).toHaveLength(10);
    expect(data.speakerRequest.panel.warnings.join(' ')).not.toContain('these are all');
  });
});
