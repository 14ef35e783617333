import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';

const CREATE = `
  mutation Create($input: CreateSpeakerRequestInput!) {
    createSpeakerRequest(input: $input) {
      __typename
      ... on SpeakerRequestCreated {
        speakerRequest {
          id
          title
          purpose
          audience {
            yearGroup
            tutorGroup
            hasNamedStudents
          }
          weights { interest }
          criteria { sectors sex }
        }
      }
      ... on Problem {
        code
        message
      }
      ... on AudienceTooSmall {
        least
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`;

describe('asking for speakers', () => {
  let world: World;
  let schoolId: string;
  let leader: Viewer;
  let teacher: Viewer;
  const students: string[] = [];

  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    teacher = await world.plant.viewer('TEACHER', { schoolId });
    for (let number = 0; number < 6; number += 1) students.push((await world.plant.student(schoolId)).id);
  });
  afterAll(() => world.close());

  const input = (change: Record<string, unknown> = {}) => ({
    schoolId,
    title: 'Makers for 9B',
    purpose: 'Meet people who make things for a living.',
    form: 'TALK',
    audience: { yearGroup: 9, tutorGroup: '9B' },
    startsOn: '2026-11-02',
    endsOn: '2026-11-27',
    ...change,
  });
  const create = async (viewer: Viewer | null, change: Record<string, unknown> = {}) => {
    const { data, errors } = await world.ask(viewer, CREATE, { input: input(change) });
    return { ...(data?.createSpeakerRequest ?? {}), errors };
  };
  const count = async (): Promise<number> => {
    const rows = await world.plant.sql(`SELECT count(*)::int AS n FROM speaker_request`, [], [schoolId]);
    return rows[0].n;
  };

  it('answers with the request', async () => {
    expect(await create(leader)).toMatchObject({
      __typename: 'SpeakerRequestCreated',
      speakerRequest: {
        title: 'Makers for 9B',
        audience: { yearGroup: 9, tutorGroup: '9B', hasNamedStudents: false },
        weights: null,
      },
    });
  });

  it('keeps once what a list says many times', async () => {
    const twice = ['creative-and-media', 'creative-and-media'];
    const { speakerRequest } = await create(leader, {
      accessNeeds: Array.from({ length: 3_000 }, (_, index) => (index % 2 === 0 ? 'STEP_FREE' : 'SIGN_LANGUAGE')),
      partsOfDay: Array.from({ length: 3_000 }, () => 'MORNING'),
      criteria: { sectors: twice, occupations: ['2122', '2122'], subjects: ['music', 'physics', 'music'] },
    });
    const [kept] = await world.plant.sql(
      `SELECT access_needs, parts_of_day, sectors, occupations, subjects FROM speaker_request WHERE id = $1`,
      [speakerRequest.id],
      [schoolId],
    );
    expect(kept).toEqual({
      ...{ access_needs: ['STEP_FREE', 'SIGN_LANGUAGE'], parts_of_day: ['MORNING'] },
      ...{ sectors: ['creative-and-media'], occupations: ['2122'], subjects: ['music', 'physics'] },
    });
  });

  it('keeps emoji and right-to-left text as they were written', async () => {
    const title = '👩🏽‍🔧 مهندسون لصف 9ب';
    expect(await create(leader, { title })).toMatchObject({ speakerRequest: { title } });
  });

  it.each([
    [{ title: 'x' }, ['title'], /3 to 120/],
    [{ purpose: 'p'.repeat(1_000_000) }, ['purpose'], /1,000,000/],
    [{ startsOn: '2026-10-04', endsOn: '2026-10-09' }, ['startsOn'], /in the past/],
    [{ endsOn: '2026-11-01' }, ['endsOn'], /before startsOn/],
    [{ endsOn: '2028-11-01' }, ['endsOn'], /366 days/],
    [{ startsOn: '9999-11-02', endsOn: '9999-11-27' }, ['startsOn'], /too far off; choose 2028-08-31.*or earlier/],
    [{ startsOn: '2028-09-01', endsOn: '2028-09-01' }, ['startsOn'], /too far off/],
    [{ startsOn: '2028-07-03', endsOn: '2028-09-01' }, ['endsOn'], /too far off; choose 2028-08-31.*or earlier/],
    [{ isOnlineWelcome: false, isInPersonWelcome: false }, ['isInPersonWelcome'], /how you would meet/],
    [{ form: 'WORKPLACE_VISIT', isOnlineWelcome: true, isInPersonWelcome: false }, ['isInPersonWelcome'], /nobody can come/],
    [{ title: 'Makers\0' }, ['title'], /control characters/],
    [{ purpose: 'Meet people who make things.\u001b[2J' }, ['purpose'], /control characters/],
    [{ audience: { tutorGroup: '9\0B' } }, ['audience', 'tutorGroup'], /control characters/],
    [{ audience: { tutorGroup: 'x'.repeat(41) } }, ['audience', 'tutorGroup'], /at most 40/],
    [{ idempotencyKey: '' }, ['idempotencyKey'], /1 to 200/],
    [{ idempotencyKey: 'k'.repeat(201) }, ['idempotencyKey'], /1 to 200/],
    [{ idempotencyKey: 'key\0' }, ['idempotencyKey'], /control character/],
    [{ audience: {} }, ['audience'], /at least one/],
    [{ audience: { yearGroup: 3 } }, ['audience', 'yearGroup'], /7 to 14/],
    [{ audience: { yearGroup: 13 } }, ['audience'], /no student now enrolled/],
    [{ audience: { studentIds: [randomUUID()] } }, ['audience', 'studentIds'], /1 of the 1 students/],
    [{ criteria: { occupations: ['9999'] } }, ['criteria', 'occupations'], /9999.*not a code we know/],
    [{ criteria: { sectors: ['nonsense'] } }, ['criteria', 'sectors'], /not a code we know/],
    [
      { weights: { interest: 0.5, background: 0.2, counterStereotype: 0.2, variety: 0.1, attainability: 0.1 } },
      ['weights'],
      /add up to 1/,
    ],
    [
      { weights: { interest: 1.1, background: -0.1, counterStereotype: 0, variety: 0, attainability: 0 } },
      ['weights', 'background'],
      /0 to 1/,
    ],
  ])('refuses %j', async (change, path, message) => {
    const before = await count();
    const answer = await create(leader, change);
    expect(answer).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
    expect(answer.fields).toEqual(expect.arrayContaining([{ path, message: expect.stringMatching(message) as string }]));
    expect(await count()).toBe(before);
  });

  it('takes days to the end of the next school year, which on 31 August is a year off, and a day later two', async () => {
    const days = (day: string) => ({ startsOn: day, endsOn: day });
    const now = world.time.now;
    for (const [today, last] of [
      ['2026-10-05', '2028-08-31'],
      ['2027-08-31', '2028-08-31'],
      ['2027-09-01', '2029-08-31'],
    ] as const) {
      world.time.now = new Date(`${today}T09:00:00.000Z`);
      expect(await create(leader, days(last))).toMatchObject({ __typename: 'SpeakerRequestCreated' });
      expect(await create(leader, days(`${last.slice(0, 4)}-09-01`))).toMatchObject({ __typename: 'InvalidInput' });
    }
    world.time.now = now;
  });

  it('keeps the lines and tabs of a purpose', async () => {
    const purpose = 'Meet people who make things:\n\tcars,\r\n\tbridges.';
    expect(await create(leader, { purpose, idempotencyKey: 'k'.repeat(200) })).toMatchObject({ speakerRequest: { purpose } });
  });

  it('says everything that is wrong at once', async () => {
    const { fields } = await create(leader, { title: '', purpose: '', audience: {}, endsOn: '2026-01-01' });
    expect(fields.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(['title', 'purpose', 'endsOn', 'audience']);
  });

  it('lets a teacher ask for five students but not for four', async () => {
    expect(await create(teacher, { audience: { studentIds: students.slice(0, 5) } })).toMatchObject({
      __typename: 'SpeakerRequestCreated',
    });
    expect(await create(teacher, { audience: { studentIds: students.slice(0, 4) } })).toMatchObject({
      __typename: 'AudienceTooSmall',
      least: 5,
    });
    expect(await create(leader, { audience: { studentIds: students.slice(0, 1) } })).toMatchObject({
      __typename: 'SpeakerRequestCreated',
    });
  });

  it('makes one request of one key, however often it is sent', async () => {
    const idempotencyKey = randomUUID();
    const before = await count();
    const answers = await Promise.all([create(leader, { idempotencyKey }), create(leader, { idempotencyKey })]);
    const again = await create(leader, { idempotencyKey });
    expect(new Set([...answers, again].map(({ speakerRequest }) => speakerRequest.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('refuses the key of another request', async () => {
    const idempotencyKey = randomUUID();
    await create(leader, { idempotencyKey });
    expect(await create(leader, { idempotencyKey, title: 'Another title' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('keeps no refusal: a corrected request may use its key', async () => {
    const idempotencyKey = randomUUID();
    expect(await create(leader, { idempotencyKey, title: '' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await create(leader, { idempotencyKey })).toMatchObject({ __typename: 'SpeakerRequestCreated' });
  });

  it('is closed to the safeguarding lead, to another school, and to people who are not staff', async () => {
    const elsewhere = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
    const dsl = await world.plant.viewer('SAFEGUARDING_LEAD', { schoolId });
    const volunteer = await world.plant.viewer('VOLUNTEER');
    expect((await create(dsl)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await create(elsewhere)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await create(volunteer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await create(null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
