import { LATER, openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());

it('tells changes of dates in the order of time, whichever was published first', async () => {
  await planning.students(1);
  const [late, soon] = [await planning.offer({}, [LATER]), await planning.offer()];
  const offerIds = [late.id, soon.id];
  const { id } = await planning.planned(planning.input(offerIds, { mostPerStudent: 2, target: 2 }));
  const orderOf = async () => {
    const { changes } = await planning.read(id);
    return changes.map(({ offerDateId }: { offerDateId: string }) => offerDateId);
  };
  const inTime = [soon.dateIds[0], late.dateIds[0]];
  await planning.sql(`UPDATE offer_date SET capacity = 11 WHERE offer_id = ANY ($1::uuid[])`, [offerIds]);
  expect(await orderOf()).toEqual(inTime);
  await planning.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = ANY ($1::uuid[])`, [offerIds]);
  expect(await orderOf()).toEqual(inTime);
});
