import { createSchema } from '../../server/schema';
import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const LISTS = [
  ['subjects', 48, 'code title keyStages'],
  ['sectors', 22, 'code title sicSections'],
  ['activities', 47, 'code title occupations { code title }'],
] as const;

describe.each(LISTS)('the list of %s', (list, count, fields) => {
  const ask = (first: number, after: string | null = null) =>
    world.ask(
      null,
      `query ($first: Int!, $after: String) { ${list}(first: $first, after: $after) { nodes { ${fields} } pageInfo { endCursor hasNextPage } } }`,
      {
        first,
        after,
      },
    );

  it(`holds ${count}, by title`, async () => {
    const { data } = await ask(100);
    const titles = data[list].nodes.map(({ title }: { title: string }) => title);
    expect(titles).toHaveLength(count);
    expect(titles).toEqual([...titles].sort());
  });

  it('can be paged', async () => {
    const whole = (await ask(100)).data[list].nodes;
    const one = (await ask(15)).data[list];
    const two = (await ask(100, one.pageInfo.endCursor)).data[list];
    expect([...one.nodes, ...two.nodes]).toEqual(whole);
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('costs one statement, for two and for all', async () => {
    for (const first of [2, 100]) {
      world.statements.length = 0;
      await ask(first);
      expect(world.statements.map(({ name }) => name)).toEqual(['reference_version']);
    }
  });

  it('refuses first: 0 and the cursor of another list', async () => {
    const other = list === 'subjects' ? 'sectors' : 'subjects';
    const { data } = await world.ask(null, `{ ${other}(first: 1) { pageInfo { endCursor } } }`);
    for (const { errors } of [await ask(0), await ask(5, data[other].pageInfo.endCursor)]) {
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

it('lets each activity lead to two to five unit groups', async () => {
  const { data } = await world.ask(null, `{ activities(first: 100) { nodes { code occupations { code level } } } }`);
  for (const { code, occupations } of data.activities.nodes) {
    expect([code, occupations.length >= 2 && occupations.length <= 5]).toEqual([code, true]);
    expect(occupations.every(({ level }: { level: string }) => level === 'UNIT')).toBe(true);
  }
});

it('describes every type, field, argument and value of the reference data', () => {
  const schema = createSchema();
  const named = ['Occupation', 'Subject', 'Sector', 'Activity', 'WomenShare', 'OccupationLevel', 'ShareQuality'].map((name) =>
    schema.getType(name)!,
  );
  const parts = named.flatMap((type) => [
    type,
    ...('getFields' in type ? Object.values(type.getFields()) : []),
    ...('getValues' in type ? type.getValues() : []),
  ]);
  const query = schema.getQueryType()!.getFields();
  const operations = ['occupations', 'subjects', 'sectors', 'activities'].flatMap((name) => [query[name]!, ...query[name]!.args]);
  expect([...parts, ...operations].filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
});
