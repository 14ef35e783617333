import type { Viewer } from '../../server/platform/access';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';
import { plantOffer } from './planting';

const LIST = `query ($filter: OfferFilter, $first: Int, $after: String) {
  offers(filter: $filter, first: $first, after: $after) { nodes { id title } pageInfo { endCursor hasNextPage } } }`;
const WHOLE = `query ($first: Int) { offers(first: $first) { nodes { id title description form isOnline outcode minimumAudience yearGroups
  accessNeedsMet employer { name sector { title } } roleModels { id familyName headline } dates { id startsAt endsAt capacity placesLeft } } } }`;

let world: World;
let schoolId: string;
let teacher: Viewer;

async function open(): Promise<void> {
  world = await openWorld();
  schoolId = await world.plant.school();
  teacher = await world.plant.viewer('TEACHER', { schoolId });
}

const on = (day: string, columns: object = {}) => ({ starts_at: `${day}T10:00:00Z`, ends_at: `${day}T11:00:00Z`, ...columns });

async function titles(filter: object, viewer: Viewer = teacher): Promise<string[]> {
  const { data, errors } = await world.ask(viewer, LIST, { filter, first: 100 });
  expect(errors).toBeUndefined();
  return data.offers.nodes.map(({ title }: { title: string }) => title);
}

describe('a list of offers', () => {
  let employerId: string;

  beforeAll(async () => {
    await open();
    const { plant } = world;
    await plant.outcode('SW1A', 51.5, -0.12);
    employerId = await plant.employer({ sector_code: 'creative-and-media' });
    const { id: musician } = await plant.roleModel({ topic_subjects: ['music'] }, '3415');
    await plantOffer(plant, { title: 'Lamps' }, [on('2026-11-10'), on('2026-12-10')]);
    await plantOffer(plant, { title: 'Studio', employer_id: employerId, form: 'WORKPLACE_VISIT', outcode: 'SW1A' }, [
      on('2026-11-12'),
    ]);
    await plantOffer(plant, { title: 'Strings', roleModelIds: [musician], form: 'TALK', year_groups: [12, 13] }, [
      on('2026-11-11', { capacity: 12, places_taken: 12 }),
    ]);
    await plantOffer(plant, { title: 'Screens', is_online: true, form: 'ONLINE_SESSION' }, [on('2026-11-13')]);
    await plantOffer(plant, { title: 'Nearby', area_km: 30, area_outcode: 'NE1' }, [on('2026-11-14')]);
    await plantOffer(plant, { title: 'Far away', area_km: 30, area_outcode: 'SW1A' }, [on('2026-11-15')]);
    await plantOffer(plant, { title: 'Over' }, [on('2026-09-15')]);
    await plantOffer(plant, { title: 'Withdrawn', state: 'WITHDRAWN' });
  });
  afterAll(() => world.close());

  const ALL = ['Lamps', 'Strings', 'Studio', 'Screens', 'Nearby', 'Far away'];

  it.each([
    [{}, ALL],
    [{ form: 'TALK' }, ['Strings']],
    [{ yearGroup: 12 }, ALL],
    [{ yearGroup: 9 }, ALL.filter((title) => title !== 'Strings')],
    [{ yearGroup: 14 }, []],
    [{ isOnline: true }, ['Screens']],
    [{ isOnline: false, yearGroup: 9, endsOn: '2026-11-12' }, ['Lamps', 'Studio']],
    [{ startsOn: '2026-11-11', endsOn: '2026-11-12' }, ['Strings', 'Studio']],
    [{ startsOn: '2026-11-16' }, ['Lamps']],
    [{ startsOn: '2026-12-11' }, []],
    [{ hasPlacesLeft: true }, ALL.filter((title) => title !== 'Strings')],
    [{ hasPlacesLeft: false }, ['Strings']],
    [{ subject: 'music' }, ['Strings']],
    [{ employerId: newId() }, []],
    [{ form: null, yearGroup: null, sector: null, employerId: null, startsOn: null, withinKm: null }, ALL],
  ])('is narrowed by %j', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it('comes by the first date that fits, so that a later window has another order', async () => {
    await plantOffer(world.plant, { title: 'Winter' }, [on('2026-12-09')]);
    expect(await titles({ startsOn: '2026-12-01' })).toEqual(['Winter', 'Lamps']);
  });

  it('is narrowed to an employer, its sector and that of the people in the offer', async () => {
    expect(await titles({ employerId })).toEqual(['Studio']);
    const [{ sector }] = await world.plant.sql(
      `SELECT sector_code AS sector FROM occupation_sector WHERE occupation_code = '3415' LIMIT 1`,
    );
    expect(await titles({ sector: 'creative-and-media' })).toContain('Studio');
    expect(await titles({ sector })).toContain('Strings');
    expect(await titles({ sector: 'construction-and-built-environment' })).toEqual([]);
  });

  it('is narrowed to what is there for a school, and to what it could go to', async () => {
    const there = await titles({ schoolId, endsOn: '2026-11-30' });
    expect(there).toEqual(['Lamps', 'Strings', 'Studio', 'Screens', 'Nearby']);
    expect(await titles({ schoolId, withinKm: 40, endsOn: '2026-11-30' })).toEqual(there.filter((title) => title !== 'Studio'));
    expect(await titles({ schoolId, withinKm: 500, endsOn: '2026-11-30' })).toEqual(there);
  });

  it('counts a subject of work that is to end until the day it ends', async () => {
    const { plant, time } = world;
    const { id } = await plant.roleModel({}, '2122');
    await plant.sql(`UPDATE role_model_career SET ended_on = '2026-12-31' WHERE role_model_id = $1`, [id]);
    await plantOffer(plant, { title: 'Ending', form: 'PROJECT', roleModelIds: [id] }, [on('2027-02-01')]);
    const asked = time.now;
    expect(await titles({ form: 'PROJECT', subject: 'physics' })).toEqual(['Ending']);
    time.now = new Date('2026-12-31T00:00:00Z');
    expect(await titles({ form: 'PROJECT', subject: 'physics' })).toEqual([]);
    time.now = asked;
    await plant.sql(`UPDATE offer SET state = 'WITHDRAWN' WHERE form = 'PROJECT'`);
  });

  it('counts a day as it is in London', async () => {
    await plantOffer(world.plant, { title: 'Early' }, [
      { starts_at: '2027-06-30T23:30:00Z', ends_at: '2027-07-01T00:30:00Z', capacity: 5 },
    ]);
    expect(await titles({ startsOn: '2027-07-01', endsOn: '2027-07-01' })).toEqual(['Early']);
    expect(await titles({ startsOn: '2027-06-30', endsOn: '2027-06-30' })).toEqual([]);
  });

  it('goes on after a cursor, without a gap or a repetition', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, hasNext = true; hasNext;) {
      const { data }: { data: any } = await world.ask(teacher, LIST, { first: 2, after });
      seen.push(...data.offers.nodes.map(({ title }: { title: string }) => title));
      ({ endCursor: after, hasNextPage: hasNext } = data.offers.pageInfo);
    }
    expect(seen).toEqual([...ALL, 'Winter', 'Early']);
  });

  it('goes on between two that begin at the same moment', async () => {
    const both = ['Same A', 'Same B'];
    for (const title of both) await plantOffer(world.plant, { title }, [on('2027-09-01')]);
    const filter = { startsOn: '2027-09-01' };
    const first = await world.ask(teacher, LIST, { filter, first: 1 });
    const second = await world.ask(teacher, LIST, { filter, first: 1, after: first.data.offers.pageInfo.endCursor });
    expect([first, second].map(({ data }) => data.offers.nodes[0].title).sort()).toEqual(both);
    expect(second.data.offers.pageInfo.hasNextPage).toBe(false);
  });

  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    [{ filter: { sector: 'wizardry' } }, 'BAD_USER_INPUT', /wizardry.+`sectors` lists/],
    [{ filter: { subject: 'wizardry' } }, 'BAD_USER_INPUT', /wizardry.+`subjects` lists/],
    [{ filter: { yearGroup: 6 } }, 'BAD_USER_INPUT', /from 7 to 14; it was 6/],
    [{ filter: { startsOn: '2026-11-02', endsOn: '2026-11-01' } }, 'BAD_USER_INPUT', /endsOn` is before/],
    [{ filter: { withinKm: 10 } }, 'BAD_USER_INPUT', /needs `filter.schoolId`/],
    [{ filter: { schoolId: newId() } }, 'NOT_FOUND', /No school/],
    [{ filter: { schoolId: 'x' } }, 'NOT_FOUND', /No school/],
    [{ filter: { employerId: 'x' } }, 'NOT_FOUND', /No employer/],
    [{ first: 0 }, 'BAD_USER_INPUT', /1 to 100; it was 0/],
    [{ first: 101 }, 'BAD_USER_INPUT', /1 to 100; it was 101/],
    [{ after: 'x' }, 'BAD_USER_INPUT', /not a cursor of this list/],
    [{ after: cursor('employers', 'a', newId()) }, 'BAD_USER_INPUT', /not a cursor of this list/],
    [{ after: cursor('offers', '2026-13-01', newId()) }, 'BAD_USER_INPUT', /not a cursor of this list/],
    [{ after: cursor('offers', '2026-11-10T10:00:00.000Z', 'x') }, 'BAD_USER_INPUT', /not a cursor of this list/],
  ])('refuses %j', async (variables, code, message) => {
    const { errors } = await world.ask(teacher, LIST, variables);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toMatch(message);
  });

  it.each([0, 501])('refuses a distance of %d km', async (withinKm) => {
    const { errors } = await world.ask(teacher, LIST, { filter: { schoolId, withinKm } });
    expect(errors?.[0]?.message).toMatch(`from 1 to 500 kilometres; it was ${withinKm}`);
  });
});

describe('a page of offers with all that hangs on them', () => {
  beforeAll(open);
  afterAll(() => world.close());

  it('asks as few statements for ten as for two', async () => {
    for (let index = 0; index < 10; index += 1) {
      const employer_id = await world.plant.employer({ name: `E ${index}` });
      const roleModelIds = [(await world.plant.roleModel()).id, (await world.plant.roleModel()).id];
      await plantOffer(world.plant, { employer_id, roleModelIds }, [{}, {}, {}]);
    }
    const count = async (viewer: Viewer, first: number) => {
      world.statements.length = 0;
      const { data } = await world.ask(viewer, WHOLE, { first });
      expect(data.offers.nodes).toHaveLength(first);
      expect(data.offers.nodes[first - 1]).toMatchObject({ roleModels: [{}, {}], dates: [{}, {}, {}] });
      return world.statements.map(({ name }) => name).sort();
    };
    for (const viewer of [teacher, await world.plant.viewer('OPERATOR')]) {
      const two = await count(viewer, 2);
      expect(await count(viewer, 10)).toEqual(two);
      expect(two.length).toBeLessThanOrEqual(7);
    }
  });
});
