import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { EXPLAIN, openClass, request } from './class-of-six';

describe('the explanation of a match', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let studentId: string;
  let self: Viewer;
  beforeAll(async () => {
    set = await openClass();
    const [student] = set.students;
    studentId = student!.id;
    self = await set.world.plant.viewer('STUDENT', { schoolId: set.schoolId, personId: student!.personId });
    await set.world.plant.outcode('SR1', 54.91, -1.37);
  });
  afterAll(() => set.world.close());

  const explain = (viewer: Viewer, roleModelId: string, more: Record<string, unknown> = {}) =>
    set.world.ask(viewer, EXPLAIN.replace('distanceKm', 'distanceKm warnings counterfactuals { kind explanation }'), {
      studentId,
      roleModelId,
      ...more,
    });
  const told = async (viewer: Viewer, roleModelId: string, more: Record<string, unknown> = {}) => {
    const { data, errors } = await explain(viewer, roleModelId, more);
    expect(errors).toBeUndefined();
    return data.explainMatch;
  };
  const codeOf = async (viewer: Viewer, roleModelId: string, more = {}) =>
    (await explain(viewer, roleModelId, more)).errors?.[0]?.extensions.code;
  const conditionsOf = ({ failedConditions }: { failedConditions: { condition: string }[] }) =>
    failedConditions.map(({ condition }) => condition);

  it('tells staff that somebody is paused and nothing of them, and students not even that', async () => {
    const { plant } = set.world;
    const { id } = await plant.roleModel({ outcode: 'SR1', travel_limit_km: 15, capacity_per_month: 0 }, '2122');
    const pause = (isPaused: boolean) => plant.sql(`UPDATE role_model SET is_paused = $2 WHERE id = $1`, [id, isPaused]);
    const known = await told(set.leader, id);
    expect(known).toMatchObject({ roleModel: { id }, distanceKm: 17, warnings: [expect.any(String)] });
    expect(known.counterfactuals).not.toEqual([]);
    expect(known.score).toBeGreaterThan(0.2);
    await pause(true);
    const answer = await told(set.leader, id);
    const nothing = { roleModel: null, score: 0, reasons: [], warnings: [], distanceKm: null, counterfactuals: [] };
    expect(answer).toEqual({ isEligible: false, failedConditions: expect.any(Array) as unknown, ...nothing });
    expect(conditionsOf(answer)).toEqual(['NOT_PAUSED', 'CAPACITY_LEFT']);
    expect(await codeOf(self, id)).toBe('NOT_FOUND');
    await pause(false);
    expect(await told(set.leader, id)).toEqual(known);
  });

  it.each(['DRAFT', 'AWAITING_CONFIRMATION', 'WITHDRAWN'])('is not there for anybody while they are %s', async (listing) => {
    const { id } = await set.world.plant.roleModel({ listing });
    for (const viewer of [set.leader, self]) expect(await codeOf(viewer, id)).toBe('NOT_FOUND');
  });

  it.each([{ turns_adult_on: '2027-01-01' }, { here_for: 'OWN_SCHOOLS' }, { turns_adult_on: '2027-01-01', is_paused: true }])(
    'is not there for other schools than theirs where they are %j',
    async (columns) => {
      const { plant } = set.world;
      const { id } = await plant.roleModel(columns);
      const left = { role_model_id: id, left_on: '2026-07-01', is_confirmed: true };
      await plant.row('role_model_school', { ...left, school_id: await plant.school() });
      for (const viewer of [set.leader, self]) expect(await codeOf(viewer, id)).toBe('NOT_FOUND');
      await plant.row('role_model_school', { ...left, school_id: set.schoolId });
      expect(await codeOf(set.leader, id)).toBeUndefined();
    },
  );

  it('tells staff the distance in whole kilometres, and students neither that nor any limit', async () => {
    const { id } = await set.world.plant.roleModel({
      outcode: 'SR1',
      is_online: false,
      travel_limit_km: 3,
      capacity_per_month: 0,
    });
    const staff = await told(set.leader, id);
    expect(staff.distanceKm).toBe(17);
    expect(staff.failedConditions[0].explanation).toContain('they travel up to 3 km');
    const own = await told(self, id);
    expect(conditionsOf(own)).toEqual(['WITHIN_TRAVEL_LIMIT', 'CAPACITY_LEFT']);
    expect(own).toMatchObject({ distanceKm: null, warnings: [], isEligible: false });
    expect(JSON.stringify(own.failedConditions)).not.toMatch(/\d/);
  });

  it('warns staff of a limit that is a little exceeded, not students', async () => {
    const { id } = await set.world.plant.roleModel({ outcode: 'SR1', travel_limit_km: 15 });
    expect((await told(set.leader, id)).warnings).toHaveLength(1);
    expect(await told(self, id)).toMatchObject({ warnings: [], isEligible: true });
  });

  it('tells students in one neutral sentence what lies between the role model and their school', async () => {
    const { plant, time } = set.world;
    const { id } = await plant.roleModel();
    const excludes = { school_id: set.schoolId, role_model_id: id, reason: 'A relative', excluded_by: newId() };
    await plant.row('school_role_model_exclusion', { ...excludes, excluded_at: time.now }, [set.schoolId]);
    expect(conditionsOf(await told(set.leader, id))).toEqual(['NOT_EXCLUDED_BY_SCHOOL']);
    expect((await told(self, id)).failedConditions).toEqual([
      {
        condition: 'AVAILABLE_AT_PRESENT',
        explanation: 'Not available to meet you at present. Your careers leader can say who is.',
      },
    ]);
  });

  describe('by a request', () => {
    it('asks for the whole audience, not for the one student', async () => {
      const { plant } = set.world;
      const studentIds = set.students.map(({ id }) => id);
      studentIds.push((await plant.student(set.schoolId, { year_group: 10 })).id);
      const requestId = await request(set.world, set.leader, set.schoolId, { audience: { studentIds } });
      const small = await plant.roleModel({ largest_group: 6 });
      const young = await plant.roleModel({ year_groups: [9] });
      expect(conditionsOf(await told(set.leader, small.id, { requestId }))).toEqual(['ACCEPTS_GROUP_SIZE']);
      const answer = await told(set.leader, young.id, { requestId });
      expect(answer.failedConditions).toMatchObject([
        { condition: 'ACCEPTS_YEAR_GROUP', explanation: expect.stringContaining('Year 10') as string },
      ]);
      for (const { id } of [small, young]) expect((await told(set.leader, id)).isEligible).toBe(true);
    });

    it('says that another part of the day is enough, and nothing of other dates where these are not', async () => {
      const form = { startsOn: '2026-12-07', endsOn: '2026-12-11', partsOfDay: ['EVENING'] };
      const requestId = await request(set.world, set.leader, set.schoolId, form);
      const answer = await told(set.leader, set.nurse, { requestId });
      expect(answer.failedConditions).toEqual([
        {
          condition: 'FREE_IN_WINDOW',
          explanation: expect.stringMatching(/\. Another time of day would make it possible\.$/) as string,
        },
      ]);
      expect(answer.counterfactuals).toEqual([{ kind: 'PARTS_OF_DAY', explanation: 'If you also asked for mornings.' }]);
      const partsOfDay = ['EVENING', 'MORNING'];
      const made = await request(set.world, set.leader, set.schoolId, { ...form, partsOfDay });
      expect((await told(set.leader, set.nurse, { requestId: made })).isEligible).toBe(true);
    });

    it('refuses a student who is not in its audience', async () => {
      const requestId = await request(set.world, set.leader, set.schoolId);
      const { id: other } = await set.world.plant.student(set.schoolId, { year_group: 8 });
      const { errors } = await explain(set.leader, set.nurse, { studentId: other, requestId });
      expect(errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
        message: expect.stringContaining('not in the audience') as string,
      });
    });

    it('is for staff: whoever holds another role at the school does not find it', async () => {
      const requestId = await request(set.world, set.leader, set.schoolId);
      const alumnus = await set.world.plant.viewer('ALUMNUS', { schoolId: set.schoolId, personId: self.personId });
      const both = { ...self, memberships: [...self.memberships, ...alumnus.memberships] };
      expect(await codeOf(both, set.nurse, { requestId })).toBe('NOT_FOUND');
    });
  });
});
