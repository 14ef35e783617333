import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const exclude = (roleModelId: string) =>
  planning.world.plant.row(
    'school_role_model_exclusion',
    {
      ...{ school_id: planning.schoolId, role_model_id: roleModelId, reason: 'What a parent told us.' },
      ...{ excluded_by: planning.leader.personId, excluded_at: '2026-09-01T09:00:00Z' },
    },
    [planning.schoolId],
  );
const roleModel = async (columns: object = {}) => (await planning.world.plant.roleModel({ ...columns })).id;
const farAway = async () => ({ outcode: await planning.world.plant.outcode('TR1', 50.26, -5.05) });

/** Somebody who went to the school, and so is there for it though they are not of age today, 5 October; dates are in November. */
async function alumnus(columns: object): Promise<string> {
  const id = await roleModel(columns);
  await planning.world.plant.row('role_model_school', {
    ...{ role_model_id: id, school_id: planning.schoolId, left_on: '2015-07-01', is_confirmed: true },
  });
  return id;
}

describe('whom a plan lets students meet', () => {
  const nobody: readonly [string, object, () => Promise<string>][] = [
    [
      'whom the school excluded',
      {},
      async () => {
        const id = await roleModel();
        await exclude(id);
        return id;
      },
    ],
    ['without a recorded check, for mentoring', { form: 'MENTORING_SESSION' }, () => roleModel()],
    [
      'who is not of age on the day, for work experience',
      { form: 'WORK_EXPERIENCE' },
      () => alumnus({ turns_adult_on: '2026-11-11' }),
    ],
    [
      'who helps schools of another area',
      { is_online: true },
      async () => roleModel({ here_for: 'AREA', travel_limit_km: 5, ...(await farAway()) }),
    ],
  ];
  it.each(nobody)('leaves out a date with nobody but somebody %s', async (_whom, columns, plant) => {
    await planning.students(2);
    const offer = await planning.offer({ roleModelIds: [await plant()], ...columns });
    const other = await planning.offer();
    expect(await planning.plan(planning.input([offer.id]))).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['offers', 'offerIds'], message: expect.stringContaining('(by safeguarding for its form and day,') }],
    });
    const plan = await planning.planned(planning.input([], { offers: { startsOn: '2026-11-10', endsOn: '2026-11-10' } }));
    const dates = new Set(plan.fair.places.nodes.map(({ date }: { date: { id: string } }) => date.id));
    expect(dates.has(String(offer.dateIds[0]))).toBe(false);
    expect(dates.has(String(other.dateIds[0]))).toBe(true);
    await planning.sql(`UPDATE offer SET state = 'WITHDRAWN'`);
  });

  it('counts the age somebody has on the day, not today', async () => {
    await planning.students(2);
    const offer = await planning.offer({
      form: 'WORK_EXPERIENCE',
      roleModelIds: [await alumnus({ turns_adult_on: '2026-11-10' })],
    });
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({ state: 'READY', fair: { placesGiven: 2 } });
  });

  it('scores nobody by somebody who does not meet their year group', async () => {
    await planning.students(2);
    const [young, old] = [await roleModel({ year_groups: [7] }), await roleModel({ year_groups: [9] })];
    const [neither, either] = [
      await planning.offer({ roleModelIds: [young] }),
      await planning.offer({ roleModelIds: [young, old] }),
    ];
    expect(await planning.planned(planning.input([neither.id]))).toMatchObject({
      state: 'INFEASIBLE',
      conflicts: [{ code: 'NO_POSSIBLE_PAIR' }],
    });
    expect(await planning.planned(planning.input([either.id]))).toMatchObject({ state: 'READY', fair: { placesGiven: 2 } });
  });
});

describe('applying a plan whose people changed', () => {
  const changes: readonly [string, object, (roleModelId: string) => Promise<unknown>][] = [
    ['was excluded by the school', {}, exclude],
    [
      'has no recorded check any more',
      { form: 'MENTORING_SESSION' },
      (id) => planning.sql(`UPDATE role_model SET has_recorded_check = false WHERE id = $1`, [id]),
    ],
    [
      'turned out to be too young on the day',
      { form: 'JOB_SHADOWING' },
      (id) => planning.sql(`UPDATE role_model SET turns_adult_on = '2026-11-11' WHERE id = $1`, [id]),
    ],
    [
      'helps another area only',
      {},
      async (id) =>
        planning
          .sql(`UPDATE role_model SET here_for = 'AREA', travel_limit_km = 5, outcode = $2 WHERE id = $1`, [
            id,
            (await farAway()).outcode,
          ])
          .then(() => planning.sql(`DELETE FROM role_model_school WHERE role_model_id = $1`, [id])),
    ],
  ];
  it.each(changes)('is refused where the only one to meet %s', async (_what, columns, change) => {
    await planning.students(3);
    const id = await alumnus({ has_recorded_check: true });
    const offer = await planning.offer({ roleModelIds: [id], ...columns }, [{ capacity: 2 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({ state: 'READY', isStale: false, fair: { placesGiven: 2 } });
    await change(id);
    const gone = { code: 'DATE_GONE', offerDateId: offer.dateIds[0], isInTheWay: true };
    expect(await planning.read(plan.id)).toMatchObject({ isStale: true, changes: [gone] });
    const outcome = await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
    expect(outcome).toMatchObject({ __typename: 'StaleAllocationPlan', changes: [gone] });
    expect(await planning.sql(`SELECT 1 FROM place WHERE school_id = $1`, [planning.schoolId])).toEqual([]);
  });

  it('goes on while somebody else is left whom they may meet', async () => {
    await planning.students(2);
    const [one, other] = [await roleModel(), await roleModel()];
    const offer = await planning.offer({ roleModelIds: [one, other] });
    const plan = await planning.planned(planning.input([offer.id]));
    await exclude(one);
    expect(await planning.read(plan.id)).toMatchObject({ isStale: false });
    const outcome = await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
    expect(outcome).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 2 });
  });
});

it('reads nobody’s traits in the name of somebody who no longer plans for the school', async () => {
  await planning.students(2);
  const offer = await planning.offer();
  await planning.pauseJobs();
  const { plan } = await planning.plan(planning.input([offer.id]));
  await planning.sql(`UPDATE membership SET role = 'TEACHER' WHERE person_id = $1`, [planning.leader.personId]);
  planning.start();
  expect(await planning.finished(plan.id)).toMatchObject({
    ...{ state: 'FAILED', fair: null },
    failure: expect.stringMatching(/no longer plans for the school/),
  });
  const read = await planning.sql(`SELECT 1 FROM audit_entry WHERE school_id = $1 AND purpose = 'ALLOCATION_PLAN'`, [
    planning.schoolId,
  ]);
  expect(read).toEqual([]);
});
