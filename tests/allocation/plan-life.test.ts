import { plantHardSchool } from './hard-school';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
let hard: string[];
beforeAll(async () => {
  planning = await openPlanning();
  hard = await plantHardSchool(planning);
  planning.start();
});
afterAll(() => planning.close());

const isSolving = ({ stage }: { stage: string }) => stage.includes('minimum audiences');

it('gives the best it found, with the gap, when its time runs out', async () => {
  const plan = await planning.planned(planning.input(hard, { timeLimitSeconds: 2 }));
  expect(plan).toMatchObject({ state: 'READY', bestFit: { status: 'FEASIBLE' } });
  expect(plan.bestFit.gap).toBeGreaterThan(0);
}, 30_000);

it('is given up within two seconds, even while whole numbers are sought', async () => {
  const { plan } = await planning.plan(planning.input(hard, { timeLimitSeconds: 60 }));
  const running = await planning.until(plan.id, isSolving);
  expect(running.progress).toBeGreaterThan(0.3);
  expect(running.progress).toBeLessThan(1);
  const asked = performance.now();
  expect(await planning.cancel(plan.id)).toMatchObject({ __typename: 'AllocationCancelled', plan: { state: 'CANCELLED' } });
  // The next one is solved when the worker has stopped; what it takes itself is not counted.
  const students = await planning.students(3, { year_group: 10 });
  const small = await planning.offer();
  const nextPlan = () => planning.planned(planning.input([small.id], { audience: { studentIds: students } }));
  const next = await nextPlan();
  const both = performance.now() - asked;
  const again = performance.now();
  await nextPlan();
  expect(both - (performance.now() - again)).toBeLessThan(2_000);
  expect(next.state).toBe('READY');
  expect(await planning.read(plan.id)).toMatchObject({ state: 'CANCELLED', bestFit: null, fair: null });
  expect(await planning.cancel(plan.id)).toMatchObject({
    __typename: 'AllocationFinished',
    message: 'This plan was given up before, so there is nothing to give up.',
    plan: { state: 'CANCELLED' },
  });
}, 30_000);
