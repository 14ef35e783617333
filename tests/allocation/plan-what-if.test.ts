import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const WHAT_IF = `query ($id: ID!, $date: ID!) { allocationWhatIf(planId: $id, offerDateId: $date, extraPlaces: 3) {
  sentence isExact placesBefore placesAfter valueBefore } }`;
const whatIf = (id: string, date: string | undefined) => planning.world.ask(planning.leader, WHAT_IF, { id, date });

it('tells no what-if of a plan that was applied', async () => {
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
