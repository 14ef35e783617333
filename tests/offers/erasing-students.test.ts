import { PlaceStore } from '../../server/offers/place.store';
import { statement } from '../../server/platform/statement';
import { until } from '../support/database-program';
import { NOW, openWorld, type World } from '../support/world';
import { countedAndHeld, plantOffer } from './planting';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** As many as it takes for them to be locked in another order, where nothing says in which. */
const DATES = 20;

/** A school with students, and a way to do things in one transaction of its staff. */
async function school(count: number) {
  const schoolId = await world.plant.school();
  const { personId } = await world.plant.viewer('CAREERS_LEADER', { schoolId });
  const students: string[] = [];
  while (students.length < count) students.push((await world.plant.student(schoolId)).id);
  const takeIn = (store: PlaceStore, offerDateId: string, studentId = String(students[0])) =>
    store.take({ schoolId, places: [{ studentId, offerDateId }], planId: null, now: NOW });
  const writing = <Answer>(work: (store: PlaceStore) => Promise<Answer>): Promise<Answer> =>
    world.database.writing({ personId, schoolIds: [schoolId] }, (connection) => work(new PlaceStore(connection)));
  return { schoolId, students, takeIn, writing };
}

const WAITING = statement('test_waiting', `SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted`);

/** Asked over a connection of its own, as planting has one that may be waiting itself. */
async function isAnybodyWaiting(): Promise<boolean> {
  const [row] = await world.database.writing({ personId: null, schoolIds: [] }, (connection) =>
    connection.open<{ waiting: number }>(WAITING),
  );
  return (row?.waiting ?? 0) > 0;
}

describe('erasing students', () => {
  it('gives their places back in the order of the dates, and stops nobody who takes some there', async () => {
    const [takers, erased] = [await school(1), await school(DATES)];
    const { dateIds } = await plantOffer(
      world.plant,
      {},
      Array.from({ length: DATES }, () => ({})),
    );
    const [first = '', ...others] = dateIds.toSorted();
    // From the last date to the first, so that neither dates nor places lie in the order of the ids.
    for (const [index, dateId] of [first, ...others].toReversed().entries())
      await erased.writing((store) => erased.takeIn(store, dateId, erased.students[index]));
    let [attempts, isErased, erasing] = [0, false, Promise.resolve()];
    await takers.writing(async (store) => {
      attempts += 1;
      expect(await takers.takeIn(store, first)).toEqual([]);
      erasing = world.plant.sql(`DELETE FROM student WHERE id = ANY ($1)`, [erased.students], [erased.schoolId]).then(() => {
        isErased = true;
      });
      await until(async () => isErased || (await isAnybodyWaiting()));
      // Whoever held one of these dates while waiting for the first would wait for good.
      for (const dateId of others) expect(await takers.takeIn(store, dateId)).toEqual([]);
    });
    await erasing;
    expect(attempts).toBe(1);
    for (const dateId of dateIds)
      expect(await countedAndHeld(world.plant, dateId, [takers.schoolId])).toEqual({ counted: 1, held: 1 });
  });
});
