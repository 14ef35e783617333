import { newId } from '../../server/platform/identifiers';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('prices', () => {
  const PRICES = `query ($id: ID!, $first: Int!, $after: String) { allocationPlan(id: $id) { bestFit { prices(first: $first, after: $after) {
    nodes { value sentence offer { title } date { id } } pageInfo { endCursor hasNextPage } } } } }`;
  const FIELD = `allocationWhatIf(planId: $id, offerDateId: $date, extraPlaces: $more) {
    sentence valueBefore valueAfter placesBefore placesAfter }`;
  const WHAT_IF = `query ($id: ID!, $date: ID!, $more: Int!) { ${FIELD} }`;

  it('tell what one more place is worth, the most first; more places are solved anew', async () => {
    await planning.students(6);
    const [scarce, plenty] = [
      await planning.offer({ title: 'Hospital' }, [{ capacity: 1 }]),
      await planning.offer({ year_groups: [10] }, [{ capacity: 9 }]),
    ];
    const plan = await planning.planned(planning.input([scarce.id, plenty.id]));
    const first = (await planning.ask(PRICES, { id: plan.id, first: 1 })).allocationPlan.bestFit.prices;
    const [price] = first.nodes;
    expect(price).toMatchObject({ offer: { title: 'Hospital' }, date: { id: scarce.dateIds[0] } });
    expect(price.sentence).toMatch(
      /One more place at “Hospital” on Tuesday 10 November would be worth 0\.\d\d perfect meetings\.$/,
    );
    const second = (await planning.ask(PRICES, { id: plan.id, first: 1, after: first.pageInfo.endCursor })).allocationPlan.bestFit
      .prices;
    expect(second).toMatchObject({ nodes: [{ value: 0, date: { id: plenty.dateIds[0] } }], pageInfo: { hasNextPage: false } });
    const { allocationWhatIf: whatIf } = await planning.ask(WHAT_IF, { id: plan.id, date: scarce.dateIds[0], more: 5 });
    expect(whatIf).toMatchObject({ placesBefore: 1, placesAfter: 6 });
    expect(whatIf.valueAfter - whatIf.valueBefore).toBeCloseTo(5 * price.value, 6);
    expect(whatIf.sentence).toMatch(
      /5 more places at “Hospital” on Tuesday 10 November would be worth .+ with 5 more taken in all/,
    );
  });

  it('hold as long as the same dates run, where dates need a minimum audience', async () => {
    await planning.students(6);
    const [small, needing, idle] = [
      await planning.offer({ title: 'Hospital' }, [{ capacity: 1 }]),
      await planning.offer({ title: 'Robots', minimum_audience: 3 }, [{ capacity: 4 }]),
      await planning.offer({ title: 'Choir', minimum_audience: 7 }, [{ capacity: 9 }]),
    ];
    const plan = await planning.planned(planning.input([small.id, needing.id, idle.id]));
    const { nodes } = (await planning.ask(PRICES, { id: plan.id, first: 10 })).allocationPlan.bestFit.prices;
    expect(nodes.map(({ offer }: { offer: { title: string } }) => offer.title).sort()).toEqual(['Hospital', 'Robots']);
    for (const { sentence, value } of nodes) {
      expect(value).toBeGreaterThan(0);
      expect(sentence).toMatch(
        /^One more place at “.+” on .+ would be worth .+ perfect meetings, as long as the same dates run\.$/,
      );
    }
  });

  it('can be asked of a date that is full by now', async () => {
    await planning.students(3);
    const offer = await planning.offer({}, [{ capacity: 2 }, { capacity: 1 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    await planning.world.plant.sql(`UPDATE offer_date SET places_taken = capacity WHERE id = $1`, [offer.dateIds[0]]);
    const { allocationWhatIf: whatIf } = await planning.ask(WHAT_IF, { id: plan.id, date: offer.dateIds[0], more: 2 });
    expect(whatIf).toMatchObject({ placesBefore: 1, placesAfter: 3 });
  });

  it('are asked one at a time: of several in one request the first is answered, and the next request again', async () => {
    await planning.students(2);
    const offer = await planning.offer({}, [{ capacity: 1 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    const several = WHAT_IF.replace(FIELD, `a: ${FIELD} b: ${FIELD} c: ${FIELD}`);
    const variables = { id: plan.id, date: offer.dateIds[0], more: 1 };
    const { data, errors } = await planning.world.ask(planning.leader, several, variables);
    expect(data).toMatchObject({ a: { placesBefore: 1, placesAfter: 2 }, b: null, c: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    expect((await planning.ask(WHAT_IF, variables)).allocationWhatIf).toMatchObject({ placesBefore: 1, placesAfter: 2 });
  });

  it.each([
    [0, 'BAD_USER_INPUT'],
    [501, 'BAD_USER_INPUT'],
    [3, 'NOT_FOUND'],
  ])('refuse %d places, or a date of no plan', async (more, code) => {
    await planning.students(1);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id]));
    const { errors } = await planning.world.ask(planning.leader, WHAT_IF, { id: plan.id, date: newId(), more });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('what more places would change', () => {
  const WHAT_IF = `query ($id: ID!, $date: ID!) { allocationWhatIf(planId: $id, offerDateId: $date, extraPlaces: 3) {
    sentence isExact placesBefore placesAfter valueBefore } }`;
  const whatIf = (id: string, date: string | undefined) => planning.world.ask(planning.leader, WHAT_IF, { id, date });

  it.each([
    ['goes by ranked choices', /Plan by fit and need, and ask that plan\.$/],
    ['is being worked out', /Wait until it is READY, then ask again\.$/],
    ['was given up', /Plan anew, and ask that plan\.$/],
  ])('is not told of a plan that %s, and what to do is', async (which, message) => {
    const [ann] = await planning.students(1);
    const offer = await planning.offer();
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices };
    if (which !== 'goes by ranked choices') await planning.pauseJobs();
    const { plan } = await planning.plan(planning.input([offer.id], which === 'goes by ranked choices' ? ranked : {}));
    if (which === 'was given up') await planning.cancel(plan.id);
    const { errors } = await whatIf(plan.id, offer.dateIds[0]);
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
    planning.start();
  });

  it('is not told of a plan that cannot be made, and where it is said why is', async () => {
    await planning.students(1);
    const offer = await planning.offer({ year_groups: [12] });
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({ state: 'INFEASIBLE', conflicts: [{ code: 'NO_POSSIBLE_PAIR' }] });
    const { errors } = await whatIf(plan.id, offer.dateIds[0]);
    const message = expect.stringMatching(/cannot be made: the conflicts told with it say what clashes\. Settle them, plan anew/);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is told of a date that was set aside since, where with them it can be held, and else how many it lacks', async () => {
    const [ann = ''] = await planning.students(14);
    const [other, few] = [await planning.offer({}, [{ ...LATER, capacity: 10 }]), await planning.offer({}, [{ capacity: 12 }])];
    const date = String(few.dateIds[0]);
    const fixed = [{ offerDateId: date, studentIds: [ann] }];
    const plan = await planning.planned(planning.input([few.id, other.id], { fixed }));
    const now = await planning.planned(planning.input([few.id], { fixed, audience: { studentIds: [ann] } }));
    expect(await planning.give(now)).toMatchObject({ __typename: 'AllocationApplied' });
    const heldFor = (students: number) =>
      planning.sql('UPDATE offer SET minimum_audience = $2 WHERE id = $1', [few.id, students]);
    await heldFor(13);
    const { data, errors } = await whatIf(plan.id, date);
    expect(errors).toBeUndefined();
    // The other has ten places. Once this one is held, the thirteen who hold none can come to it, and Ann to the other.
    expect(data.allocationWhatIf).toMatchObject({ placesBefore: 10, placesAfter: 14, isExact: true });
    await heldFor(16);
    const refused = await whatIf(plan.id, date);
    expect(refused.errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^This date takes 12 students and is held only for 16.*3 more places.*Ask with 4 or more\.$/,
        ),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('is not told of a plan that was applied', async () => {
    await planning.students(6);
    const offer = await planning.offer({}, [{ capacity: 4 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
    const { errors } = await whatIf(plan.id, offer.dateIds[0]);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/was applied.*Plan anew/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each([
    ['what is left is not for them', true],
    ['every date is full', false],
  ])('counts no places as things stand where %s', async (_why, hasOther) => {
    const students = await planning.students(4);
    const full = await planning.offer({}, [{ capacity: 4 }]);
    const others = hasOther ? [(await planning.offer({ year_groups: [12] })).id] : [];
    const plan = await planning.planned(planning.input([full.id, ...others]));
    expect(plan).toMatchObject({ state: 'READY', fair: { placesGiven: students.length } });
    await planning.world.plant.sql(`UPDATE offer_date SET places_taken = capacity WHERE offer_id = $1`, [full.id]);
    const { data, errors } = await whatIf(plan.id, full.dateIds[0]);
    expect(errors).toBeUndefined();
    expect(data.allocationWhatIf).toMatchObject({ isExact: true, placesBefore: 0, placesAfter: 3, valueBefore: 0 });
    expect(data.allocationWhatIf.sentence).toMatch(/3 more places .* with 3 more taken in all/);
  });

  it('is refused at once where not all dates are read any more, though students are few', async () => {
    await planning.students(1);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id]));
    await planning.sql(
      `INSERT INTO offer_date (id, offer_id, starts_at, ends_at, capacity)
       SELECT gen_random_uuid(), $1, t, t + interval '15 minutes', 5
       FROM generate_series('2026-12-01'::timestamptz, '2027-03-01', '15 minutes') t LIMIT 501`,
      [offer.id],
    );
    const { errors } = await whatIf(plan.id, offer.dateIds[0]);
    const message = 'This plan is too large to be solved anew while you wait. Plan anew for fewer students or offers.';
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is refused in the words of the clash where the plan cannot be made any more', async () => {
    const [gone, ...others] = await planning.students(4);
    const offer = await planning.offer({}, [{ capacity: 2 }]);
    const fixed = [{ offerDateId: offer.dateIds[0], studentIds: [gone] }];
    const plan = await planning.planned(planning.input([offer.id], { fixed }));
    const leave = (ids: unknown[]) =>
      planning.world.plant.sql(
        `UPDATE student SET left_on = '2026-10-01' WHERE id = ANY ($1::uuid[])`,
        [ids],
        [planning.schoolId],
      );
    await leave([gone]);
    const refused = async () => (await whatIf(plan.id, offer.dateIds[0])).errors;
    const saying = (message: RegExp) => [{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }];
    expect(await refused()).toMatchObject(
      saying(/^As things stand now.*name a student .* not part.*release them.*plan anew.*plan\.$/),
    );
    await leave(others);
    expect(await refused()).toMatchObject(saying(/^As things stand now.*There are no students to plan for.*plan anew.*plan\.$/));
  });

  it('is refused where the plan can be made with more places alone, which the refusal says', async () => {
    const [fixed] = await planning.students(4);
    const [full, other] = [await planning.offer({ title: 'Hospital' }, [{ capacity: 1 }]), await planning.offer({}, [LATER])];
    const settled = { fixed: [{ offerDateId: full.dateIds[0], studentIds: [fixed] }] };
    const plan = await planning.planned(planning.input([full.id, other.id], settled));
    await planning.world.plant.sql(`UPDATE offer_date SET places_taken = capacity WHERE offer_id = $1`, [full.id]);
    const message = expect.stringMatching(
      /cannot be made\. “Hospital” has no places left.* Release them\. .* Or find 3 more places at “Hospital” .* gives 4 places in all\.$/,
    );
    const { errors } = await whatIf(plan.id, full.dateIds[0]);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    const { errors: elsewhere } = await whatIf(plan.id, other.dateIds[0]);
    expect(elsewhere?.[0]?.message).toMatch(/“Hospital” has no places left.*and ask that plan\.$/);
  });
});
