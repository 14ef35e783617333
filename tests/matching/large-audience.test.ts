import { Breath, GivenUp } from '../../server/platform/breath';
import { LargeAudienceTurns } from '../../server/matching/large-audience.turns';
import { openWorld, type World } from '../support/world';
import { until } from '../support/database-program';
import { request } from './class-of-six';

const [AT_ONCE, WAITING, LARGE] = [2, 6, 100];

/** Questions that end when they are told to, and how many are being worked out. */
function openTurns() {
  const turns = new LargeAudienceTurns();
  const ends: (() => void)[] = [];
  const counts = { working: 0, most: 0, begun: 0 };
  const ask = (personId: string, students = LARGE, breath = new Breath()) =>
    turns.run({ personId, students, breath }, async () => {
      counts.working += 1;
      counts.begun += 1;
      counts.most = Math.max(counts.most, counts.working);
      await new Promise<void>((resolve) => ends.push(resolve));
      counts.working -= 1;
      return personId;
    });
  const endAll = async (questions: number) => {
    for (let ended = 0; ended < questions; ended += 1) {
      await until(() => ends.length > 0);
      ends.shift()!();
    }
  };
  return { ask, counts, ends, endAll };
}

describe('questions about a hundred students and more', () => {
  it('are worked out two at a time, and whoever would wait behind too many people is told to come again', async () => {
    const { ask, counts, endAll } = openTurns();
    const people = Array.from({ length: AT_ONCE + WAITING }, (_, number) => `person ${number}`);
    const answers = people.map((person) => ask(person));
    await until(() => counts.working === AT_ONCE);
    await expect(ask('one too many')).rejects.toMatchObject({ extensions: { code: 'TOO_MANY_REQUESTS' } });
    await endAll(people.length);
    expect(await Promise.all(answers)).toEqual(people);
    expect(counts.most).toBe(AT_ONCE);
  });

  it('of one person follow each other, however many they are, and leave the other place to others', async () => {
    const { ask, counts, ends, endAll } = openTurns();
    const answers = Array.from({ length: 12 }, () => ask('one'));
    await until(() => counts.working === 1);
    const other = ask('other');
    await until(() => counts.working === 2);
    expect(ends).toHaveLength(2);
    await endAll(13);
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['one']));
    expect([await other, counts.most]).toEqual(['other', 2]);
  });

  it('are given up where their turn comes too late, and what follows is answered', async () => {
    const { ask, counts, endAll } = openTurns();
    const [first, late, next] = [ask('one'), ask('one', LARGE, new Breath(0)), ask('one')];
    const refused = expect(late).rejects.toThrow(GivenUp);
    await endAll(2);
    await refused;
    expect([await first, await next, counts.begun]).toEqual(['one', 'one', 2]);
  });

  it('keep nobody waiting who asks about fewer', async () => {
    const { ask, counts, endAll } = openTurns();
    const answers = Array.from({ length: 9 }, () => ask('one', LARGE - 1));
    expect(counts.working).toBe(9);
    await endAll(9);
    await Promise.all(answers);
  });
});

describe('a list of many requests for a hundred students', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is answered whole', async () => {
    const { plant } = world;
    const schoolId = await plant.school();
    const leader = await plant.viewer('CAREERS_LEADER', { schoolId });
    for (let number = 0; number < LARGE; number += 1) await plant.student(schoolId, { year_group: 9 });
    await plant.roleModel({}, '2122');
    for (let number = 0; number < 12; number += 1) await request(world, leader, schoolId);
    const { data, errors } = await world.ask(
      leader,
      `query ($id: ID!) { speakerRequests(schoolId: $id, first: 12) { nodes { suggestions(first: 2) { nodes { reasons { summary } } } } } }`,
      { id: schoolId },
    );
    expect(errors).toBeUndefined();
    const listed = data.speakerRequests.nodes.map(
      ({ suggestions }: { suggestions: { nodes: unknown[] } }) => suggestions.nodes.length,
    );
    expect(listed).toEqual(new Array(12).fill(1));
  });
});
