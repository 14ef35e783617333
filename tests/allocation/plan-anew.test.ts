import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

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

it('requires what turned out to be a duty by law, though it was forbidden, and keeps it when planned anew', async () => {
  const [ann] = await planning.students(2);
  const offer = await planning.offer({}, [{ capacity: 1 }]);
  const at = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }];
  const plan = await planning.planned(planning.input([offer.id], { forbidden: at }));
  const { plan: required } = await planning.replan({ planId: plan.id, required: at });
  const { plan: again } = await planning.replan({ planId: required.id });
  for (const { id } of [required, again]) {
    const { bestFit } = await planning.finished(id);
    expect(bestFit.places.nodes).toMatchObject([{ student: { id: ann }, isFixed: true }]);
  }
  const clash = await planning.replan({ planId: required.id, forbidden: at });
  expect(clash).toMatchObject({ __typename: 'AllocationConflict', conflicts: [{ code: 'REQUIRED_AND_FORBIDDEN' }] });
});

describe('what is released', () => {
  it('may be required, and must be of the earlier plan and not settled anew', async () => {
    const [ann, ben, cat] = (await planning.students(3)) as [string, string, string];
    const offer = await planning.offer({}, [{ capacity: 3 }]);
    const at = (...studentIds: string[]) => [{ offerDateId: String(offer.dateIds[0]), studentIds }];
    const plan = await planning.planned(planning.input([offer.id], { required: at(ann), forbidden: at(ben) }));
    const refused = await planning.replan({ planId: plan.id, released: at(ben), fixed: at(ben) });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['released'] }] });
    expect(refused.fields[0].message).toContain(`as well; keep one of the two: student ${ben}`);
    const stranger = await planning.replan({ planId: plan.id, released: at(cat) });
    expect(stranger.fields[0].message).toContain(
      `neither fixed, required nor forbidden in the earlier plan; take them out: student ${cat}`,
    );
    const { plan: anew } = await planning.replan({ planId: plan.id, released: at(ann), forbidden: [] });
    expect((await planning.finished(anew.id)).fair.places.nodes).toMatchObject([{ isFixed: false }, { isFixed: false }]);
    const { plan: swapped } = await planning.replan({ planId: plan.id, released: at(ann, ben), forbidden: at(ann) });
    expect(placesOf((await planning.finished(swapped.id)).fair).map(({ studentId }) => studentId)).toEqual([ben, cat]);
  });
});

describe('what was forbidden', () => {
  it('is no clash once the date is full or the student has left, and is a mistake where it names nobody now', async () => {
    const [ann, ben] = (await planning.students(3)) as [string, string];
    const [small, large] = [await planning.offer({}, [{ capacity: 2 }]), await planning.offer({}, [LATER])];
    const [full, free] = [String(small.dateIds[0]), String(large.dateIds[0])];
    const forbidden = [
      { offerDateId: full, studentIds: [ann] },
      { offerDateId: free, studentIds: [ben] },
    ];
    const plan = await planning.planned(planning.input([small.id, large.id], { forbidden }));
    expect(await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version })).toMatchObject({
      placesGiven: 3,
    });
    await planning.world.plant.sql(`UPDATE student SET left_on = '2026-10-01' WHERE id = $1`, [ben], [planning.schoolId]);
    const again = await planning.replan({ planId: plan.id });
    expect(again).toMatchObject({ __typename: 'AllocationPlanned' });
    expect(await planning.finished(again.plan.id)).toMatchObject({ state: 'READY', conflicts: [] });
    const anew = await planning.replan({ planId: plan.id, forbidden: [{ offerDateId: free, studentIds: [ben] }] });
    expect(anew).toMatchObject({ __typename: 'AllocationConflict', conflicts: [{ code: 'UNKNOWN_PAIR', ids: [ben] }] });
    const fresh = await planning.plan(planning.input([small.id, large.id], { forbidden: forbidden.slice(0, 1) }));
    expect(fresh).toMatchObject({ __typename: 'AllocationPlanned' });
  });

  it('holds again when what it is about comes back', async () => {
    const [ann, ben] = (await planning.students(2)) as [string, string];
    const [there, away] = [await planning.offer({}, [LATER]), await planning.offer()];
    const forbidden = [{ offerDateId: String(away.dateIds[0]), studentIds: [ann] }];
    const first = await planning.planned(planning.input([there.id, away.id], { forbidden, mostPerStudent: 2, target: 2 }));
    const pause = (isPaused: boolean) =>
      planning.world.plant.sql(
        `UPDATE role_model SET is_paused = $1 WHERE id IN (SELECT role_model_id FROM offer_role_model WHERE offer_id = $2)`,
        [isPaused, away.id],
      );
    await pause(true);
    const second = (await planning.replan({ planId: first.id })).plan;
    expect(placesOf((await planning.finished(second.id)).fair)).toHaveLength(2);
    await pause(false);
    const third = (await planning.replan({ planId: second.id })).plan;
    const places = placesOf((await planning.finished(third.id)).fair);
    expect(places).toHaveLength(3);
    expect(places).toContainEqual({ studentId: ben, offerDateId: away.dateIds[0] });
    expect(places).not.toContainEqual({ studentId: ann, offerDateId: away.dateIds[0] });
  });
});

describe('a target that too few are below', () => {
  it('is told as what keeps a fair plan from being made, where there is a best fit', async () => {
    const [ann] = (await planning.students(3)) as [string];
    const first = await planning.planned(planning.input([(await planning.offer({}, [LATER])).id]));
    await planning.apply({ planId: first.id, kind: 'FAIR', expectedVersion: first.version });
    const offer = await planning.offer({ minimum_audience: 3 });
    const fixed = [{ offerDateId: String(offer.dateIds[0]), studentIds: [ann] }];
    const plan = await planning.planned(planning.input([offer.id], { fixed }));
    expect(plan).toMatchObject({
      state: 'READY',
      bestFit: { status: 'OPTIMAL', placesGiven: 3 },
      fair: { status: 'INFEASIBLE' },
    });
    expect(plan.conflicts).toEqual([
      {
        code: 'TARGET_LEAVES_TOO_FEW',
        message: expect.stringMatching(/below the target of 1\. Raise the target, .+ Or take the best fit\.$/) as string,
      },
    ]);
    const higher = await planning.planned(planning.input([offer.id], { fixed, target: 2 }));
    expect(higher).toMatchObject({ fair: { status: 'OPTIMAL', placesGiven: 3 }, conflicts: [] });
  });
});

it('says of a proposal that gives nobody a place that there is nothing to apply', async () => {
  const all = await planning.students(2);
  const offer = await planning.offer();
  const forbidden = [{ offerDateId: String(offer.dateIds[0]), studentIds: all }];
  const plan = await planning.planned(
    planning.input([offer.id, (await planning.offer({ minimum_audience: 3 })).id], { forbidden }),
  );
  expect(plan).toMatchObject({ state: 'READY', fair: { placesGiven: 0 } });
  const refused = await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
  expect(refused).toMatchObject({
    __typename: 'AllocationNotReady',
    message: expect.stringContaining('gives nobody a place') as string,
  });
});
