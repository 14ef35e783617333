import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';
import { plantOffer } from './planting';

const OFFER = `query ($id: ID!) { offer(id: $id) { title roleModels { id } employer { name } dates { startsAt endsAt capacity placesLeft } } }`;
const LIST = `{ offers(first: 100) { nodes { id roleModels { id } } } }`;

let world: World;
let schoolId: string;
let teacher: Viewer;
beforeAll(async () => {
  world = await openWorld();
  schoolId = await world.plant.school();
  teacher = await world.plant.viewer('TEACHER', { schoolId });
});
afterAll(() => world.close());

const read = async (viewer: Viewer | null, id: string) => {
  const { data, errors } = await world.ask(viewer, OFFER, { id });
  return errors?.[0]?.extensions.code ?? data.offer;
};
/** Ids of the people in the offer as the list tells them; null where the offer is not in it. */
const listed = async (viewer: Viewer, id: string): Promise<string[] | null> => {
  const { data } = await world.ask(viewer, LIST);
  const offer = data.offers.nodes.find((one: { id: string }) => one.id === id);
  return offer === undefined ? null : offer.roleModels.map((one: { id: string }) => one.id);
};

describe('an offer', () => {
  it('is told with its employer and the dates to come, the earliest first', async () => {
    const employer_id = await world.plant.employer();
    const past = { starts_at: '2026-10-01T10:00:00Z', ends_at: '2026-10-01T11:00:00Z' };
    const later = { starts_at: '2026-12-01T10:00:00Z', ends_at: '2026-12-01T11:00:00Z', places_taken: 5 };
    const { id } = await plantOffer(world.plant, { employer_id }, [later, past, {}]);
    expect(await read(teacher, id)).toEqual({
      title: 'Bend and solder',
      roleModels: [],
      employer: { name: 'Ashworth Robotics' },
      dates: [
        { startsAt: new Date('2026-11-12T10:00:00Z'), endsAt: new Date('2026-11-12T11:00:00Z'), capacity: 12, placesLeft: 12 },
        { startsAt: new Date('2026-12-01T10:00:00Z'), endsAt: new Date('2026-12-01T11:00:00Z'), capacity: 12, placesLeft: 7 },
      ],
    });
  });

  it.each(['x', newId()])('that is not there (%s) reads as not found', async (id) => {
    expect(await read(teacher, id)).toBe('NOT_FOUND');
  });

  it('is not for students, who learn of theirs in their record, nor for nobody', async () => {
    const { id } = await plantOffer(world.plant);
    const student = await world.plant.viewer('STUDENT', { schoolId });
    const alumnus = await world.plant.viewer('ALUMNUS', { personId: student.personId });
    const both = { ...student, memberships: [...student.memberships, ...alumnus.memberships] };
    for (const viewer of [student, both]) {
      expect(await read(viewer, id)).toBe('FORBIDDEN');
      expect((await world.ask(viewer, LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await read(null, id)).toBe('UNAUTHENTICATED');
  });

  it('that was withdrawn is there for its employer, its people and operators alone, and in no list', async () => {
    const employer_id = await world.plant.employer();
    const { id: roleModelId, personId } = await world.plant.roleModel();
    const { id } = await plantOffer(world.plant, { state: 'WITHDRAWN', employer_id, roleModelIds: [roleModelId] });
    const own = [
      await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId: employer_id }),
      await world.plant.viewer('VOLUNTEER', { personId }),
      await world.plant.viewer('OPERATOR'),
    ];
    const others = [
      teacher,
      await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId: await world.plant.employer() }),
      await world.plant.viewer('VOLUNTEER'),
    ];
    for (const viewer of own) {
      expect(await read(viewer, id)).toMatchObject({ title: 'Bend and solder' });
      expect(await listed(viewer, id)).toBeNull();
    }
    for (const viewer of others) expect(await read(viewer, id)).toBe('NOT_FOUND');
  });
});

describe('the people in an offer', () => {
  const add = async (columns: Readonly<Record<string, unknown>>) => (await world.plant.roleModel(columns)).id;

  it.each([
    ['paused', { is_paused: true }],
    ['withdrawn', { listing: 'WITHDRAWN' }],
    ['not yet confirmed', { listing: 'AWAITING_CONFIRMATION' }],
    ['there for their own schools only', { here_for: 'OWN_SCHOOLS' }],
    ['not of age', { turns_adult_on: '2027-01-01' }],
  ])('are not handed out where they are %s, and the offer stays with the others', async (_, columns) => {
    const [hidden, shown] = [await add(columns), await add({})];
    const { id } = await plantOffer(world.plant, { roleModelIds: [hidden, shown] });
    expect(await listed(teacher, id)).toEqual([shown]);
    expect(await read(teacher, id)).toMatchObject({ roleModels: [{ id: shown }] });
  });

  it('take the offer with them where nobody is left to meet', async () => {
    const hidden = await add({ is_paused: true });
    const { id } = await plantOffer(world.plant, { roleModelIds: [hidden] });
    expect(await listed(teacher, id)).toBeNull();
    expect(await read(teacher, id)).toBe('NOT_FOUND');
    expect(await listed(await world.plant.viewer('OPERATOR'), id)).toEqual([hidden]);
    await world.plant.sql(`UPDATE role_model SET is_paused = false WHERE id = $1`, [hidden]);
    expect(await listed(teacher, id)).toEqual([hidden]);
  });

  it('who help their own schools are there for those schools', async () => {
    const alumnus = await add({ here_for: 'OWN_SCHOOLS' });
    const row = { role_model_id: alumnus, school_id: schoolId, left_on: '2010-07-01', is_confirmed: true };
    await world.plant.row('role_model_school', row);
    const { id } = await plantOffer(world.plant, { roleModelIds: [alumnus] });
    const elsewhere = await world.plant.viewer('TEACHER', { schoolId: await world.plant.school() });
    expect(await listed(teacher, id)).toEqual([alumnus]);
    expect(await listed(elsewhere, id)).toBeNull();
    expect(await read(elsewhere, id)).toBe('NOT_FOUND');
  });

  it('do not bring an offer up in a search where they are not handed out', async () => {
    const hidden = await add({ is_paused: true, topic_subjects: ['music'] });
    const { id } = await plantOffer(world.plant, { roleModelIds: [hidden, await add({})] });
    const { data } = await world.ask(teacher, `{ offers(first: 100, filter: { subject: "music" }) { nodes { id } } }`);
    expect(data.offers.nodes).not.toContainEqual({ id });
  });
});
