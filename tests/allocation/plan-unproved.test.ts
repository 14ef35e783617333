import { plantHardSchool } from './hard-school';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const ROUGH = 'This is rough: not both plans are proved to be the best there are.';

/** Some plan is found in less than a second; that none is better takes more than ten for the best fit, and longer for the fair plan. */
it('tells what two plans cost each other of which neither could be proved in time, and that this is rough', async () => {
  const offers = await plantHardSchool(planning, 1_000, 60);
  const plan = await planning.planned(planning.input(offers, { timeLimitSeconds: 3 }));
  expect(plan).toMatchObject({ state: 'READY', conflicts: [], bestFit: { status: 'FEASIBLE' }, fair: { status: 'FEASIBLE' } });
  for (const { gap, placesGiven } of [plan.bestFit, plan.fair]) {
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(placesGiven).toBeGreaterThan(0);
  }
  const { costOfFairness, costOfBestFit } = plan.comparison;
  expect(costOfFairness).toMatch(
    /^The fair plan (fits as well as the best fit|gives up .+ of the best fit \(.+ perfect meetings\))\. /,
  );
  expect(costOfBestFit).toMatch(/best fit.+\. /);
  for (const sentence of [costOfFairness, costOfBestFit]) expect(sentence.endsWith(` ${ROUGH}`)).toBe(true);
}, 60_000);

it('says nothing of rough where both are proved', async () => {
  await planning.students(3);
  const { id } = await planning.offer({}, [{ capacity: 2 }]);
  const plan = await planning.planned(planning.input([id]));
  expect(plan).toMatchObject({
    ...{ bestFit: { status: 'OPTIMAL', gap: 0 }, fair: { status: 'OPTIMAL', gap: 0 } },
    comparison: {
      costOfFairness: 'The fair plan fits as well as the best fit.',
      costOfBestFit: 'The best fit leaves nobody behind whom the fair plan would reach.',
    },
  });
});
