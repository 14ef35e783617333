import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';

describe('the speaker requests of a school', () => {
  let world: World;
  let schoolId: string;
  let leader: Viewer;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
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
});
