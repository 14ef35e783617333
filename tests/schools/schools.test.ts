import { randomUUID } from 'node:crypto';
import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SCHOOL = `query ($id: ID!) { school(id: $id) {
  id urn name kind outcode youngestYearGroup oldestYearGroup
  settings { joiningCode matchingWeights { interest background counterStereotype variety attainability } } } }`;
const SCHOOLS = `query ($filter: SchoolFilter, $first: Int, $after: String) { schools(filter: $filter, first: $first, after: $after) {
  nodes { id name } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

describe('school', () => {
  it('is there for anybody signed in', async () => {
    const id = await world.plant.school({ name: 'Wearside Academy', kind: 'SECONDARY_WITH_SIXTH_FORM', oldest_year_group: 13 });
    const { data, errors } = await world.ask(await world.plant.viewer('VOLUNTEER'), SCHOOL, { id });
    expect(errors).toBeUndefined();
    expect(data.school).toMatchObject({
      id,
      name: 'Wearside Academy',
      kind: 'SECONDARY_WITH_SIXTH_FORM',
      outcode: 'NE1',
      youngestYearGroup: 7,
      oldestYearGroup: 13,
      settings: null,
    });
  });

  it.each([randomUUID(), 'not-an-id', ''])('reads as not found for the id %j', async (id) => {
    const { errors } = await world.ask(await world.plant.viewer('TEACHER', { schoolId: await world.plant.school() }), SCHOOL, {
      id,
    });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is not there for nobody', async () => {
    const { errors } = await world.ask(null, SCHOOL, { id: randomUUID() });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells its joining code and its weights to its own careers leader only', async () => {
    const schoolId = await world.plant.school();
    const weights = { interest_weight: 0.5, background_weight: 0.1, counter_stereotype_weight: 0.2, variety_weight: 0.1 };
    const sets = Object.entries({ ...weights, attainability_weight: 0.1 }).map(([column, value]) => `${column} = ${value}`);
    await world.plant.sql(`UPDATE school_setting SET ${sets.join(', ')} WHERE school_id = $1`, [schoolId], [schoolId]);
    const settingsFor = async (viewer: Parameters<World['ask']>[0]) =>
      (await world.ask(viewer, SCHOOL, { id: schoolId })).data.school.settings;

    const { joiningCode, matchingWeights } = await settingsFor(await world.plant.viewer('CAREERS_LEADER', { schoolId }));
    expect(joiningCode).toMatch(/^join-/);
    expect(matchingWeights).toEqual({ interest: 0.5, background: 0.1, counterStereotype: 0.2, variety: 0.1, attainability: 0.1 });
    expect(await settingsFor(await world.plant.viewer('TEACHER', { schoolId }))).toBeNull();
    expect(await settingsFor(await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() }))).toBeNull();
    expect(await settingsFor(await world.plant.viewer('OPERATOR'))).toBeNull();
  });

  it('has no weights of its own where the defaults apply', async () => {
    const schoolId = await world.plant.school();
    const { data } = await world.ask(await world.plant.viewer('CAREERS_LEADER', { schoolId }), SCHOOL, { id: schoolId });
    expect(data.school.settings.matchingWeights).toBeNull();
  });
});

describe('schools', () => {
  it('pages by name, and refuses a cursor of another list and what was tampered with', async () => {
    const viewer = await world.plant.viewer('OPERATOR');
    for (const name of ['Pagely C', 'Pagely Ä', 'Pagely b']) await world.plant.school({ name });
    const filter = { search: 'pagely' };
    const first = await world.ask(viewer, SCHOOLS, { filter, first: 2 });
    expect(first.data.schools.nodes.map(({ name }: any) => name)).toEqual(['Pagely Ä', 'Pagely b']);
    const { endCursor: after } = first.data.schools.pageInfo;
    const second = await world.ask(viewer, SCHOOLS, { filter, first: 2, after });
    expect(second.data.schools.nodes.map(({ name }: any) => name)).toEqual(['Pagely C']);
    expect(second.data.schools.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const bad = [
      cursorOf('students', 'a', randomUUID()),
      cursorOf('schools', 'a', 'b'),
      cursorOf('schools', 'a\0', randomUUID()),
      'x',
    ];
    for (const wrong of [...bad, cursorOf('schools', 1, randomUUID()), cursorOf('schools', 'a', randomUUID(), 'more')]) {
      const { errors } = await world.ask(viewer, SCHOOLS, { after: wrong });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('finds by beginnings of words in any order, without accents and apostrophes, and by URN', async () => {
    const viewer = await world.plant.viewer('OPERATOR');
    const id = await world.plant.school({ name: 'St Mary’s Sèvres College' });
    const found = async (search: string) =>
      (await world.ask(viewer, SCHOOLS, { filter: { search } })).data.schools.nodes.map((one: any) => one.id);
    expect(await found('coll st marys')).toEqual([id]);
    expect(await found('SEVRES')).toEqual([id]);
    expect(await found('arys')).toEqual([]);
    expect(await found('s_vres')).toEqual([]);
    const [{ urn }] = await world.plant.sql(`SELECT urn FROM school WHERE id = $1`, [id]);
    expect(await found(` ${urn} `)).toEqual([id]);
  });

  it.each([
    [{ first: 0 }, /1 to 100/],
    [{ first: 101 }, /1 to 100/],
    [{ filter: { search: '…' } }, /letter/],
    [{ filter: { search: 'a'.repeat(101) } }, /100/],
  ])('refuses %j in a sentence that helps', async (variables, sentence) => {
    const { errors } = await world.ask(await world.plant.viewer('OPERATOR'), SCHOOLS, variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(sentence);
  });

  it('takes as many statements for ten schools as for two', async () => {
    const ids = [];
    for (let count = 0; count < 10; count += 1) ids.push(await world.plant.school({ name: `Countable ${count}` }));
    const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId: ids[0]! });
    const memberships = ids.map((schoolId, index) => ({ ...viewer.memberships[0]!, id: String(index), schoolId }));
    const query = `query ($first: Int!) { schools(filter: { search: "countable" }, first: $first) { nodes { name settings { joiningCode } } } }`;
    const statementsFor = async (first: number) => {
      world.statements.length = 0;
      const { data } = await world.ask({ ...viewer, memberships }, query, { first });
      expect(data.schools.nodes.filter((one: any) => one.settings !== null)).toHaveLength(first);
      return world.statements.length;
    };
    expect(await statementsFor(2)).toBe(2);
    expect(await statementsFor(10)).toBe(2);
  });
});

it('is named by a membership', async () => {
  const schoolId = await world.plant.school({ name: 'Membership High' });
  const viewer = await world.plant.viewer('TEACHER', { schoolId });
  const { data } = await world.ask(viewer, `{ viewer { memberships { school { id name } } } }`);
  expect(data.viewer.memberships).toEqual([{ school: { id: schoolId, name: 'Membership High' } }]);
});
