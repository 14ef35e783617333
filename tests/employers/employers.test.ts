import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

const LIST = `query ($filter: EmployerFilter, $first: Int, $after: String) {
  employers(filter: $filter, first: $first, after: $after) {
    nodes { id name size outcode description sector { code } } pageInfo { hasNextPage endCursor } } }`;

describe('employers', () => {
  let world: World;
  let teacher: Viewer;
  let schoolId: string;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    teacher = await world.plant.viewer('TEACHER', { schoolId });
    const employers = [
      ['Zenith Care', 'health'],
      ['Ashworth Robotics', 'engineering'],
      ['مستشفى النور 🏥', 'health'],
      ['Ölbrück & Søn', 'engineering'],
    ] as const;
    const [health, engineering] = (await world.plant.sql(
      `SELECT code FROM sector WHERE code LIKE 'health%' OR code LIKE 'engineering%' ORDER BY code DESC`,
    )) as { code: string }[];
    for (const [name, sector] of employers)
      await world.plant.employer({
        name,
        name_normalised:
          { 'Ölbrück & Søn': 'olbruck son', 'مستشفى النور 🏥': 'مستشفى النور 🏥' }[name as string] ?? name.toLowerCase(),
        sector_code: (sector === 'health' ? health : engineering)!.code,
      });
  });
  afterAll(() => world.close());

  const list = async (variables: Record<string, unknown>, viewer: Viewer = teacher) => world.ask(viewer, LIST, variables);

  it('are listed by name, page by page', async () => {
    const { data } = await list({ first: 2 });
    expect(data.employers.nodes.map(({ name }: any) => name)).toEqual(['Ashworth Robotics', 'Ölbrück & Søn']);
    const after = data.employers.pageInfo.endCursor;
    const rest = await list({ first: 2, after });
    expect(rest.data.employers.nodes.map(({ name }: any) => name)).toEqual(['Zenith Care', 'مستشفى النور 🏥']);
    expect(rest.data.employers.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['ölb', ['Ölbrück & Søn']],
    ['CARE zen', ['Zenith Care']],
    ['النور', ['مستشفى النور 🏥']],
    ['nobody', []],
    ["100%' OR 1=1 --", []],
  ])('are found by the beginnings of their words: %s', async (search, names) => {
    const { data } = await list({ filter: { search } });
    expect(data.employers.nodes.map(({ name }: any) => name)).toEqual(names);
  });

  it('are narrowed to a sector', async () => {
    const [{ sector }] = (await list({ filter: { search: 'zenith' } })).data.employers.nodes;
    const { data } = await list({ filter: { sector: sector.code } });
    expect(data.employers.nodes.map(({ name }: any) => name)).toEqual(['Zenith Care', 'مستشفى النور 🏥']);
  });

  it.each([
    [{ filter: { sector: 'no-such-sector' } }, /not a code we know/],
    [{ filter: { search: 'x'.repeat(101) } }, /at most 100/],
    [{ filter: { search: '!!' } }, /at least one letter/],
    [{ first: 0 }, /from 1 to 100/],
    [{ first: 101 }, /from 1 to 100/],
    [{ after: 'nonsense' }, /not a cursor of this list/],
    [{ after: Buffer.from(JSON.stringify(['employers', 'a', 'b'])).toString('base64url') }, /not a cursor of this list/],
    [{ after: Buffer.from(JSON.stringify(['roleModels', 'a', newId()])).toString('base64url') }, /not a cursor of this list/],
  ])('refuse %j', async (variables, message) => {
    const { errors } = await list(variables);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are closed to students and to nobody', async () => {
    const student = await world.plant.viewer('STUDENT', { schoolId });
    expect((await list({}, student)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await world.ask(null, LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('belong to the memberships held at them', async () => {
    const employerId = await world.plant.employer({ name: 'Kite Foundry', name_normalised: 'kite foundry' });
    const coordinator = await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId });
    const { data } = await world.ask(coordinator, `{ viewer { memberships { role employer { name } } } }`);
    expect(data.viewer.memberships).toEqual([{ role: 'EMPLOYER_COORDINATOR', employer: { name: 'Kite Foundry' } }]);
    const other = await world.ask(teacher, `{ viewer { memberships { employer { name } } } }`);
    expect(other.data.viewer.memberships).toEqual([{ employer: null }]);
  });

  describe('with their role models', () => {
    const NESTED = `query ($first: Int) { employers(first: $first, filter: { search: "guild" }) {
      nodes { name sector { title } roleModels(first: 2) { nodes { familyName employer { name } } pageInfo { hasNextPage endCursor } } } } }`;
    const ids: string[] = [];
    beforeAll(async () => {
      for (let index = 0; index < 10; index += 1) {
        const employer_id = await world.plant.employer({ name: `Guild ${index}`, name_normalised: `guild ${index}` });
        ids.push(employer_id);
        for (const family_name of ['Adams', 'Brown', 'Clark'])
          await world.plant.roleModel({ employer_id, family_name, name_normalised: `${family_name.toLowerCase()} rosa` });
        await world.plant.roleModel({ employer_id, family_name: 'Aaron', name_normalised: 'aaron', listing: 'DRAFT' });
      }
    });

    it('ask as few statements for ten as for two', async () => {
      world.statements.length = 0;
      const two = await world.ask(teacher, NESTED, { first: 2 });
      const statementsForTwo = world.statements.map(({ name }) => name);
      world.statements.length = 0;
      const ten = await world.ask(teacher, NESTED, { first: 10 });
      expect(world.statements.map(({ name }) => name)).toEqual(statementsForTwo);
      expect(statementsForTwo.length).toBeLessThanOrEqual(4);
      expect(two.data.employers.nodes).toHaveLength(2);
      for (const { name, roleModels } of ten.data.employers.nodes) {
        expect(roleModels.nodes.map(({ familyName }: any) => familyName)).toEqual(['Adams', 'Brown']);
        expect(roleModels.nodes[0].employer.name).toBe(name);
        expect(roleModels.pageInfo.hasNextPage).toBe(true);
      }
    });

    it('show all of them to their own coordinator only', async () => {
      const names = async (viewer: Viewer) =>
        (
          await world.ask(
            viewer,
            `{ employers(filter: { search: "guild 3" }) { nodes { roleModels { nodes { familyName } } } } }`,
          )
        ).data.employers.nodes[0].roleModels.nodes.map(({ familyName }: any) => familyName);
      expect(await names(await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId: ids[3]! }))).toContain('Aaron');
      expect(await names(await world.plant.viewer('OPERATOR'))).toContain('Aaron');
      expect(await names(await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId: ids[4]! }))).not.toContain('Aaron');
    });

    it('go on after a cursor, which is good for one employer only', async () => {
      const { data } = await world.ask(teacher, NESTED, { first: 2 });
      const [{ roleModels }] = data.employers.nodes;
      const next = `query ($search: String, $after: String) { employers(filter: { search: $search }) {
        nodes { roleModels(first: 2, after: $after) { nodes { familyName } } } } }`;
      const after = roleModels.pageInfo.endCursor;
      const own = await world.ask(teacher, next, { search: 'guild 0', after });
      expect(own.data.employers.nodes[0].roleModels.nodes).toEqual([{ familyName: 'Clark' }]);
      const foreign = await world.ask(teacher, next, { search: 'guild 1', after });
      expect(foreign.errors?.[0]?.message).toMatch(/not a cursor of this list/);
    });
  });
});
