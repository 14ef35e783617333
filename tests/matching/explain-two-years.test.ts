import { openClass, request } from './class-of-six';

const EXPLAIN = `query E($studentId: ID!, $roleModelId: ID!, $requestId: ID) {
  explainMatch(studentId: $studentId, roleModelId: $roleModelId, requestId: $requestId) {
    isEligible failedConditions { condition explanation } counterfactuals { kind explanation isEnough } } }`;

/** A tutor group of two year groups, as schools have them that mix ages. */
describe('an explanation by a request for Years 9 and 10', () => {
  let set: Awaited<ReturnType<typeof openClass>>;
  let requestId: string;
  const students = { nine: '', ten: '' };
  beforeAll(async () => {
    set = await openClass();
    const { plant } = set.world;
    for (const [name, year_group] of [
      ['nine', 9],
      ['ten', 10],
    ] as const)
      students[name] = (await plant.student(set.schoolId, { year_group, tutor_group: 'Oak' })).id;
    requestId = await request(set.world, set.leader, set.schoolId, { audience: { tutorGroup: 'oak' } });
  });
  afterAll(() => set.world.close());

  const explained = async (year: keyof typeof students, yearGroups: readonly number[], by: string | null = requestId) => {
    const { id: roleModelId } = await set.world.plant.roleModel({ year_groups: yearGroups });
    const variables = { studentId: students[year], roleModelId, requestId: by };
    const { data, errors } = await set.world.ask(set.leader, EXPLAIN, variables);
    expect(errors).toBeUndefined();
    return data.explainMatch;
  };
  const kept = (years: string) => ({
    isEligible: false,
    failedConditions: [{ condition: 'ACCEPTS_YEAR_GROUP', explanation: expect.stringContaining(years) as string }],
  });
  const help = (explanation: string) => ({ counterfactuals: [{ kind: 'YEAR_GROUPS', explanation, isEnough: true }] });

  it.each(['nine', 'ten'] as const)('has nothing against who meets both, of the student in Year %s', async (year) => {
    expect(await explained(year, [9, 10])).toEqual({ isEligible: true, failedConditions: [], counterfactuals: [] });
  });

  it('says of who meets one of them which is in the way, and what would help the very student asked about', async () => {
    expect(await explained('nine', [8, 9])).toEqual({ ...kept('Year 10'), ...help('If you asked without Year 10.') });
    expect(await explained('ten', [8, 9])).toEqual({ ...kept('Year 10'), ...help('If they met Year 10 as well.') });
  });

  it('names both for who meets neither', async () => {
    for (const year of ['nine', 'ten'] as const)
      expect(await explained(year, [12])).toEqual({
        ...kept('Year 9 or Year 10'),
        ...help('If they met Year 9 and Year 10 as well.'),
      });
  });

  it('holds the other year against nobody where no request is asked by', async () => {
    expect(await explained('nine', [8, 9], null)).toMatchObject({ isEligible: true, counterfactuals: [] });
    expect(await explained('ten', [8, 9], null)).toMatchObject(kept('Year 10'));
  });
});
