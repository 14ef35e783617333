import { randomUUID } from 'node:crypto';
import { type PlaceProblem, PlaceStore, type PlaceWanted } from '../../server/offers/place.store';
import { NOW, openWorld, type World } from '../support/world';
import { countedAndHeld, plantOffer } from './planting';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Takers {
  readonly schoolId: string;
  readonly staffId: string;
  readonly students: readonly string[];
}

async function school(students: number): Promise<Takers> {
  const schoolId = await world.plant.school();
  const { personId: staffId } = await world.plant.viewer('CAREERS_LEADER', { schoolId });
  const made: string[] = [];
  while (made.length < students) made.push((await world.plant.student(schoolId)).id);
  return { schoolId, staffId, students: made };
}

const asStaff = <Answer>({ schoolId, staffId }: Takers, work: (places: PlaceStore) => Promise<Answer>): Promise<Answer> =>
  world.database.writing({ personId: staffId, schoolIds: [schoolId] }, (connection) => work(new PlaceStore(connection)));

const take = (takers: Takers, places: readonly PlaceWanted[], planId: string | null = null): Promise<PlaceProblem[]> =>
  asStaff(takers, (store) => store.take({ schoolId: takers.schoolId, places, planId, now: NOW }));

const release = (takers: Takers, places: readonly PlaceWanted[]): Promise<number> =>
  asStaff(takers, (store) => store.release({ schoolId: takers.schoolId, places, now: NOW }));

const placesAt = (offerDateId: string | undefined, students: readonly (string | undefined)[]): PlaceWanted[] =>
  students.map((studentId) => ({ studentId: String(studentId), offerDateId: String(offerDateId) }));

const problem = (reason: PlaceProblem['reason'], rest: Partial<PlaceProblem>): PlaceProblem => ({
  ...{ reason, offerDateId: null, studentId: null, placesLeft: null },
  ...rest,
});

describe('taking places', () => {
  it('counts them at their date, and says who took them when and by which plan', async () => {
    const takers = await school(3);
    const { dateIds } = await plantOffer(world.plant, {}, [{}, {}]);
    const planId = randomUUID();
    const wanted = [...placesAt(dateIds[0], takers.students), ...placesAt(dateIds[1], takers.students.slice(0, 1))];
    expect(await take(takers, wanted, planId)).toEqual([]);
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 3, held: 3 });
    expect(await countedAndHeld(world.plant, dateIds[1], [takers.schoolId])).toEqual({ counted: 1, held: 1 });
    const rows = await world.plant.sql(`SELECT DISTINCT plan_id, made_by, made_at FROM place`, [], [takers.schoolId]);
    expect(rows).toEqual([{ plan_id: planId, made_by: takers.staffId, made_at: NOW }]);
  });

  it('leaves those that are held already as they are, also where they are named twice', async () => {
    const takers = await school(2);
    const { dateIds } = await plantOffer(world.plant, {}, [{ capacity: 2 }]);
    const [first, both] = [placesAt(dateIds[0], takers.students.slice(0, 1)), placesAt(dateIds[0], takers.students)];
    expect(await take(takers, first)).toEqual([]);
    expect(await take(takers, [...both, ...first])).toEqual([]);
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 2, held: 2 });
  });

  it('takes nothing where nothing is wanted', async () => {
    expect(await take(await school(0), [])).toEqual([]);
  });

  it('names every date that is full with what it has left, and takes no place at the others', async () => {
    const takers = await school(3);
    const { dateIds } = await plantOffer(world.plant, {}, [{ capacity: 2 }, { capacity: 5, places_taken: 5 }, {}]);
    const wanted = dateIds.flatMap((dateId) => placesAt(dateId, takers.students));
    const problems = await take(takers, wanted);
    expect(problems).toEqual([
      problem('FULL', { offerDateId: String(dateIds[0]), placesLeft: 2 }),
      problem('FULL', { offerDateId: String(dateIds[1]), placesLeft: 0 }),
    ]);
    for (const dateId of [dateIds[0], dateIds[2]])
      expect(await countedAndHeld(world.plant, dateId, [takers.schoolId])).toEqual({ counted: 0, held: 0 });
  });

  it('refuses students who are not at the school now', async () => {
    const [takers, others] = [await school(1), await school(1)];
    const { id: left } = await world.plant.student(takers.schoolId, { left_on: '2026-07-20' });
    const { dateIds } = await plantOffer(world.plant);
    const wanted = placesAt(dateIds[0], [...takers.students, left, ...others.students]);
    const gone = [left, ...others.students].sort();
    expect(await take(takers, wanted)).toEqual(gone.map((studentId) => problem('NOT_ENROLLED', { studentId })));
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 0, held: 0 });
  });

  it('refuses dates that nobody may come to', async () => {
    const takers = await school(1);
    const { id: paused } = await world.plant.roleModel({ is_paused: true });
    const { id: listed } = await world.plant.roleModel();
    const offers = [
      await plantOffer(world.plant, { state: 'WITHDRAWN' }),
      await plantOffer(world.plant, { roleModelIds: [paused] }),
      await plantOffer(world.plant, {}, [{ starts_at: '2026-10-05T08:59:00Z', ends_at: '2026-10-05T10:00:00Z' }]),
    ];
    for (const offerDateId of [...offers.flatMap(({ dateIds }) => dateIds), randomUUID()])
      expect(await take(takers, placesAt(offerDateId, takers.students))).toEqual([problem('NOT_OPEN', { offerDateId })]);
    const { dateIds } = await plantOffer(world.plant, { roleModelIds: [paused, listed] });
    expect(await take(takers, placesAt(dateIds[0], takers.students))).toEqual([]);
  });
});

describe('a student in two places at once', () => {
  const AFTER = { starts_at: '2026-11-10T11:00:00Z', ends_at: '2026-11-10T12:00:00Z' };

  it('is refused by name, and the rest of the transaction goes on', async () => {
    const takers = await school(2);
    const [held, wanted] = [await plantOffer(world.plant), await plantOffer(world.plant)];
    await take(takers, placesAt(held.dateIds[0], takers.students.slice(0, 1)));
    const answers = await asStaff(takers, async (store) => {
      const asked = { schoolId: takers.schoolId, planId: null, now: NOW };
      const refused = await store.take({ ...asked, places: placesAt(wanted.dateIds[0], takers.students) });
      return [refused, await store.take({ ...asked, places: placesAt(wanted.dateIds[0], takers.students.slice(1)) })];
    });
    const clash = problem('CLASH', { studentId: String(takers.students[0]), offerDateId: String(wanted.dateIds[0]) });
    expect(answers).toEqual([[clash], []]);
    expect(await countedAndHeld(world.plant, wanted.dateIds[0], [takers.schoolId])).toEqual({ counted: 1, held: 1 });
  });

  it('is refused also where both places are wanted together', async () => {
    const takers = await school(1);
    const [one, other] = [await plantOffer(world.plant), await plantOffer(world.plant)];
    const problems = await take(takers, [
      ...placesAt(one.dateIds[0], takers.students),
      ...placesAt(other.dateIds[0], takers.students),
    ]);
    const [studentId] = takers.students;
    const dates = [String(one.dateIds[0]), String(other.dateIds[0])].sort();
    expect(problems).toEqual(dates.map((offerDateId) => problem('CLASH', { studentId: String(studentId), offerDateId })));
  });

  it('is none where one begins as the other ends', async () => {
    const takers = await school(1);
    const [one, next] = [await plantOffer(world.plant), await plantOffer(world.plant, {}, [AFTER])];
    expect(await take(takers, placesAt(one.dateIds[0], takers.students))).toEqual([]);
    expect(await take(takers, placesAt(next.dateIds[0], takers.students))).toEqual([]);
  });

  it('is kept out by the constraint when two ask at the same moment', async () => {
    const takers = await school(1);
    const offers = await inTurn(6, () => plantOffer(world.plant));
    const answers = await Promise.all(offers.map(({ dateIds }) => take(takers, placesAt(dateIds[0], takers.students))));
    expect(answers.filter((problems) => problems.length === 0)).toHaveLength(1);
    expect(new Set(answers.flat().map(({ reason }) => reason))).toEqual(new Set(['CLASH']));
    for (const { dateIds } of offers) {
      const { counted, held } = await countedAndHeld(world.plant, dateIds[0], [takers.schoolId]);
      expect(counted).toBe(held);
    }
  });
});

describe('schools that want the same places', () => {
  it('race for the last one, and exactly one of them has it', async () => {
    const [one, other] = [await school(1), await school(1)];
    for (let round = 0; round < 8; round += 1) {
      const { dateIds } = await plantOffer(world.plant, {}, [{ ...dayOf(round), capacity: 3, places_taken: 2 }]);
      const answers = await Promise.all([one, other].map((takers) => take(takers, placesAt(dateIds[0], takers.students))));
      expect(answers.map((problems) => problems.length).sort()).toEqual([0, 1]);
      expect(answers.flat()).toEqual([problem('FULL', { offerDateId: String(dateIds[0]), placesLeft: 0 })]);
      expect(await countedAndHeld(world.plant, dateIds[0], [one.schoolId, other.schoolId])).toEqual({ counted: 3, held: 1 });
    }
  });

  it('are fifty at once over ten places: ten have one, forty are told', async () => {
    const schools = await inTurn(5, () => school(10));
    const { dateIds } = await plantOffer(world.plant, {}, [{ capacity: 10 }]);
    const answers = await Promise.all(
      schools.flatMap((takers) => takers.students.map((student) => take(takers, placesAt(dateIds[0], [student])))),
    );
    expect(answers.filter((problems) => problems.length === 0)).toHaveLength(10);
    expect(answers.flat().map(({ reason }) => reason)).toEqual(Array.from({ length: 40 }, () => 'FULL'));
    const counts = await countedAndHeld(
      world.plant,
      dateIds[0],
      schools.map(({ schoolId }) => schoolId),
    );
    expect(counts).toEqual({ counted: 10, held: 10 });
  });

  it('do not block each other for good where they name several dates in different orders', async () => {
    const [one, other] = [await school(1), await school(1)];
    const { dateIds } = await plantOffer(world.plant, {}, [{}, {}, {}]);
    const wanted = (takers: Takers, ids: readonly string[]) => ids.flatMap((id) => placesAt(id, takers.students));
    const answers = await Promise.all([take(one, wanted(one, dateIds)), take(other, wanted(other, dateIds.toReversed()))]);
    expect(answers).toEqual([[], []]);
  });
});

describe('releasing places', () => {
  it('frees them once, keeps who let them go, and lets them be taken again', async () => {
    const takers = await school(2);
    const { dateIds } = await plantOffer(world.plant, {}, [{ capacity: 2 }]);
    const places = placesAt(dateIds[0], takers.students);
    await take(takers, places);
    expect(await release(takers, [...places.slice(0, 1), ...places.slice(0, 1)])).toBe(1);
    expect(await release(takers, places.slice(0, 1))).toBe(0);
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 1, held: 1 });
    const signed = `SELECT released_by, released_at FROM place WHERE offer_date_id = $1 AND state = 'RELEASED'`;
    const released = await world.plant.sql(signed, [dateIds[0]], [takers.schoolId]);
    expect(released).toEqual([{ released_by: takers.staffId, released_at: NOW }]);
    expect(await take(takers, places)).toEqual([]);
    expect(await world.plant.sql(signed, [dateIds[0]], [takers.schoolId])).toEqual([]);
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 2, held: 2 });
  });

  it('frees nothing that was never held', async () => {
    const takers = await school(1);
    const { dateIds } = await plantOffer(world.plant);
    expect(await release(takers, placesAt(dateIds[0], takers.students))).toBe(0);
    expect(await countedAndHeld(world.plant, dateIds[0], [takers.schoolId])).toEqual({ counted: 0, held: 0 });
  });

  it('happens by itself where a student is erased', async () => {
    const takers = await school(2);
    const { dateIds } = await plantOffer(world.plant, {}, [{}, {}]);
    await take(takers, [...placesAt(dateIds[0], takers.students), ...placesAt(dateIds[1], takers.students)]);
    await release(takers, placesAt(dateIds[1], takers.students.slice(0, 1)));
    await world.plant.sql(`DELETE FROM student WHERE id = $1`, [takers.students[0]], [takers.schoolId]);
    for (const dateId of dateIds)
      expect(await countedAndHeld(world.plant, dateId, [takers.schoolId])).toEqual({ counted: 1, held: 1 });
  });
});

const dayOf = (round: number) => ({ starts_at: `2026-12-0${round + 1}T10:00:00Z`, ends_at: `2026-12-0${round + 1}T11:00:00Z` });

/** Planting has one connection: things are planted one after the other. */
async function inTurn<Made>(count: number, make: () => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  while (made.length < count) made.push(await make());
  return made;
}
