import { plantHardSchool } from './hard-school';
import { openPlanning, placesOf, type PlanningWorld } from './planning';

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

describe('planning anew', () => {
  it('keeps what is fixed, adds what is fixed and forbidden, and lets go of what is released', async () => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const [one, other] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [{ capacity: 3 }])];
    const [small, large] = [String(one.dateIds[0]), String(other.dateIds[0])];
    const fixed = [{ offerDateId: small, studentIds: [ann] }];
    const first = await planning.planned(planning.input([one.id, other.id], { fixed }));
    expect(placesOf(first.fair)).toContainEqual({ studentId: ann, offerDateId: small });
    expect(first.fair.places.nodes.find(({ student }: OfStudent) => student.id === ann)).toMatchObject({ isFixed: true });

    const again = await planning.replan({
      planId: first.id,
      forbidden: [{ offerDateId: large, studentIds: [cat] }],
      title: 'Without Cat',
    });
    expect(again).toMatchObject({ __typename: 'AllocationPlanned', plan: { basedOn: first.id, title: 'Without Cat' } });
    const second = await planning.finished(again.plan.id);
    expect(placesOf(second.fair).sort()).toEqual(
      [
        { studentId: ann, offerDateId: small },
        { studentId: ben, offerDateId: large },
      ].sort(),
    );

    const moved = await planning.replan({
      planId: second.id,
      released: fixed,
      fixed: [{ offerDateId: small, studentIds: [cat] }],
    });
    const third = await planning.finished(moved.plan.id);
    expect(placesOf(third.fair)).toEqual(
      expect.arrayContaining([
        { studentId: cat, offerDateId: small },
        { studentId: ann, offerDateId: large },
      ]),
    );
    expect(await planning.read(first.id)).toMatchObject({ state: 'READY' });
    const clash = await planning.replan({ planId: third.id, fixed: [{ offerDateId: small, studentIds: [ann] }] });
    expect(clash).toMatchObject({ __typename: 'AllocationConflict', conflicts: [{ code: 'FIXED_BEYOND_CAPACITY' }] });
    expect(await planning.replan({ planId: third.id, title: 'x' })).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('ranked choices', () => {
  const choose = (studentId: string | undefined, ...choices: string[][]) => ({ studentId, choices });
  const ranked = (rankedMode: string, choices: object[]) => ({ mode: 'RANKED_CHOICES', rankedMode, choices });

  it.each(['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'])(
    'place as many as can be by %s, and give the places',
    async (mode) => {
      const [ann, ben, cat] = await planning.students(3);
      const [one, other] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [{ capacity: 2 }, {}])];
      const input = planning.input(
        [one.id, other.id],
        ranked(mode, [choose(ann, [one.id], [other.id]), choose(ben, [one.id]), choose(cat, [one.id, other.id])]),
      );
      const plan = await planning.planned(input);
      expect(plan).toMatchObject({ state: 'READY', bestFit: null, fair: null, comparison: null });
      expect(plan.ranked).toMatchObject({ status: 'OPTIMAL', studentsPlaced: 3, sumOfRanks: 4 });
      expect(plan.ranked.choicesMet).toEqual([2, 1]);
      expect(placesOf(plan.ranked)).toContainEqual({ studentId: ben, offerDateId: one.dateIds[0] });
      expect(await planning.apply({ planId: plan.id, kind: 'RANKED', expectedVersion: plan.version })).toMatchObject({
        placesGiven: 3,
      });
    },
  );

  it('keep lower quotas, fixed places and what is not possible', async () => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const [quota, old, free] = [
      await planning.offer({ minimum_audience: 3 }),
      await planning.offer({ year_groups: [12] }),
      await planning.offer(),
    ];
    const choices = [choose(ann, [quota.id], [free.id]), choose(ben, [old.id], [free.id]), choose(cat, [quota.id])];
    const fixed = [{ offerDateId: free.dateIds[0], studentIds: [ann] }];
    const plan = await planning.planned(planning.input([quota.id, old.id, free.id], { ...ranked('GREEDY', choices), fixed }));
    expect(
      placesOf(plan.ranked)
        .map(({ studentId }) => studentId)
        .sort(),
    ).toEqual([ann, ben].sort());
    expect(plan.ranked.studentsWithout).toBe(1);
  });
});

describe('lists', () => {
  const PAGE = `query ($school: ID!, $first: Int!, $after: String) { allocationPlans(schoolId: $school, first: $first, after: $after) {
    nodes { id state isStale changes { code } conflicts { code } bestFit { studentsPlaced without(first: 2) { nodes { id } }
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
    expect(two.statements.length).toBeLessThanOrEqual(14);
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
