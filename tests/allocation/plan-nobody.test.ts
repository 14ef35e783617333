import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const ranked = (choices: readonly object[]) => ({ mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices });
const said = ({ conflicts }: { conflicts: readonly { code: string; message: string }[] }) =>
  conflicts.map(({ code, message }) => `${code}: ${message}`);
const needsSteps = (studentId: string | undefined) =>
  planning.world.plant.row('student_access_need', { school_id: planning.schoolId, student_id: studentId, need: 'STEP_FREE' }, [
    planning.schoolId,
  ]);
const NOBODY = (students: string, reasons: string) =>
  `NO_POSSIBLE_PAIR: Nobody can be given a place. Of ${students}: ${reasons}. Look at these, or plan with other offers, forms or days.`;

describe('a plan that can give nobody a place', () => {
  it('says that all are forbidden', async () => {
    const students = await planning.students(2);
    const offer = await planning.offer();
    const forbidden = [{ offerDateId: offer.dateIds[0], studentIds: students }];
    const plan = await planning.planned(planning.input([offer.id], { forbidden }));
    expect(plan).toMatchObject({ state: 'READY', fair: { placesGiven: 0 } });
    expect(said(plan)).toEqual([NOBODY('2 students', '2 are forbidden a date')]);
  });

  it('counts every reason there is by students: access needs, year groups, full dates', async () => {
    const [wheels] = await planning.students(1);
    await planning.students(2, { year_group: 10 });
    await needsSteps(wheels);
    const offer = await planning.offer({ year_groups: [9], access_needs_met: [] }, [{}, { places_taken: 12 }]);
    const plan = await planning.planned(planning.input([offer.id], { audience: { wholeSchool: true } }));
    expect(plan.state).toBe('INFEASIBLE');
    expect(said(plan)).toEqual([
      NOBODY(
        '3 students',
        '3 find a date full; 2 are in a year group that a date does not take, or that nobody meets there; 1 has access needs that a date does not meet',
      ),
    ]);
  });

  it('says of ranked choices that none is for their year, or that they chose nothing', async () => {
    const [ann] = await planning.students(2);
    const offer = await planning.offer({ year_groups: [12] });
    const plan = await planning.planned(planning.input([offer.id], ranked([{ studentId: ann, choices: [[offer.id]] }])));
    expect(plan).toMatchObject({ state: 'READY', ranked: { placesGiven: 0 } });
    expect(said(plan)).toEqual([
      NOBODY('2 students', '1 is in a year group that a date does not take, or that nobody meets there; 1 chose nothing'),
    ]);
  });

  it('says of ranked choices that those who chose hold their places', async () => {
    const students = await planning.students(2);
    const offer = await planning.offer();
    const input = planning.input([offer.id], ranked(students.map((studentId) => ({ studentId, choices: [[offer.id]] }))));
    expect(await planning.give(await planning.planned(input), 'RANKED')).toMatchObject({ placesGiven: 2 });
    expect(said(await planning.planned(input))).toEqual([NOBODY('2 students', '2 hold a place there already')]);
  });
});

describe('ranked choices of an offer that is full for everybody', () => {
  it('are told, with how many chose it, and how many of them first', async () => {
    const [ann, ben, cat] = await planning.students(3);
    const [full, free] = [await planning.offer({ title: 'Hospital' }, [{ places_taken: 12 }]), await planning.offer()];
    const choices = [
      ...[ann, ben].map((studentId) => ({ studentId, choices: [[full.id], [free.id]] })),
      { studentId: cat, choices: [[free.id], [full.id]] },
    ];
    const plan = await planning.planned(planning.input([full.id, free.id], ranked(choices)));
    expect(plan).toMatchObject({ state: 'READY', ranked: { placesGiven: 3, choicesMet: [1, 2] } });
    expect(said(plan)).toEqual([
      'CHOICES_FULL: Full before any choice was looked at: “Hospital”, which 3 students chose, 2 first. Choices that come after them keep their rank. Let these students choose anew, or ask whoever makes the offer for more places.',
    ]);
  });
});

describe('what staff overrule by fixing', () => {
  const CONFLICTS = `query ($id: ID!) { allocationPlan(id: $id) { conflicts { code message ids totalIds } } }`;
  const conflictsOf = async (id: string) => (await planning.ask(CONFLICTS, { id })).allocationPlan.conflicts;

  it('is told of each date and condition by the students, and the plan is ready all the same', async () => {
    const [wheels, ann] = (await planning.students(2)) as [string, string];
    await needsSteps(wheels);
    const offer = await planning.offer({ year_groups: [10], access_needs_met: [] });
    const [old = ''] = await planning.students(1, { year_group: 10 });
    const [date = ''] = offer.dateIds;
    const fixed = [{ offerDateId: date, studentIds: [wheels, ann, old] }];
    const plan = await planning.planned(planning.input([offer.id], { audience: { wholeSchool: true }, fixed }));
    expect(plan).toMatchObject({ state: 'READY', bestFit: { placesGiven: 3 }, fair: { placesGiven: 3 } });
    expect(await conflictsOf(plan.id)).toEqual([
      {
        code: 'OVERRULED',
        message:
          '1 student is fixed or required at “Bend and solder” on Tuesday 10 November though it does not meet their access needs. That is yours to decide, and is recorded with this plan.',
        ids: [date, wheels],
        totalIds: 2,
      },
      {
        code: 'OVERRULED',
        message: expect.stringMatching(/^2 students are fixed .+ though it does not take their year group, or nobody there/),
        ids: [date, ...[wheels, ann].sort()],
        totalIds: 3,
      },
    ]);
  });

  it('is told of nobody who was erased', async () => {
    const [ann, ben] = (await planning.students(2)) as [string, string];
    for (const student of [ann, ben]) await needsSteps(student);
    const offer = await planning.offer({ access_needs_met: [] });
    const fixed = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann, ben] }];
    const { id } = await planning.planned(planning.input([offer.id], { fixed }));
    const erase = (student: string) => planning.sql(`DELETE FROM student WHERE id = $1`, [student]);
    await erase(ann);
    expect(await conflictsOf(id)).toMatchObject([{ code: 'OVERRULED', ids: [offer.dateIds[0], ben], totalIds: 2 }]);
    const total = async () =>
      (await planning.ask(`query ($id: ID!) { allocationPlan(id: $id) { totalConflicts } }`, { id })).allocationPlan
        .totalConflicts;
    expect(await total()).toBe(1);
    await erase(ben);
    expect(await conflictsOf(id)).toEqual([]);
    expect(await total()).toBe(0);
  });
});

it('names those who were erased in what clashed only where their pairs are no part of it, and still says what did', async () => {
  const [ann = '', ben = ''] = await planning.students(2);
  const offer = await planning.offer({}, [{ capacity: 2 }]);
  const [date] = offer.dateIds;
  const { plan } = await planning.plan(planning.input([offer.id], { fixed: [{ offerDateId: date, studentIds: [ann, ben] }] }));
  await planning.finished(plan.id);
  const clash = { code: 'FIXED_BEYOND_CAPACITY', message: 'Too many.', ids: [date, ann, ben] };
  await planning.sql(`UPDATE allocation_plan SET results = jsonb_set(results, '{conflicts}', $2) WHERE id = $1`, [
    plan.id,
    JSON.stringify([
      clash,
      { code: 'UNKNOWN_PAIR', message: 'Unknown.', ids: [ann, date] },
      { code: 'CHOICES_FULL', message: 'Full.', ids: [offer.id] },
    ]),
  ]);
  await planning.sql(`DELETE FROM student WHERE id = $1`, [ann]);
  const { conflicts } = (
    await planning.ask(`query ($id: ID!) { allocationPlan(id: $id) { conflicts { code ids totalIds } } }`, { id: plan.id })
  ).allocationPlan;
  expect(conflicts).toEqual([
    { code: 'FIXED_BEYOND_CAPACITY', ids: [date, ben], totalIds: 2 },
    { code: 'UNKNOWN_PAIR', ids: [ann, date], totalIds: 2 },
    { code: 'CHOICES_FULL', ids: [offer.id], totalIds: 1 },
  ]);
});

it('names whoever was fixed and erased before it was worked out, so that they can be released', async () => {
  const [ann] = await planning.students(2);
  const offer = await planning.offer();
  const fixed = [{ offerDateId: offer.dateIds[0], studentIds: [ann] }];
  await planning.pauseJobs();
  const { plan } = await planning.plan(planning.input([offer.id], { fixed }));
  await planning.sql(`DELETE FROM student WHERE id = $1`, [ann]);
  planning.start();
  expect(await planning.finished(plan.id)).toMatchObject({ state: 'INFEASIBLE' });
  const read = `query ($id: ID!) { allocationPlan(id: $id) { conflicts { code ids totalIds } fixed { nodes { studentId } } } }`;
  const { conflicts, fixed: told } = (await planning.ask(read, { id: plan.id })).allocationPlan;
  expect(conflicts).toEqual([{ code: 'UNKNOWN_PAIR', ids: [ann], totalIds: 1 }]);
  expect(told.nodes).toEqual([{ studentId: ann }]);
  const anew = await planning.replan({ planId: plan.id, fixed: [], forbidden: [], released: fixed });
  expect(anew).toMatchObject({ __typename: 'AllocationPlanned' });
  expect(await planning.finished(anew.plan.id)).toMatchObject({ state: 'READY', fair: { placesGiven: 1 } });
});
