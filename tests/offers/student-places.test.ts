import { PlaceStore } from '../../server/offers/place.store';
import type { Viewer } from '../../server/platform/access';
import { SCHOOL_STAFF } from '../../server/platform/roles';
import { NOW, openWorld, type World } from '../support/world';
import { plantOffer, type PlantedOffer } from './planting';

const PLACES = `query ($id: ID!, $first: Int, $after: String) { student(id: $id) { places(first: $first, after: $after) {
  nodes { madeAt offer { title roleModels { id familyName } } date { id startsAt placesLeft } } pageInfo { endCursor hasNextPage } } } }`;

let world: World;
let schoolId: string;
let leader: Viewer;
beforeAll(async () => {
  world = await openWorld();
  schoolId = await world.plant.school();
  leader = await world.plant.viewer('CAREERS_LEADER', { schoolId });
});
afterAll(() => world.close());

const inTransaction = <Answer>(work: (places: PlaceStore) => Promise<Answer>): Promise<Answer> =>
  world.database.writing({ personId: leader.personId, schoolIds: [schoolId] }, (connection) => work(new PlaceStore(connection)));

async function give(studentId: string, ...offers: readonly PlantedOffer[]): Promise<void> {
  const places = offers.flatMap(({ dateIds }) => dateIds.map((offerDateId) => ({ studentId, offerDateId })));
  expect(await inTransaction((store) => store.take({ schoolId, places, planId: null, now: NOW }))).toEqual([]);
}

const themself = (personId: string) => world.plant.viewer('STUDENT', { schoolId, personId });

it('are told to the student and to every staff role of the school, the latest date first', async () => {
  const { id, personId } = await world.plant.student(schoolId);
  const { id: roleModelId } = await world.plant.roleModel();
  await give(id, await plantOffer(world.plant, { roleModelIds: [roleModelId] }, [{}, {}]));
  const readers = [await themself(personId)];
  for (const role of SCHOOL_STAFF) readers.push(await world.plant.viewer(role, { schoolId }));
  for (const viewer of readers) {
    const { data } = await world.ask(viewer, PLACES, { id });
    const told = data.student.places.nodes;
    expect(told.map(({ date }: any) => date.startsAt.toISOString().slice(0, 10))).toEqual(['2026-11-11', '2026-11-10']);
    expect(told[0]).toMatchObject({ madeAt: NOW, offer: { title: 'Bend and solder', roleModels: [{ id: roleModelId }] } });
    expect(told[0].date.placesLeft).toBe(11);
  }
});

it('tell a student no family name of whom they will meet', async () => {
  const { id, personId } = await world.plant.student(schoolId);
  const { id: roleModelId } = await world.plant.roleModel();
  await give(id, await plantOffer(world.plant, { roleModelIds: [roleModelId] }));
  const { data } = await world.ask(await themself(personId), PLACES, { id });
  expect(data.student.places.nodes[0].offer.roleModels).toEqual([{ id: roleModelId, familyName: null }]);
});

it('stay to be read when the offer is withdrawn, without whoever is paused', async () => {
  const { id, personId } = await world.plant.student(schoolId);
  const { id: roleModelId } = await world.plant.roleModel();
  const offer = await plantOffer(world.plant, { roleModelIds: [roleModelId] });
  await give(id, offer);
  await world.plant.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE id = $1`, [offer.id]);
  await world.plant.sql(`UPDATE role_model SET is_paused = true WHERE id = $1`, [roleModelId]);
  const { data } = await world.ask(await themself(personId), PLACES, { id });
  expect(data.student.places.nodes).toMatchObject([{ offer: { title: 'Bend and solder', roleModels: [] } }]);
});

it('are gone once they are released', async () => {
  const { id } = await world.plant.student(schoolId);
  const offer = await plantOffer(world.plant);
  await give(id, offer);
  const places = [{ studentId: id, offerDateId: String(offer.dateIds[0]) }];
  expect(await inTransaction((store) => store.release({ schoolId, places, now: NOW }))).toBe(1);
  expect((await world.ask(leader, PLACES, { id })).data.student.places.nodes).toEqual([]);
});

it('are nobody else’s to read: not a classmate’s, and not another school’s', async () => {
  const [{ id }, classmate] = [await world.plant.student(schoolId), await world.plant.student(schoolId)];
  await give(id, await plantOffer(world.plant));
  const elsewhere = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
  for (const viewer of [await themself(classmate.personId), elsewhere]) {
    const { data, errors } = await world.ask(viewer, PLACES, { id });
    expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'NOT_FOUND']);
  }
});

it('come page by page, and refuse the cursor of another student', async () => {
  const [{ id }, other] = [await world.plant.student(schoolId), await world.plant.student(schoolId)];
  await give(id, await plantOffer(world.plant, {}, [{}, {}, {}]));
  const first = (await world.ask(leader, PLACES, { id, first: 2 })).data.student.places;
  expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const after = first.pageInfo.endCursor;
  const second = (await world.ask(leader, PLACES, { id, first: 2, after })).data.student.places;
  expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([1, false]);
  const { errors } = await world.ask(leader, PLACES, { id: other.id, after });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('cost as many statements for ten students as for two', async () => {
  const school = await world.plant.school();
  const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId: school });
  const { id: roleModelId } = await world.plant.roleModel();
  const { dateIds } = await plantOffer(world.plant, { roleModelIds: [roleModelId] });
  for (let count = 0; count < 10; count += 1) {
    const { id: student_id } = await world.plant.student(school);
    const place = { school_id: school, student_id, offer_date_id: dateIds[0], during: '[2026-11-10,2026-11-11)', state: 'HELD' };
    await world.plant.row('place', { ...place, made_by: viewer.personId, made_at: NOW }, [school]);
  }
  const query = `query ($filter: StudentFilter!, $first: Int) { students(filter: $filter, first: $first) {
    nodes { places(first: 5) { nodes { offer { title roleModels { givenName } dates { id } } date { startsAt } } } } } }`;
  const count = async (first: number) => {
    world.statements.length = 0;
    const { data } = await world.ask(viewer, query, { filter: { schoolId: school }, first });
    expect(data.students.nodes.flatMap(({ places }: any) => places.nodes)).toHaveLength(first);
    return world.statements.map(({ name }) => name).sort();
  };
  const two = await count(2);
  expect(await count(10)).toEqual(two);
  expect(two.length).toBeLessThanOrEqual(8);
});
