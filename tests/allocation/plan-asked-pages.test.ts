import { newId } from '../../server/platform/identifiers';
import { ASKED, at, KINDS, PAIR, settling } from './asked';
import { LATER, openPlanning, type Pair, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('lists of pairs', () => {
  const PAGE = `query ($id: ID!, $first: Int!, $after: String) { allocationPlan(id: $id) {
    forbidden(first: $first, after: $after) { nodes { studentId offerDateId } pageInfo { endCursor hasNextPage } } } }`;
  const OTHER = `query ($id: ID!, $after: String) { allocationPlan(id: $id) { fixed(after: $after) { nodes { studentId } } } }`;
  const codeOf = async (text: string, variables: object) =>
    (await planning.world.ask(planning.leader, text, { ...variables })).errors?.[0]?.extensions.code;

  it('go on after a cursor, those of erased students first and then by name, and refuse another list’s', async () => {
    const students = await planning.students(4);
    const [one, other] = [await planning.offer(), await planning.offer({}, [LATER])];
    const dates = [one, other].map(({ dateIds }) => String(dateIds[0]));
    const forbidden = dates.map((date) => at(date, ...students.toReversed()));
    const { plan } = await planning.plan(planning.input([one.id, other.id], { forbidden }));
    await planning.world.plant.sql(`DELETE FROM student WHERE id = $1`, [students[2]], [planning.schoolId]);
    const seen: Pair[] = [];
    const page = async (after: string | null) =>
      (await planning.ask(PAGE, { id: plan.id, first: 3, after })).allocationPlan.forbidden;
    let after: string | null = null;
    for (let goesOn = true; goesOn;) {
      const { nodes, pageInfo } = await page(after);
      seen.push(...nodes);
      [after, goesOn] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const [ann, ben, cat, dan] = students as [string, string, string, string];
    const inOrder = [cat, ann, ben, dan].flatMap((studentId) =>
      dates.toSorted().map((offerDateId) => ({ studentId, offerDateId })),
    );
    expect(seen).toEqual(inOrder);
    expect(await codeOf(OTHER, { id: plan.id, after })).toBe('BAD_USER_INPUT');
    expect(await codeOf(PAGE, { id: plan.id, first: 101 })).toBe('BAD_USER_INPUT');
    expect(await codeOf(PAGE, { id: plan.id, first: 0 })).toBe('BAD_USER_INPUT');
  });

  it('take as few statements for six plans as for two', async () => {
    const MANY = `query ($school: ID!, $first: Int!) { allocationPlans(schoolId: $school, first: $first) { nodes { rankedMode
      audience { yearGroup } offers { forms named(first: 2) { nodes { title } } }
      ${KINDS.map((kind) => `${kind}(first: 3) { ${PAIR} }`).join(' ')} } } }`;
    const { students, one, other, first, second } = await settling(planning);
    const [ann, ben, cat] = students;
    const pairs = { fixed: [at(first, ann)], forbidden: [at(second, ben)], required: [at(first, cat)] };
    for (let made = 0; made < 6; made++) await planning.planned(planning.input([one.id, other.id], pairs));
    const statements = async (plans: number) => {
      planning.world.statements.length = 0;
      const { allocationPlans } = await planning.ask(MANY, { school: planning.schoolId, first: plans });
      expect(allocationPlans.nodes).toHaveLength(plans);
      expect(allocationPlans.nodes.at(-1)).toMatchObject({ fixed: { nodes: [{ student: { id: ann } }] } });
      return planning.world.statements
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('job_'))
        .sort();
    };
    const two = await statements(2);
    expect(await statements(6)).toEqual(two);
    expect(two.length).toBeLessThanOrEqual(7);
  });
});

describe('who may read it', () => {
  it('are those who read the plan, and nobody else', async () => {
    const { students, one, first } = await settling(planning);
    const { plan } = await planning.plan(planning.input([one.id], { forbidden: [at(first, students[0])] }));
    const { schoolId, world } = planning;
    const viewers = (role: Parameters<typeof world.plant.viewer>[0], school = schoolId) =>
      world.plant.viewer(role, { schoolId: school });
    const answer = async (viewer: typeof planning.leader) => {
      const { data, errors } = await world.ask(viewer, ASKED, { id: plan.id });
      return errors?.[0]?.extensions.code ?? data.allocationPlan.forbidden.nodes.length;
    };
    for (const role of ['CAREERS_LEADER', 'CAREERS_ADVISER', 'SENCO'] as const) expect(await answer(await viewers(role))).toBe(1);
    for (const role of ['TEACHER', 'SAFEGUARDING_LEAD', 'STUDENT'] as const)
      expect(await answer(await viewers(role))).toBe('FORBIDDEN');
    const other = await viewers('CAREERS_LEADER', await world.plant.school());
    expect(await answer(other)).toBe('NOT_FOUND');
    const teaches = { id: newId(), role: 'TEACHER' as const, schoolId, employerId: null };
    expect(await answer({ ...other, memberships: [...other.memberships, teaches] })).toBe('FORBIDDEN');
  });
});
