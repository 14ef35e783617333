import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { request } from './class-of-six';

/** An autumn term: a school day every week from 7 September. */
const WEEKS = 15;
const FIRST_DAY = Date.parse('2026-09-07T09:00:00Z');
const WEEK_MS = 7 * 86_400_000;
const CAPACITY = 8;

const FIRST = `query F($id: ID!, $first: Int!, $after: String) { speakerRequest(id: $id) { suggestions(first: $first, after: $after) {
  nodes { score load roleModel { id } } pageInfo { hasNextPage endCursor } } } }`;
const LOADS = `query L($id: ID!) { student(id: $id) { matches(first: 20) { nodes { score load roleModel { id } } } } }`;

interface Listed {
  score: number;
  load: number | null;
  roleModel: { id: string };
}

/** Several schools, each with a request, that always invite the first role model suggested to them. */
describe.each([
  ['two', 2],
  ['ten', 10],
])('over a term, %s role models who suit equally well', (_word, pool) => {
  let world: World;
  const asking: { leader: Viewer; requestId: string }[] = [];
  const ids: string[] = [];
  const invited = new Map<string, number>();
  let studentId: string;

  beforeAll(async () => {
    world = await openWorld();
    world.time.now = new Date(FIRST_DAY);
    for (let school = 0; school < 3; school += 1) {
      const schoolId = await world.plant.school();
      const leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
      for (let student = 0; student < 5; student += 1) studentId = (await world.plant.student(schoolId)).id;
      const window = { startsOn: '2027-01-11', endsOn: '2027-03-26' };
      asking.push({ leader, requestId: await request(world, leader, schoolId, window) });
    }
    for (let one = 0; one < pool; one += 1) ids.push((await world.plant.roleModel({ capacity_per_month: CAPACITY }, '2122')).id);
  });
  afterAll(() => world.close());

  const list = async ({ leader, requestId }: (typeof asking)[number], page: object = { first: 20 }) => {
    const { data, errors } = await world.ask(leader, FIRST, { id: requestId, ...page });
    expect(errors).toBeUndefined();
    return data.speakerRequest.suggestions as { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  /** What inviting writes of load; every second invitation becomes a session of the same month. */
  const invite = async (id: string) => {
    const times = (invited.get(id) ?? 0) + 1;
    invited.set(id, times);
    const month = `${world.time.now.toISOString().slice(0, 7)}-01`;
    await world.plant.sql(
      `INSERT INTO role_model_load (role_model_id, month, invitations_sent, sessions) VALUES ($1, $2, 1, $3)
       ON CONFLICT (role_model_id, month) DO UPDATE
       SET invitations_sent = role_model_load.invitations_sent + 1, sessions = role_model_load.sessions + excluded.sessions`,
      [id, month, times % 2],
    );
  };
  const spread = () => {
    const times = ids.map((id) => invited.get(id) ?? 0);
    return Math.max(...times) - Math.min(...times);
  };

  it('are invited within one of each other at every moment, none of them ever out of the list, their scores unmoved', async () => {
    const scores = new Map((await list(asking[0]!)).nodes.map(({ roleModel, score }) => [roleModel.id, score]));
    expect(scores.size).toBe(pool);
    for (let week = 0; week < WEEKS; week += 1) {
      world.time.now = new Date(FIRST_DAY + week * WEEK_MS);
      for (const school of asking) {
        const { nodes } = await list(school);
        expect(nodes.map(({ roleModel }) => roleModel.id).sort()).toEqual([...ids].sort());
        for (const { roleModel, score } of nodes) expect(score).toBe(scores.get(roleModel.id));
        await invite(nodes[0]!.roleModel.id);
        expect(spread()).toBeLessThanOrEqual(1);
      }
    }
    expect([...invited.values()].reduce((sum, times) => sum + times, 0)).toBe(WEEKS * asking.length);
  });

  it('are listed by what load leaves of reach, with the load told, and page without gaps', async () => {
    await invite(ids[0]!);
    await invite(ids[0]!);
    const whole = (await list(asking[0]!)).nodes;
    expect(whole.at(-1)?.roleModel.id).toBe(ids[0]);
    for (const { load } of whole) expect(load).toBeGreaterThan(0);
    expect(whole.map(({ load }) => load)).toEqual(whole.map(({ load }) => load ?? 0).sort((one, other) => one - other));
    const paged: Listed[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await list(asking[0]!, { first: 1, after });
      paged.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole);
  });

  it('stay by score in a student’s own list, which says nothing of load to the student', async () => {
    const [{ school_id: schoolId, person_id: personId }] = await world.plant.sql(
      `SELECT school_id, person_id FROM student WHERE id = $1`,
      [studentId],
      (await world.plant.sql(`SELECT id FROM school`)).map(({ id }) => id as string),
    );
    const matches = async (viewer: Viewer): Promise<Listed[]> =>
      (await world.ask(viewer, LOADS, { id: studentId })).data.student.matches.nodes;
    const own = await matches(await world.plant.viewer('STUDENT', { schoolId, personId }));
    expect(own.map(({ load }) => load)).toEqual(ids.map(() => null));
    const staff = await matches(asking[2]!.leader);
    expect(staff.map(({ roleModel }) => roleModel.id)).toEqual(own.map(({ roleModel }) => roleModel.id));
    for (const { load } of staff) expect(load).toBeGreaterThan(0);
  });
});
