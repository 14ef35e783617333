import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SEARCH = `query ($search: String, $level: OccupationLevel! = UNIT, $first: Int! = 20, $after: String) {
  occupations(search: $search, level: $level, first: $first, after: $after) {
    nodes { code level title }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

async function search(words: string | null, variables: Record<string, unknown> = {}) {
  const { data, errors } = await world.ask(null, SEARCH, { search: words, ...variables });
  expect(errors).toBeUndefined();
  return data.occupations;
}

const codesFor = async (words: string, first = 20): Promise<string[]> =>
  (await search(words, { first })).nodes.map(({ code }: { code: string }) => code);

async function refusal(variables: Record<string, unknown>) {
  const { data, errors } = await world.ask(null, SEARCH, variables);
  expect(data ?? null).toBeNull();
  const [error] = errors ?? [];
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  return error!.message;
}

const NURSES = ['2231', '2232', '2233', '2234', '2235', '2236', '2237'];

describe('searching occupations', () => {
  it.each(['nurse', 'Nurses', 'nrse', 'nerse', '  NURSE  ', 'núrse'])('finds nurses first for "%s"', async (words) => {
    const codes = await codesFor(words);
    expect(codes[0]).toBe('2237');
    expect(codes.slice(0, 9)).toEqual(expect.arrayContaining(NURSES));
    expect(codes).toEqual(await codesFor('nurse'));
  });

  it.each([
    ['enginer', '2121'],
    ['mechanical enginer', '2122'],
    ['carpinter', '5316'],
    ['docter', '2211'],
    ['plummer', '5315'],
    ['hairdreser', '6221'],
    ['elecrtician', '5241'],
    ['secondary teacher', '2313'],
    ['teacher', '2313'],
    ['vet', '2240'],
    ['vetinary nurse', '3240'],
    ['midwive', '2231'],
    ['lawer', '2412'],
    ['web desiner', '2141'],
    ['softwere developper', '2134'],
    ['farmr', '5111'],
    ['bricky', '5313'],
    ['chef', '5434'],
    ['social worker', '2461'],
    ['mental health nurse', '2235'],
    ['nurse mental health', '2235'],
  ])('finds what is meant by "%s"', async (words, code) => {
    expect((await codesFor(words))[0]).toBe(code);
  });

  it('finds the engineers for "engineering" too', async () => {
    expect(await codesFor('engineering', 40)).toEqual(expect.arrayContaining(['2121', '2122', '2129', '3113']));
  });

  it('matches job titles worded for one sex, and shows none of them', async () => {
    const { data } = await world.ask(null, `{ occupations(search: "dinner lady") { nodes { code jobTitles(first: 100) } } }`);
    const [first] = data.occupations.nodes;
    expect(first.code).toBe('9232');
    expect(first.jobTitles.join()).not.toMatch(/lady/i);
  });

  it.each(['zzqqxx', '🦊🦊', '؟؟؟', '%', '_____', '\u0000'])('finds nothing for %j', async (words) => {
    expect((await search(words)).nodes).toEqual([]);
  });

  it('takes statements for words', async () => {
    await search("'; DROP TABLE occupation; --");
    expect((await search('nurse')).nodes).not.toEqual([]);
  });

  it.each([null, '', '   '])('lists every unit group in the order of codes without words (%j)', async (words) => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: { nodes: { code: string; level: string }[]; pageInfo: any } = await search(words, {
        first: 100,
        after,
      });
      expect(nodes.every(({ level }) => level === 'UNIT')).toBe(true);
      codes.push(...nodes.map(({ code }) => code));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(codes).toHaveLength(412);
    expect(codes).toEqual([...codes].sort());
  });

  it.each([
    ['MAJOR', 9],
    ['SUB_MAJOR', 26],
    ['MINOR', 104],
  ])('lists the %s groups', async (level, count) => {
    const first = await search(null, { level, first: 100 });
    const rest = first.pageInfo.hasNextPage
      ? await search(null, { level, first: 100, after: first.pageInfo.endCursor })
      : { nodes: [] };
    expect([...first.nodes, ...rest.nodes]).toHaveLength(count);
  });

  it('searches groups above unit groups by their titles', async () => {
    const { nodes } = await search('engineering professionals', { level: 'MINOR' });
    expect(nodes[0]).toEqual({ code: '212', level: 'MINOR', title: 'Engineering professionals' });
  });

  it('pages through what it found without losing or repeating any', async () => {
    const whole = await codesFor('engineer', 60);
    const paged: string[] = [];
    let after: string | null = null;
    while (paged.length < whole.length) {
      const { nodes, pageInfo }: { nodes: { code: string }[]; pageInfo: any } = await search('engineer', { first: 7, after });
      paged.push(...nodes.map(({ code }) => code));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      after = pageInfo.endCursor;
    }
    expect(paged.slice(0, whole.length)).toEqual(whole);
  });
});

describe('what a search refuses', () => {
  it.each([0, -1, 101])('refuses first: %d', async (first) => {
    expect(await refusal({ search: 'nurse', first })).toContain('from 1 to 100');
    expect(await refusal({ search: null, first })).toContain('from 1 to 100');
  });

  it('refuses more than 100 characters and says how many there were', async () => {
    expect(await refusal({ search: 'n'.repeat(101) })).toContain('has 101 characters');
    expect((await search('🦊'.repeat(100))).nodes).toEqual([]);
  });

  it('refuses the cursor of another search, level or list', async () => {
    const { pageInfo } = await search('engineer', { first: 2 });
    const after = pageInfo.endCursor;
    expect(await refusal({ search: 'nurse', after })).toContain('not a cursor of this list');
    expect(await refusal({ search: null, after })).toContain('not a cursor of this list');
    expect(await refusal({ search: 'engineer', level: 'MINOR', after })).toContain('not a cursor of this list');
    const { data } = await world.ask(null, `{ subjects(first: 1) { pageInfo { endCursor } } }`);
    expect(await refusal({ search: null, after: data.subjects.pageInfo.endCursor })).toContain('not a cursor of this list');
  });

  it('refuses a cursor that was tampered with', async () => {
    const forged = (...position: unknown[]) =>
      Buffer.from(JSON.stringify(['occupations UNIT nurse', ...position])).toString('base64url');
    for (const after of ['', 'x', forged(), forged('2', '1'), forged(1.5, '2237'), forged(3000, 2237), forged(1e300, '2237')]) {
      expect(await refusal({ search: 'nurse', after })).toContain('not a cursor of this list');
    }
  });

  it('refuses to list no job titles, or more than 100', async () => {
    for (const first of [0, 101]) {
      const { errors } = await world.ask(null, `{ occupations(first: 1) { nodes { jobTitles(first: ${first}) } } }`);
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    }
  });
});

describe('an occupation', () => {
  const WHOLE = `query ($first: Int!, $search: String) { occupations(first: $first, search: $search) { nodes {
    code title parent { code parent { code parent { code parent { code } } } } sectors { code title } jobTitles(first: 3)
    womenShare { share source year quality isProxy }
  } } }`;

  it('tells its parents, sectors, job titles and share of women', async () => {
    const { data } = await world.ask(null, WHOLE, { first: 1, search: 'physiotherapist' });
    expect(data.occupations.nodes).toEqual([
      {
        code: '2221',
        title: 'Physiotherapists',
        parent: { code: '222', parent: { code: '22', parent: { code: '2', parent: null } } },
        sectors: expect.arrayContaining([{ code: 'health-and-social-care', title: expect.any(String) }]),
        jobTitles: expect.arrayContaining([expect.any(String)]),
        womenShare: {
          share: 0.732,
          source: expect.stringContaining('HCPC registrant snapshot'),
          year: 2021,
          quality: 'UK_WHOLE',
          isProxy: false,
        },
      },
    ]);
  });

  it('costs the same statements for two and for a hundred', async () => {
    const statementsFor = async (variables: Record<string, unknown>) => {
      world.statements.length = 0;
      await world.ask(null, WHOLE, variables);
      return world.statements.map(({ name }) => name);
    };
    expect(await statementsFor({ first: 2 })).toEqual(['reference_version']);
    expect(await statementsFor({ first: 100 })).toEqual(['reference_version']);
    expect(await statementsFor({ first: 2, search: 'engineer' })).toEqual(['reference_version', 'reference_search']);
    expect(await statementsFor({ first: 60, search: 'engineer' })).toEqual(['reference_version', 'reference_search']);
  });
});
