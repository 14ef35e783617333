import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';

const CREATE = `mutation C($input: CreateSpeakerRequestInput!) { createSpeakerRequest(input: $input) { __typename } }`;

describe('the speaker requests of a school', () => {
  let world: World;
  let schoolId: string;
  let leader: Viewer;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    for (let number = 0; number < 5; number += 1) await world.plant.student(schoolId);
    for (let number = 1; number <= 5; number += 1) {
      world.time.now = new Date(`2026-10-05T09:0${number}:00.000Z`);
      const request = {
        schoolId,
        title: `Request ${number}`,
        purpose: 'To be listed.',
        form: 'TALK',
        audience: { yearGroup: 9 },
      };
      await world.ask(leader, CREATE, { input: { ...request, startsOn: '2026-11-02', endsOn: '2026-11-27' } });
    }
  });
  afterAll(() => world.close());

  it.each([
    [['2026-10-05T09:00:00.000Z']],
    [['2026-10-05T09:00:00.000Z', 'nonsense']],
    [['the other day', randomUUID()]],
    [['2026-13-45T09:00:00.000Z', randomUUID()]],
    [[7, randomUUID()]],
    [['2026-10-05T09:00:00.000Z', randomUUID(), 'more']],
  ])('refuse a cursor that was tampered with: %j', async (position) => {
    const after = Buffer.from(JSON.stringify(['speakerRequests', ...position])).toString('base64url');
    const text = `query ($schoolId: ID!, $after: String) { speakerRequests(schoolId: $schoolId, after: $after) { nodes { id } } }`;
    const { errors } = await world.ask(leader, text, { schoolId, after });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(/not a cursor of this list/) as string,
    });
  });

  const LIST = /* GraphQL */ `
    query List($schoolId: ID!, $first: Int!, $after: String) {
      speakerRequests(schoolId: $schoolId, first: $first, after: $after) {
        nodes {
          id
          title
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `;

  it('are paged without gaps, newest first, in one statement a page', async () => {
    const titles: string[] = [];
    let after: string | null = null;
    do {
      world.statements.length = 0;
      const { data } = await world.ask(leader, LIST, { schoolId, first: 2, after });
      expect(world.statements).toHaveLength(1);
      titles.push(...data.speakerRequests.nodes.map(({ title }: { title: string }) => title));
      after = data.speakerRequests.pageInfo.hasNextPage ? data.speakerRequests.pageInfo.endCursor : null;
    } while (after !== null);
    expect(titles).toEqual(['Request 5', 'Request 4', 'Request 3', 'Request 2', 'Request 1']);
  });

  it('refuse a page of none, and a cursor of another list', async () => {
    const none = await world.ask(leader, LIST, { schoolId, first: 0 });
    expect(none.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const foreign = Buffer.from(JSON.stringify(['students', 'a', 'b'])).toString('base64url');
    const other = await world.ask(leader, LIST, { schoolId, first: 2, after: foreign });
    expect(other.errors?.[0]?.message).toMatch(/not a cursor of this list/);
  });

  it('are not there for another school', async () => {
    const elsewhere = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    const [request] = (await world.ask(leader, LIST, { schoolId, first: 1 })).data.speakerRequests.nodes;
    const { errors } = await world.ask(elsewhere, 'query One($id: ID!) { speakerRequest(id: $id) { id } }', { id: request.id });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
