import { countedAndHeld } from '../offers/planting';
import { openPlanning, placesOf, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

it('plans a year group, shows both proposals side by side, and gives the places of one', async () => {
  const students = await planning.students(6);
  const [small, large] = [
    await planning.offer({}, [{ capacity: 2 }]),
    await planning.offer({ title: 'Hospital' }, [{ capacity: 3 }]),
  ];
  const plan = await planning.planned(planning.input([small.id, large.id]));
  expect(plan).toMatchObject({
    state: 'READY',
    stage: 'done',
    progress: 1,
    isStale: false,
    changes: [],
    conflicts: [],
    failure: null,
  });
  for (const proposal of [plan.bestFit, plan.fair]) {
    expect(proposal).toMatchObject({
      status: 'OPTIMAL',
      gap: 0,
      students: 6,
      studentsPlaced: 5,
      studentsWithout: 1,
      placesGiven: 5,
      reached: [5],
    });
    expect(proposal.byNeed).toEqual([{ group: '0 so far', students: 6, placed: 5, without: 1 }]);
    expect(placesOf(proposal)).toHaveLength(5);
  }
  expect(plan.ranked).toBeNull();
  expect(plan.comparison.costOfBestFit).toMatch(/leaves nobody behind/);

  const applied = await planning.apply({ planId: plan.id, kind: 'FAIR', expectedVersion: plan.version });
  expect(applied).toMatchObject({
    __typename: 'AllocationApplied',
    placesGiven: 5,
    plan: { state: 'APPLIED', appliedKind: 'FAIR' },
  });
  expect(await countedAndHeld(planning.world.plant, small.dateIds[0], [planning.schoolId])).toEqual({ counted: 2, held: 2 });
  expect(await countedAndHeld(planning.world.plant, large.dateIds[0], [planning.schoolId])).toEqual({ counted: 3, held: 3 });
  expect(students).toEqual(expect.arrayContaining(placesOf(plan.fair).map(({ studentId }) => studentId)));
});
