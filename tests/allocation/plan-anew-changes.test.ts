import { newId } from '../../server/platform/identifiers';
import { LATER, openPlanning, placesOf, type PlanningWorld } from './planning';

const ASKED = `query ($id: ID!) { allocationPlan(id: $id) { target mostPerStudent timeLimitSeconds rankedMode basedOn
  fixed(first: 10) { nodes { student { id } } } offers { startsOn forms } } }`;

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const anew = async (input: object) => {
  const answer = await planning.replan(input);
  expect(answer).toMatchObject({ __typename: 'AllocationPlanned' });
  return planning.finished(answer.plan.id);
};
const asked = async (id: string) => (await planning.ask(ASKED, { id })).allocationPlan;
const titled = (title: string, dates: readonly object[] = [{}]) =>
  planning.offer(
    { title },
    dates.map((date) => ({ ...date })),
  );

describe('planning anew', () => {
  it('raises the target and what one may take, and all else holds', async () => {
    const [ann = ''] = await planning.students(2);
    const [one, other] = [await titled('One'), await titled('Other', [LATER])];
    const fixed = [{ offerDateId: one.dateIds[0], studentIds: [ann] }];
    const plan = await planning.planned(planning.input([one.id, other.id], { fixed, timeLimitSeconds: 7 }));
    expect(plan.fair).toMatchObject({ placesGiven: 2, reached: [2] });
    const higher = await anew({ planId: plan.id, target: 2, mostPerStudent: 2 });
    expect(higher.fair).toMatchObject({ placesGiven: 4, reached: [2, 2] });
    expect(await asked(higher.id)).toMatchObject({
      ...{ target: 2, mostPerStudent: 2, timeLimitSeconds: 7 },
      fixed: { nodes: [{ student: { id: ann } }] },
    });
    expect(await asked((await anew({ planId: higher.id, timeLimitSeconds: 9 })).id)).toMatchObject({
      ...{ target: 2, mostPerStudent: 2, timeLimitSeconds: 9 },
    });
    expect(await asked(plan.id)).toMatchObject({ target: 1, mostPerStudent: 1, timeLimitSeconds: 7 });
  });

  it('uses other offers; what is fixed elsewhere must be released first', async () => {
    const [ann = ''] = await planning.students(1);
    const [one, other] = [await titled('One'), await titled('Other', [LATER])];
    const fixed = [{ offerDateId: one.dateIds[0], studentIds: [ann] }];
    const plan = await planning.planned(planning.input([one.id], { fixed }));
    const input = { planId: plan.id, offers: { offerIds: [other.id] } };
    expect(await planning.replan(input)).toMatchObject({
      __typename: 'AllocationConflict',
      conflicts: [{ code: 'UNKNOWN_PAIR', ids: expect.arrayContaining([one.dateIds[0]]) }],
    });
    const moved = await anew({ ...input, released: fixed });
    expect(placesOf(moved.fair)).toEqual([{ studentId: ann, offerDateId: other.dateIds[0] }]);
    const again = await anew({ planId: moved.id, offers: { offerIds: [one.id], startsOn: '2026-11-01' } });
    expect(await asked(again.id)).toMatchObject({ offers: { startsOn: '2026-11-01', forms: [] } });
  });

  it('takes ranked choices part by part, as if they had come at once', async () => {
    const students = await planning.students(4);
    const [wanted, other] = [await titled('Wanted', [{ capacity: 2 }]), await titled('Other', [{ ...LATER, capacity: 9 }])];
    const choices = students.map((studentId, at) => ({
      studentId,
      choices: at === 0 ? [[wanted.id]] : [[wanted.id], [other.id]],
    }));
    const by = (some: readonly object[]) =>
      planning.input([wanted.id, other.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: some });
    const atOnce = await planning.planned(by(choices));
    const part = await planning.planned(by(choices.slice(0, 2)));
    const { id, ranked } = await anew({ planId: part.id, choices: choices.slice(2) });
    expect(ranked).toMatchObject({
      placesGiven: atOnce.ranked.placesGiven,
      sumOfRanks: atOnce.ranked.sumOfRanks,
      choicesMet: atOnce.ranked.choicesMet,
    });
    const [ann = '', ...others] = students;
    const changed = await anew({
      planId: id,
      rankedMode: 'MINIMUM_COST',
      choices: [{ studentId: ann, choices: [] }, ...others.map((studentId) => ({ studentId, choices: [[other.id]] }))],
    });
    expect(placesOf(changed.ranked)).toEqual(
      others.toSorted().map((studentId) => ({ studentId, offerDateId: other.dateIds[0] })),
    );
    expect(await asked(changed.id)).toMatchObject({ rankedMode: 'MINIMUM_COST' });
  });

  it('says of what cannot be meant what to do, field by field', async () => {
    const [ann = ''] = await planning.students(1);
    const offer = await titled('One');
    const plan = await planning.planned(planning.input([offer.id]));
    const answer = await planning.replan({
      planId: plan.id,
      ...{ target: 9, mostPerStudent: 0, timeLimitSeconds: 61, rankedMode: 'GREEDY', offers: {} },
      choices: [{ studentId: ann, choices: [[offer.id]] }],
    });
    expect(answer).toMatchObject({ __typename: 'InvalidInput' });
    expect(answer.fields.map(({ path }: { path: readonly string[] }) => path.join('.')).toSorted()).toEqual([
      'choices',
      'mostPerStudent',
      'offers',
      'rankedMode',
      'target',
      'timeLimitSeconds',
    ]);
    expect(await planning.replan({ planId: plan.id, offers: { offerIds: [newId()] } })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['offers', 'offerIds'], message: expect.stringContaining('not to be had') }],
    });
  });

  it('refuses to take away everybody’s choices', async () => {
    const [ann = ''] = await planning.students(2);
    const offer = await titled('One');
    const choices = [{ studentId: ann, choices: [[offer.id]] }];
    const plan = await planning.planned(planning.input([offer.id], { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices }));
    expect(await planning.replan({ planId: plan.id, choices: [{ studentId: ann, choices: [] }] })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: ['choices'], message: expect.stringContaining('leave at least one') }],
    });
  });

  it('refuses choices of who is not in the audience, or for what is not among the offers', async () => {
    const [ann = ''] = await planning.students(1);
    const [stranger = ''] = await planning.students(1, { year_group: 10 });
    const [offer, outside] = [await titled('One'), await titled('Outside')];
    const ranked = { mode: 'RANKED_CHOICES', rankedMode: 'GREEDY', choices: [{ studentId: ann, choices: [[offer.id]] }] };
    const plan = await planning.planned(planning.input([offer.id], ranked));
    const choices = [
      { studentId: stranger, choices: [[offer.id]] },
      { studentId: ann, choices: [[outside.id]] },
    ];
    expect(await planning.replan({ planId: plan.id, choices })).toMatchObject({
      __typename: 'AllocationConflict',
      conflicts: [{ code: 'UNKNOWN_PAIR', ids: expect.arrayContaining([stranger, outside.id]) }],
    });
  });
});
