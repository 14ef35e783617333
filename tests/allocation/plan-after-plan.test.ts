import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

async function applied(plan: { id: string; version: number }, kind?: string): Promise<void> {
  expect(await planning.give(plan, kind)).toMatchObject({ __typename: 'AllocationApplied' });
}

describe('what counts towards the target', () => {
  it('are places of the kind the plan gives: a talk to come takes nobody’s visit to a workplace', async () => {
    await planning.students(3);
    const [talk, visit] = [await planning.offer({ form: 'TALK' }), await planning.offer({ form: 'WORKPLACE_VISIT' }, [LATER])];
    await applied(await planning.planned(planning.input([talk.id])));
    const plan = await planning.planned(planning.input([visit.id]));
    expect(plan.fair).toMatchObject({ placesGiven: 3, byNeed: [{ group: '0 so far' }] });
    const again = await planning.planned(planning.input([(await planning.offer({ form: 'WORKSHOP' }, [LATER])).id]));
    expect(again.fair).toMatchObject({ placesGiven: 0, byNeed: [{ group: '1 so far' }] });
  });

  it('are places of its kind that were given since, but no others', async () => {
    await planning.students(2);
    const [talk, visit] = [await planning.offer({ form: 'TALK' }), await planning.offer({ form: 'WORKPLACE_VISIT' }, [LATER])];
    const plans = [await planning.planned(planning.input([talk.id])), await planning.planned(planning.input([visit.id]))];
    for (const plan of plans) await applied(plan);
  });

  it('are not places that were over when it was worked out, though an earlier plan did not keep them', async () => {
    await planning.students(1);
    const [over, next] = [await planning.offer(), await planning.offer({}, [LATER])];
    await applied(await planning.planned(planning.input([over.id])));
    await planning.sql(`UPDATE offer_date SET starts_at = '2026-09-01T10:00Z', ends_at = '2026-09-01T11:00Z' WHERE id = $1`, [
      over.dateIds[0],
    ]);
    const plan = await planning.planned(planning.input([next.id], { target: 2 }));
    await planning.sql(`UPDATE allocation_plan_student SET held = '{}', had = 0, year_group = NULL WHERE plan_id = $1`, [
      plan.id,
    ]);
    expect(await planning.read(plan.id)).toMatchObject({ isStale: false });
    await applied(plan);
  });

  it('is also a place whose day is over, as long as nobody recorded what became of it', async () => {
    await planning.students(2);
    const offer = await planning.offer({}, [{}, LATER]);
    const first = { ...planning.input([offer.id]), offers: { offerIds: [offer.id], endsOn: '2026-11-30' } };
    await applied(await planning.planned(first));
    await planning.sql(`UPDATE offer_date SET starts_at = '2026-10-01T10:00Z', ends_at = '2026-10-01T11:00Z' WHERE id = $1`, [
      offer.dateIds[0],
    ]);
    const plan = await planning.planned(planning.input([offer.id], { target: 2 }));
    expect(plan).toMatchObject({ state: 'INFEASIBLE', conflicts: [{ code: 'NO_POSSIBLE_PAIR' }] });
    const another = await planning.planned(planning.input([(await planning.offer({}, [LATER])).id]));
    expect(another.fair.byNeed).toMatchObject([{ group: '1 so far' }]);
  });
});

describe('a place that is forbidden and held', () => {
  it('is told at once, for a plan takes none away', async () => {
    const [ann = ''] = await planning.students(2);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id], { target: 2 }));
    await applied(plan);
    const forbidden = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }];
    const clash = { __typename: 'AllocationConflict', conflicts: [{ code: 'FORBIDDEN_AND_HELD', ids: [ann, offer.dateIds[0]] }] };
    expect(await planning.replan({ planId: plan.id, forbidden })).toMatchObject(clash);
    expect(await planning.plan(planning.input([offer.id], { forbidden }))).toMatchObject(clash);
  });

  it('is no clash where an earlier plan forbade it and it was given since', async () => {
    const [ann = ''] = await planning.students(1);
    const offer = await planning.offer();
    const forbidden = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }];
    const plan = await planning.planned(planning.input([offer.id], { forbidden }));
    await applied(await planning.planned(planning.input([offer.id])));
    expect(await planning.replan({ planId: plan.id })).toMatchObject({ __typename: 'AllocationPlanned' });
  });
});

describe('ranked choices of who is served already', () => {
  const by = (rankedMode: string, choices: object[]) => ({ mode: 'RANKED_CHOICES', rankedMode, choices });
  const MODES = ['MAXIMUM_SIZE', 'MINIMUM_COST', 'MINIMUM_SQUARED_COST', 'GREEDY', 'GENEROUS'];

  it.each(MODES)('leave the place to who has none, by %s', async (mode) => {
    const [served = '', late = ''] = await planning.students(2);
    const [one, other] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [{ ...LATER, capacity: 1 }])];
    await applied(await planning.planned(planning.input([other.id], { audience: { studentIds: [served] } })));
    const choices = [served, late].map((studentId) => ({ studentId, choices: [[other.id], [one.id]] }));
    const plan = await planning.planned(planning.input([one.id, other.id], by(mode, choices)));
    expect(placesOf(plan.ranked)).toEqual([{ studentId: late, offerDateId: one.dateIds[0] }]);
  });

  it('are heard again once that place is over', async () => {
    const [ann = ''] = await planning.students(1);
    const [one, other] = [
      await planning.offer({}, [{ capacity: 1 }]),
      await planning.offer({}, [LATER, { starts_at: '2027-02-01T10:00Z', ends_at: '2027-02-01T11:00Z' }]),
    ];
    const first = { offers: { offerIds: [other.id], endsOn: '2026-12-31' } };
    await applied(await planning.planned({ ...planning.input([other.id]), ...first }));
    await planning.sql(`UPDATE offer_date SET starts_at = '2026-09-01T10:00Z', ends_at = '2026-09-01T11:00Z' WHERE id = $1`, [
      other.dateIds[0],
    ]);
    const choices = [{ studentId: ann, choices: [[other.id], [one.id]] }];
    const plan = await planning.planned(planning.input([one.id, other.id], by('GREEDY', choices)));
    expect(placesOf(plan.ranked)).toEqual([{ studentId: ann, offerDateId: one.dateIds[0] }]);
  });

  it('stay aside when it is planned anew after they were fixed and the plan applied', async () => {
    const [fixedOne = ''] = await planning.students(2);
    const [chosen, elsewhere] = [await planning.offer({}, [{ capacity: 1 }]), await planning.offer({}, [LATER])];
    const fixed = [{ offerDateId: String(elsewhere.dateIds[0]), studentIds: [fixedOne] }];
    const choices = [{ studentId: fixedOne, choices: [[chosen.id]] }];
    const plan = await planning.planned(planning.input([chosen.id, elsewhere.id], { ...by('GREEDY', choices), fixed }));
    await applied(plan, 'RANKED');
    const again = await planning.replan({ planId: plan.id });
    expect(placesOf((await planning.finished(again.plan.id)).ranked)).toEqual([]);
  });
});

describe('an audience that is another by now', () => {
  const about = async (plan: { id: string }) => {
    const { isStale, totalChanges, changes } = await planning.read(plan.id);
    const told = changes.map((one: { code: string; studentId: string }) => `${one.code} ${one.studentId}`);
    return { isStale, totalChanges, told, isInTheWay: changes.map((one: { isInTheWay: boolean }) => one.isInTheWay) };
  };

  it('is told student by student, what stands in the way first, and refuses nothing by itself', async () => {
    const students = await planning.students(3, { tutor_group: '9B' });
    const offer = await planning.offer();
    const audience = { yearGroup: 9, tutorGroup: ' 9b ' };
    const plan = await planning.planned(planning.input([offer.id], { audience }));
    expect(await about(plan)).toMatchObject({ isStale: false, totalChanges: 0 });
    await planning.sql(`UPDATE student SET tutor_group = '9C' WHERE id = $1`, [students[0]]);
    const [joined = ''] = await planning.students(1, { tutor_group: '9B' });
    await planning.students(1, { tutor_group: '9C' });
    expect(await about(plan)).toEqual({
      ...{ isStale: true, totalChanges: 2, isInTheWay: [false, false] },
      told: [`STUDENT_JOINED ${joined}`, `STUDENT_MOVED ${students[0]}`],
    });
    await planning.sql(`UPDATE student SET left_on = '2026-10-01' WHERE id = $1`, [students[1]]);
    expect(await about(plan)).toMatchObject({ totalChanges: 3, isInTheWay: [true, false, false] });
    await planning.sql(`UPDATE student SET left_on = NULL WHERE id = $1`, [students[1]]);
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 3 });
  });

  it('is none where students were named, whatever group they are in', async () => {
    const named = await planning.students(2);
    const offer = await planning.offer();
    const plan = await planning.planned(planning.input([offer.id], { audience: { studentIds: named } }));
    await planning.students(1);
    await planning.sql(`UPDATE student SET tutor_group = '9Z' WHERE id = $1`, [named[0]]);
    expect(await about(plan)).toMatchObject({ isStale: false, totalChanges: 0 });
  });
});
