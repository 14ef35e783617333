import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

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

describe('a plan that gives nobody a place', () => {
  const messages = ({ conflicts }: { conflicts: { code: string; message: string }[] }) => {
    expect(conflicts.map(({ code }) => code)).toEqual(conflicts.map(() => 'BELOW_MINIMUM_AUDIENCE'));
    return conflicts.map(({ message }) => message);
  };

  it('says that too few could come for the minimum audience', async () => {
    await planning.students(3);
    const offer = await planning.offer({ minimum_audience: 6 }, [{ places_taken: 1 }]);
    const plan = await planning.planned(planning.input([offer.id]));
    expect(plan).toMatchObject({ state: 'READY', bestFit: { placesGiven: 0 }, fair: { placesGiven: 0 } });
    expect(messages(plan)).toEqual([
      'Nobody gets a place: “Bend and solder” on Tuesday 10 November is held only if 5 more students come, and 3 of yours could. Plan for more students, or ask whoever makes the offer for a lower minimum.',
    ]);
  });

  it('says so of several dates at once, and counts nobody who is forbidden', async () => {
    const [ann = ''] = await planning.students(4);
    const offer = await planning.offer({ minimum_audience: 4 }, [{}, {}]);
    const forbidden = offer.dateIds.map((offerDateId) => ({ offerDateId, studentIds: [ann] }));
    const [message] = messages(await planning.planned(planning.input([offer.id], { forbidden })));
    expect(message).toMatch(/4 students come, and 3 of yours could\. So it is with 1 other date of this plan\./);
  });

  it('says of ranked choices how many chose it of those who could still come, however many could', async () => {
    const [ann = '', bob = '', cat = '', ...others] = await planning.students(7);
    const [offer, another] = [await planning.offer({ minimum_audience: 4 }, [{}, {}]), await planning.offer({}, [LATER])];
    const held = [{ offerDateId: another.dateIds[0], studentIds: [cat] }];
    const holding = await planning.planned(planning.input([another.id], { audience: { studentIds: [cat] }, fixed: held }));
    expect(await planning.give(holding)).toMatchObject({ __typename: 'AllocationApplied' });
    const forbidden = offer.dateIds.map((offerDateId) => ({ offerDateId, studentIds: [ann] }));
    const choices = [
      ...[ann, bob, others[0]].map((studentId) => ({ studentId, choices: [[offer.id]] })),
      { studentId: cat, choices: [[another.id], [offer.id]] },
    ];
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices, forbidden };
    const plan = await planning.planned(planning.input([offer.id, another.id], ranked));
    expect(plan).toMatchObject({ state: 'READY', ranked: { placesGiven: 0 } });
    const [message] = messages(plan);
    expect(message).toMatch(
      /4 students come, and 2 of yours who can still come chose it\. So it is with 1 other date of this plan\. Let more choose, or ask/,
    );
  });

  it('says nothing of it where some get one', async () => {
    await planning.students(3);
    const [needy, other] = [await planning.offer({ minimum_audience: 4 }), await planning.offer()];
    expect(messages(await planning.planned(planning.input([needy.id, other.id])))).toEqual([]);
  });
});
