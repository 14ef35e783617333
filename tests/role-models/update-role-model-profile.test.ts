import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';

const UPDATE = `mutation ($input: UpdateRoleModelProfileInput!) { updateRoleModelProfile(input: $input) {
  __typename
  ... on RoleModelProfileUpdated { roleModel { ...all } }
  ... on StaleRoleModel { code message roleModel { ...all } }
  ... on InvalidInput { code fields { path message } } } }
  fragment all on RoleModel { version headline about route startingLevel leftSchoolOn enteredFieldOn forms yearGroups largestGroup
    accessNeedsMet topicSectors { code } topicSubjects { code } barriersOvercome
    careers { occupation { code } jobTitle startedOn endedOn } }`;

const TODAY = '2026-10-05';

describe('updating a profile', () => {
  let world: World;
  let rosa: { id: string; personId: string };
  let viewer: Viewer;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    rosa = await world.plant.roleModel();
    await world.plant.row('role_model_barrier', { role_model_id: rosa.id, position: 1, story: 'An old story, long told.' });
    viewer = await world.plant.viewer('VOLUNTEER', { personId: rosa.personId });
  });

  const update = async (input: object, who: Viewer = viewer) =>
    world.ask(who, UPDATE, { input: { roleModelId: rosa.id, expectedVersion: 1, ...input } });
  const fieldsOf = async (input: object): Promise<string[]> => {
    const { data } = await update(input);
    expect(data.updateRoleModelProfile).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    return data.updateRoleModelProfile.fields.map(({ path }: any) => path.join('.'));
  };
  const career = { occupation: '2121', jobTitle: 'Engineer', startedOn: '2020-01-01' };

  it('changes every part at once and answers the new version', async () => {
    const careers = [
      { ...career, jobTitle: '  Engineer ', endedOn: null },
      { occupation: '5231', jobTitle: 'Mechanic', startedOn: '2018-03-01', endedOn: '2021-12-31' },
    ];
    const input = {
      ...{ headline: 'Keeps bridges up', about: 'Three lines\nof text\tand a tab', careers, route: 'T_LEVEL', startingLevel: 2 },
      ...{
        topicSectors: ['construction-and-built-environment'],
        topicSubjects: ['physics', 'physics'],
        leftSchoolOn: '2017-07-01',
      },
      ...{ barriersOvercome: ['Left school without a grade in mathematics.'], enteredFieldOn: '2018-03-01' },
      ...{ forms: ['TALK'], yearGroups: [11, 9, 9], largestGroup: null, accessNeedsMet: ['QUIET_SPACE'] },
    };
    const { data, errors } = await update(input);
    expect(errors).toBeUndefined();
    expect(data.updateRoleModelProfile).toEqual({
      __typename: 'RoleModelProfileUpdated',
      roleModel: {
        ...input,
        version: 2,
        topicSectors: [{ code: 'construction-and-built-environment' }],
        topicSubjects: [{ code: 'physics' }],
        yearGroups: [9, 11],
        careers: [
          { ...career, endedOn: null, occupation: { code: '2121' } },
          { ...careers[1], occupation: { code: '5231' } },
        ],
      },
    });
  });

  it('leaves alone what is left out, and what is null but may not be missing', async () => {
    const before = (await update({ expectedVersion: 0 })).data.updateRoleModelProfile.roleModel;
    const { data } = await update({ headline: 'New', about: null, careers: null, forms: null, barriersOvercome: null });
    expect(data.updateRoleModelProfile.roleModel).toEqual({ ...before, headline: 'New', version: 2 });
  });

  it('forgets what may be missing where it is null', async () => {
    const cleared = { route: null, startingLevel: null, leftSchoolOn: null, enteredFieldOn: null, largestGroup: null };
    const { data } = await update(cleared);
    expect(data.updateRoleModelProfile.roleModel).toMatchObject(cleared);
  });

  it('takes emoji and any script', async () => {
    const text = {
      headline: '👩🏽‍🔧 مهندسة جسور',
      about: 'אני בונה גשרים 🌉 — ‎かんたん',
      barriersOvercome: ['قيل لي إن البنات لا يلحمن 🔥'],
    };
    const { data } = await update(text);
    expect(data.updateRoleModelProfile.roleModel).toMatchObject(text);
  });

  it('counts characters, not bytes', async () => {
    const { data } = await update({ headline: '🌉'.repeat(120) });
    expect(data.updateRoleModelProfile.__typename).toBe('RoleModelProfileUpdated');
    expect(await fieldsOf({ expectedVersion: 2, headline: '🌉'.repeat(121) })).toEqual(['headline']);
  });

  it('refuses a stale version with the role model as they are now', async () => {
    await update({ headline: 'First to come' });
    const { data } = await update({ headline: 'Too late' });
    expect(data.updateRoleModelProfile).toMatchObject({
      __typename: 'StaleRoleModel',
      code: 'STALE_ROLE_MODEL',
      roleModel: { version: 2, headline: 'First to come' },
    });
  });

  it('lets one of two changes through that are made at once', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((word) => update({ headline: `Change ${word}`, careers: [career] })),
    );
    const outcomes = answers.map(({ data }) => data.updateRoleModelProfile.__typename).sort();
    expect(outcomes).toEqual(['RoleModelProfileUpdated', 'StaleRoleModel', 'StaleRoleModel', 'StaleRoleModel']);
  });

  it('collects all problems, and writes nothing', async () => {
    const problems = await fieldsOf({
      ...{
        headline: 'ab',
        about: 'x'.repeat(2_001),
        topicSectors: ['no-such'],
        topicSubjects: ['physics', 'alchemy'],
        startingLevel: 9,
      },
      ...{
        barriersOvercome: ['short'],
        leftSchoolOn: '2026-10-06',
        enteredFieldOn: '1890-01-01',
        forms: [],
        yearGroups: [6],
        largestGroup: 0,
      },
      careers: [
        { ...career, occupation: '21', jobTitle: 'E' },
        { ...career, endedOn: '2019-12-31' },
        { ...career, startedOn: '2026-10-06' },
        { ...career, endedOn: '2027-01-01' },
        career,
      ],
    });
    expect(problems).toEqual([
      ...[
        'headline',
        'about',
        'careers.0.occupation',
        'careers.0.jobTitle',
        'careers.1.endedOn',
        'careers.2.startedOn',
        'careers.3.endedOn',
      ],
      ...[
        'topicSectors',
        'topicSubjects',
        'barriersOvercome.0',
        'leftSchoolOn',
        'enteredFieldOn',
        'startingLevel',
        'forms',
        'yearGroups',
      ],
      'largestGroup',
    ]);
    const { data } = await update({ expectedVersion: 0 });
    expect(data.updateRoleModelProfile.roleModel).toMatchObject({
      version: 1,
      headline: 'Engineer',
      careers: [{ jobTitle: 'Engineer' }],
    });
  });

  it.each([
    [{ careers: [] }, 'careers'],
    [{ careers: Array(21).fill(career) }, 'careers'],
    [{ topicSectors: Array(21).fill('digital-and-computing') }, 'topicSectors'],
    [{ barriersOvercome: Array(6).fill('A story that is long enough.') }, 'barriersOvercome'],
    [{ yearGroups: [] }, 'yearGroups'],
    [{ about: 'x'.repeat(1_000_000) }, 'about'],
    [{ headline: 'nul \0 byte' }, 'headline'],
    [{ careers: [{ ...career, occupation: '2121; DROP' }] }, 'careers.0.occupation'],
    [{ careers: [{ ...career, occupation: '9999' }] }, 'careers.0.occupation'],
  ])('refuses a part that is out of bounds (%#)', async (input, field) => {
    expect(await fieldsOf(input)).toEqual([field]);
  });

  it.each([
    'Write to me: rosa@example.org',
    'see https://example.org/rosa',
    'find www.example.org',
    'call 07700 900123',
    'ring +44 (0)7700-900-123',
    'I am @rosa_builds on the usual sites',
  ])('keeps students and adults from reaching each other past the staff: %s', async (about) => {
    expect(await fieldsOf({ about })).toEqual(['about']);
  });

  it.each(['Built 1 200 000 bricks in 2019-2024', 'Works @ night', 'C++ and .NET, 0.5 mm to 10,000 mm', 'A 50/50 share, 24/7'])(
    'takes no offence at: %s',
    async (about) => {
      expect((await update({ about })).data.updateRoleModelProfile.__typename).toBe('RoleModelProfileUpdated');
    },
  );

  it('takes careers that overlap', async () => {
    const careers = [career, { ...career, startedOn: '2019-01-01', endedOn: TODAY }];
    expect((await update({ careers })).data.updateRoleModelProfile.__typename).toBe('RoleModelProfileUpdated');
  });

  it('is for the role model themself: to others there is nothing to change', async () => {
    const other = await world.plant.roleModel();
    const stranger = await world.plant.viewer('ALUMNUS', { personId: other.personId });
    expect((await update({ headline: 'Not mine' }, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const roleModelId of ['nonsense', newId()])
      expect((await update({ roleModelId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const operator = await world.plant.viewer('OPERATOR');
    expect((await update({ headline: 'Not mine' }, operator)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await update({ expectedVersion: 0 })).data.updateRoleModelProfile.roleModel).toMatchObject({
      headline: 'Engineer',
      version: 1,
    });
  });
});
