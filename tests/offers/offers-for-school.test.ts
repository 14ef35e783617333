import type { Viewer } from '../../server/platform/access';
import { openWorld, type World } from '../support/world';
import { plantOffer } from './planting';

const LIST = `query ($filter: OfferFilter) { offers(filter: $filter) { nodes { title } } }`;

describe('a list of offers for one school', () => {
  let world: World;
  let schoolId: string;
  let other: string;
  let employerId: string;

  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    schoolId = await plant.school();
    other = await plant.school();
    const [own, young] = [
      await plant.roleModel({ here_for: 'OWN_SCHOOLS', topic_subjects: ['music'] }),
      await plant.roleModel({ turns_adult_on: '2027-01-01' }),
    ];
    for (const { id } of [own, young])
      await plant.row('role_model_school', { role_model_id: id, school_id: schoolId, left_on: '2026-07-01', is_confirmed: true });
    employerId = await plant.employer();
    await plantOffer(plant, { title: 'Own', employer_id: employerId, roleModelIds: [own.id] });
    await plantOffer(plant, { title: 'Young', employer_id: employerId, roleModelIds: [young.id] });
    await plantOffer(plant, { title: 'Open', employer_id: employerId, roleModelIds: [own.id, (await plant.roleModel()).id] });
    await plantOffer(plant, { title: 'Nobody named', employer_id: employerId });
  });
  afterAll(() => world.close());

  const EVERYBODYS = ['Nobody named', 'Open'];
  const ALL = [...EVERYBODYS, 'Own', 'Young'];
  const sorted = async (filter: object, viewer: Viewer): Promise<string[]> => {
    const { data, errors } = await world.ask(viewer, LIST, { filter });
    expect(errors).toBeUndefined();
    return data.offers.nodes.map(({ title }: { title: string }) => title).sort();
  };

  async function ofBoth(): Promise<Viewer> {
    const one = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    const second = await world.plant.viewer('CAREERS_LEADER', { schoolId: other, personId: one.personId });
    return { ...one, memberships: [...one.memberships, ...second.memberships] };
  }

  it('holds what is there for that school, not for another of the viewer’s', async () => {
    const leader = await ofBoth();
    expect(await sorted({}, leader)).toEqual(ALL);
    expect(await sorted({ schoolId }, leader)).toEqual(ALL);
    expect(await sorted({ schoolId: other }, leader)).toEqual(EVERYBODYS);
  });

  it('looks for a subject at nobody else either', async () => {
    const leader = await ofBoth();
    expect(await sorted({ schoolId, subject: 'music' }, leader)).toEqual(['Open', 'Own']);
    expect(await sorted({ schoolId: other, subject: 'music' }, leader)).toEqual([]);
  });

  it('is the same for an operator', async () => {
    const operator = await world.plant.viewer('OPERATOR');
    expect(await sorted({}, operator)).toEqual(ALL);
    expect(await sorted({ schoolId }, operator)).toEqual(ALL);
    expect(await sorted({ schoolId: other }, operator)).toEqual(EVERYBODYS);
  });

  it('tells nobody from elsewhere who went to that school', async () => {
    const elsewhere = await world.plant.viewer('TEACHER', { schoolId: other });
    const coordinator = await world.plant.viewer('EMPLOYER_COORDINATOR', { employerId });
    for (const viewer of [elsewhere, coordinator]) expect(await sorted({ schoolId }, viewer)).toEqual(EVERYBODYS);
    expect(await sorted({ employerId }, coordinator)).toEqual(ALL);
    expect(await sorted({ employerId, schoolId }, coordinator)).toEqual(EVERYBODYS);
  });
});

describe('a list of offers for one school, of people who help in their area', () => {
  let world: World;
  let near: string;
  let far: string;
  let alumna: string;
  const AREA = { here_for: 'AREA', travel_limit_km: 30 };

  beforeAll(async () => {
    world = await openWorld();
    const { plant } = world;
    [near, far] = [await plant.school(), await plant.school({ outcode: await plant.outcode('TR1', 50.26, -5.05) })];
    ({ id: alumna } = await plant.roleModel({ ...AREA, is_online: true, topic_subjects: ['music'] }));
    await plant.row('role_model_school', { role_model_id: alumna, school_id: far, left_on: '2015-07-01', is_confirmed: true });
    const [{ id: helper }, { id: everyones }] = [
      await plant.roleModel({ ...AREA, topic_subjects: ['music'] }),
      await plant.roleModel(),
    ];
    await plantOffer(plant, { title: 'Area', roleModelIds: [helper] });
    await plantOffer(plant, { title: 'Online', is_online: true, form: 'ONLINE_SESSION', roleModelIds: [helper] });
    await plantOffer(plant, { title: 'Alumna', roleModelIds: [alumna] });
    await plantOffer(plant, { title: 'Somebody else too', roleModelIds: [helper, everyones] });
  });
  afterAll(() => world.close());

  const ALL = ['Alumna', 'Area', 'Online', 'Somebody else too'];
  const sorted = async (viewer: Viewer, filter: object): Promise<string[]> => {
    const { data, errors } = await world.ask(viewer, LIST, { filter });
    expect(errors).toBeUndefined();
    return data.offers.nodes.map(({ title }: { title: string }) => title).sort();
  };

  it('holds them where the school lies in it, or is their own', async () => {
    const [here, there] = [
      await world.plant.viewer('CAREERS_LEADER', { schoolId: near }),
      await world.plant.viewer('CAREERS_LEADER', { schoolId: far }),
    ];
    expect(await sorted(here, { schoolId: near })).toEqual(ALL);
    expect(await sorted(there, { schoolId: far })).toEqual(['Alumna', 'Somebody else too']);
    expect(await sorted(here, { schoolId: far })).toEqual(['Somebody else too']);
    expect(await sorted(await world.plant.viewer('OPERATOR'), { schoolId: far })).toEqual(['Alumna', 'Somebody else too']);
  });

  it('looks for a subject at them alone', async () => {
    const there = await world.plant.viewer('CAREERS_LEADER', { schoolId: far });
    expect(await sorted(there, { schoolId: far, subject: 'music' })).toEqual(['Alumna']);
  });

  it('changes nothing of who is read where no school is asked for', async () => {
    expect(await sorted(await world.plant.viewer('TEACHER', { schoolId: far }), {})).toEqual(ALL);
  });
});
