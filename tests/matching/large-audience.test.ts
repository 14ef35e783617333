import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { request } from './class-of-six';

const PANEL = `query ($id: ID!) { speakerRequest(id: $id) { panel(size: 2) { value } } }`;
const LIST = `query ($id: ID!) { speakerRequest(id: $id) { suggestions(first: 2) { nodes { score reasons { summary } } } } }`;
const [AT_ONCE, WAITING] = [2, 6];

describe('questions about a hundred students and more', () => {
  let world: World;
  let leader: Viewer;
  const requests = { all: '', some: '' };
  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    const schoolId = await plant.school();
    leader = await plant.viewer('CAREERS_LEADER', { schoolId });
    for (let number = 0; number < 100; number += 1)
      await plant.student(schoolId, { year_group: 9, tutor_group: number < 99 ? '9A' : '9B' });
    for (const code of ['2122', '2237']) await plant.roleModel({}, code);
    requests.all = await request(world, leader, schoolId);
    requests.some = await request(world, leader, schoolId, { audience: { yearGroup: 9, tutorGroup: '9A' } });
  });
  afterAll(() => world.close());

  const codesOf = async (id: string) => {
    const asked = [PANEL, LIST].flatMap((query) => Array.from({ length: 6 }, () => world.ask(leader, query, { id })));
    return (await Promise.all(asked)).map(({ errors }) => errors?.[0]?.extensions.code ?? null);
  };

  it('are answered two at a time, and whoever would wait behind too many is told to come again', async () => {
    const codes = await codesOf(requests.all);
    expect(codes.filter((code) => code === null)).toHaveLength(AT_ONCE + WAITING);
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(12 - AT_ONCE - WAITING);
    const { data, errors } = await world.ask(leader, PANEL, { id: requests.all });
    expect(errors).toBeUndefined();
    expect(data.speakerRequest.panel.value).toBeGreaterThan(0);
  });

  it('keep nobody waiting who asks about fewer', async () => {
    expect(new Set(await codesOf(requests.some))).toEqual(new Set([null]));
  });
});
