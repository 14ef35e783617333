import { plantEncounter } from '../students/record';
import { plantHardSchool } from './hard-school';
import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const WHAT_IF = `query ($id: ID!, $date: ID!) { allocationWhatIf(planId: $id, offerDateId: $date, extraPlaces: 3) {
  sentence isExact valueBefore valueAfter } }`;
const whatIf = (id: string, date: string | undefined) => planning.world.ask(planning.leader, WHAT_IF, { id, date });

it('goes by the need there is, also where the date would be of another kind of encounter', async () => {
  const ids = await planning.students(3, { year_group: 9 });
  for (const id of ids) await plantEncounter(planning.world.plant, planning.schoolId, [id], { heldOn: '2026-09-14' });
  const interview = await planning.offer({ form: 'MOCK_INTERVIEW' }, [{ ...LATER, capacity: 2 }]);
  const visit = await planning.offer({ form: 'WORKPLACE_VISIT', minimum_audience: 14 }, [{ capacity: 12 }]);
  const plan = await planning.planned(planning.input([interview.id], { offers: { startsOn: '2026-09-01' } }));
  const before = async (date: string | undefined) => (await whatIf(plan.id, date)).data.allocationWhatIf.valueBefore;
  expect(await before(visit.dateIds[0])).toBe(await before(interview.dateIds[0]));
});

it('is never a loss, nor less than the plan has, where neither plan can be proved in the time there is', async () => {
  const offers = await plantHardSchool(planning, 600, 40);
  const plan = await planning.planned(planning.input(offers, { timeLimitSeconds: 3 }));
  const BEST = `query ($id: ID!) { allocationPlan(id: $id) { bestFit { status value places(first: 1) { nodes { date { id } } } } } }`;
  const { bestFit } = (await planning.ask(BEST, { id: plan.id })).allocationPlan;
  expect(bestFit.status).toBe('FEASIBLE');
  const { data, errors } = await whatIf(plan.id, bestFit.places.nodes[0].date.id);
  expect(errors).toBeUndefined();
  const told = data.allocationWhatIf;
  expect(told.isExact).toBe(false);
  expect(told.valueBefore).toBeGreaterThanOrEqual(bestFit.value - 1e-6);
  expect(told.valueAfter).toBeGreaterThanOrEqual(told.valueBefore);
  expect(told.sentence).toMatch(
    /would be worth (less than )?\d.* That is rough: .* could be worth \d.* perfect meetings more\.$/,
  );
}, 60_000);
