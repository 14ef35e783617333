import { openPlanning, placesOf, type PlanningWorld } from './planning';

const SET = `mutation ($input: SetMatchingWeightsInput!) { setMatchingWeights(input: $input) { __typename } }`;

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

describe('a plan at a school whose weights tell nothing apart', () => {
  beforeEach(async () => {
    const weights = { interest: 0, background: 1, counterStereotype: 0, variety: 0, attainability: 0 };
    const { setMatchingWeights } = await planning.ask(SET, {
      input: { schoolId: planning.schoolId, expectedVersion: 1, weights },
    });
    expect(setMatchingWeights).toMatchObject({ __typename: 'MatchingWeightsSet' });
  });

  it.each([
    ['without minimum audiences', 1],
    ['with minimum audiences', 2],
  ])('goes by numbers alone and says so, %s', async (_what, minimum_audience) => {
    const students = await planning.students(3);
    const offer = await planning.offer({ minimum_audience }, [{ capacity: 2 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({
      ...{ state: 'READY', bestFit: { status: 'OPTIMAL', placesGiven: 0 }, fair: { status: 'OPTIMAL', placesGiven: 2 } },
      conflicts: [
        { code: 'ALL_SCORES_ZERO', message: expect.stringMatching(/the fair plan goes by encounters and needs alone/) },
      ],
    });
    expect(await planning.give(plan)).toMatchObject({ __typename: 'AllocationApplied', placesGiven: 2 });
    expect(placesOf(plan.fair).every(({ studentId }) => students.includes(studentId))).toBe(true);
  });
});
