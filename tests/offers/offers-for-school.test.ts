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
