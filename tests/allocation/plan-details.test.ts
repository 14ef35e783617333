import { plantHardSchool } from './hard-school';
import { openPlanning, type PlanningWorld } from './planning';

/** A place as it is answered. */
interface OfStudent {
  readonly student: { readonly id: string };
}

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('lists', () => {
  const PAGE = `query ($school: ID!, $first: Int!, $after: String) { allocationPlans(schoolId: $school, first: $first, after: $after) {
    nodes { id state isStale changes { code } conflicts { code } bestFit { studentsPlaced without(first: 2) { nodes { id } } unplaced(first: 2) { nodes { id } }
      places(first: 2) { nodes { student { id } offer { id } date { id } } } } fair { studentsPlaced } } pageInfo { endCursor hasNextPage } } }`;
  const LISTS = `query ($id: ID!, $first: Int!, $after: String, $next: String) { allocationPlan(id: $id) { fair {
    without(first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
    places(first: $first, after: $next) { nodes { student { id } } pageInfo { endCursor hasNextPage } } } } }`;

  it('of plans come newest first, in as few statements for six as for two', async () => {
    await planning.students(3);
    const offer = await planning.offer({}, [{ capacity: 2 }]);
    const ids: string[] = [];
    while (ids.length < 6) ids.unshift((await planning.planned(planning.input([offer.id]))).id);
    const school = planning.schoolId;
    const page = async (first: number, after: string | null = null) => {
      planning.world.statements.length = 0;
      const { allocationPlans } = await planning.ask(PAGE, { school, first, after });
      return {
        ...allocationPlans,
        statements: planning.world.statements
          .map(({ name }) => name)
          .filter((name) => !name.startsWith('job_'))
          .sort(),
      };
    };
    const two = await page(2);
    expect(two.nodes).toMatchObject([
      {
        id: ids[0],
        isStale: false,
        bestFit: { studentsPlaced: 2, without: { nodes: [{}] }, places: { nodes: [{ date: {} }, {}] } },
      },
      { id: ids[1] },
    ]);
    expect((await page(6)).statements).toEqual(two.statements);
    expect(two.statements.length).toBeLessThanOrEqual(15);
    const rest = await page(5, two.pageInfo.endCursor);
    expect([...two.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('of students without and of places go on after a cursor, without a gap or a repetition', async () => {
    const students = await planning.students(7);
    const offer = await planning.offer({}, [{ capacity: 4 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    const seen: string[] = [];
    for (let [after, next, goesOn] = [null, null, true]; goesOn;) {
      const { fair } = (await planning.ask(LISTS, { id: plan.id, first: 2, after, next })).allocationPlan;
      seen.push(
        ...fair.without.nodes.map(({ id }: { id: string }) => id),
        ...fair.places.nodes.map(({ student }: OfStudent) => student.id),
      );
      [after, next] = [fair.without.pageInfo.endCursor ?? after, fair.places.pageInfo.endCursor ?? next];
      goesOn = [fair.without, fair.places].some(({ pageInfo }) => pageInfo.hasNextPage === true);
    }
    expect(seen.toSorted()).toEqual(students.toSorted());
  });

  it.each(['x', Buffer.from(JSON.stringify(['proposedPlaces', 'x'])).toString('base64url')])(
    'refuse the cursor %s',
    async (next) => {
      await planning.students(1);
      const offer = await planning.offer();
      const plan = await planning.planned(planning.input([offer.id]));
      const { errors } = await planning.world.ask(planning.leader, LISTS, { id: plan.id, first: 1, next });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

it('works out two thousand fixed pairs', async () => {
  const offers = await plantHardSchool(planning, 500, 5);
  const rows = await planning.world.plant.sql(
    `SELECT id FROM student WHERE school_id = $1 ORDER BY id`,
    [planning.schoolId],
    [planning.schoolId],
  );
  await planning.world.plant.sql(
    `UPDATE offer_date SET capacity = 500, starts_at = starts_at + n * interval '2 h', ends_at = ends_at + n * interval '2 h'
    FROM unnest($1::uuid[]) WITH ORDINALITY w (id, n) WHERE offer_id = w.id`,
    [offers],
  );
  const dates = await planning.world.plant.sql(`SELECT id FROM offer_date WHERE offer_id = ANY ($1) ORDER BY id`, [offers]);
  const studentIds = rows.map(({ id }) => id);
  const fixed = dates.slice(0, 4).map(({ id: offerDateId }) => ({ offerDateId, studentIds }));
  const input = planning.input(offers, { audience: { wholeSchool: true }, fixed, mostPerStudent: 5, target: 4 });
  expect(JSON.stringify(input).length).toBeLessThan(100 * 1024);
  const plan = await planning.planned(input);
  expect(plan).toMatchObject({
    state: 'READY',
    bestFit: { placesGiven: 2_500 },
    fair: { placesGiven: 2_000, minimumReached: 4 },
  });
}, 30_000);
