import { NOBODY } from '../../server/platform/connection';
import { type Catalogue, CatalogueSource } from '../../server/reference/reference.catalogue';
import { openWorld, type World } from '../support/world';

let world: World;
let catalogue: Catalogue;
const reference = new CatalogueSource();
const current = () => reference.current(world.database.reading(NOBODY));

beforeAll(async () => {
  world = await openWorld();
  catalogue = await current();
});
afterAll(() => world.close());

describe('the catalogue', () => {
  it('knows occupations of every level, subjects, sectors, activities and outcodes', () => {
    expect(catalogue.occupations).toHaveLength(551);
    expect(['2', '21', '212', '2121'].map(catalogue.hasOccupation)).toEqual([true, true, true, true]);
    expect(['2', '21', '212', '2121'].map(catalogue.hasUnitGroup)).toEqual([false, false, false, true]);
    expect([
      catalogue.hasOccupation('2130'),
      catalogue.hasSubject('alchemy'),
      catalogue.hasSector(''),
      catalogue.hasActivity('x'),
    ]).toEqual([false, false, false, false]);
    expect([
      catalogue.hasSubject('physics'),
      catalogue.hasSector('law-and-justice'),
      catalogue.hasActivity('robotics-club'),
    ]).toEqual([true, true, true]);
    expect([catalogue.hasOutcode('NE1'), catalogue.hasOutcode(' ne1 '), catalogue.hasOutcode('ZZ9')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('says nothing of codes that only objects know', () => {
    for (const code of ['constructor', '__proto__', 'toString']) {
      expect([catalogue.occupation(code), catalogue.subject(code), catalogue.placeOf(code)]).toEqual([null, null, null]);
    }
  });

  it('tells titles, and a code nobody knows by itself', () => {
    const { titles } = catalogue;
    expect([titles.occupation('2121'), titles.occupation('0000')]).toEqual(['Civil engineers', '0000']);
    expect([titles.subject('physics'), titles.sector('law-and-justice'), titles.activity('robotics-club')]).toEqual([
      'Physics',
      'Law and justice',
      'Robotics club',
    ]);
  });

  it('places an outcode', () => {
    const place = catalogue.placeOf('ne1');
    expect(place?.latitude).toBeCloseTo(54.97, 1);
    expect(place?.longitude).toBeCloseTo(-1.61, 1);
  });

  it('builds what matching reads', () => {
    const { matching } = catalogue;
    expect(matching.subjectOccupations.get('accounting-and-finance')?.get('2421')).toBe(1);
    expect(matching.sectorOccupations.get('government-and-public-services')?.get('1112')).toBe(0.7);
    expect(matching.activityOccupations.get('robotics-club')).toEqual(['2122', '2124', '2125', '2134', '3112']);
    expect(matching.womenShares.size).toBe(386);
  });
});

/** SOURCES.md, section 2b: UK whole, UK wider on the same code, US exact or close, UK row of a group above, US proxy. */
describe('the share of women used', () => {
  it.each<[string, number | null, string, string]>([
    ['2221', 0.732, 'UK_WHOLE', 'the UK register before the American figure'],
    ['2225', 0.821, 'UK_WIDER', 'the wider UK figure before the American one'],
    ['2121', null, 'US_EXACT', 'the American figure for the very occupation before the UK one for all engineers'],
    ['2134', null, 'US_EXACT', 'never the UK figure for a part of the occupation'],
    ['2127', 0.09, 'UK_PARENT', 'the UK figure of the group above before an American proxy'],
    ['1123', null, 'US_PROXY', 'the American proxy where nothing else is known'],
  ])('of %s is %s, %s: %s', (code, share, quality) => {
    const figure = catalogue.shareOf(code);
    expect(figure?.quality).toBe(quality);
    if (share !== null) expect(figure?.share).toBe(share);
    expect(catalogue.occupation(code)?.womenShare).toEqual({ ...figure, isProxy: quality === 'US_PROXY' });
  });

  it('is unknown, and not one half, where there is no honest figure', () => {
    expect([catalogue.shareOf('1161'), catalogue.occupation('1161')?.womenShare]).toEqual([null, null]);
    expect(catalogue.occupations.filter(({ level, womenShare }) => level === 'UNIT' && womenShare === null)).toHaveLength(26);
  });

  it('may be told of a group that has a figure of its own', () => {
    expect(catalogue.occupation('212')?.womenShare).toMatchObject({ share: 0.09, quality: 'UK_WIDER', isProxy: false });
    expect(catalogue.occupation('213')?.womenShare).toBeNull();
  });
});

describe('keeping up with the database', () => {
  const change = () => world.plant.sql(`UPDATE reference_version SET version = version + 1`);

  it('costs one small statement an operation, and loads once', async () => {
    world.statements.length = 0;
    expect(await current()).toBe(catalogue);
    const connection = world.database.reading(NOBODY);
    await Promise.all([reference.current(connection), reference.current(connection), reference.current(connection)]);
    expect(world.statements.map(({ name }) => name)).toEqual(['reference_version', 'reference_version']);
  });

  it('loads anew when the version has changed, once for all who ask at the same time', async () => {
    await change();
    world.statements.length = 0;
    const [one, other] = await Promise.all([current(), current()]);
    expect(one).toBe(other);
    expect(one).not.toBe(catalogue);
    expect(one.version).toBe(catalogue.version + 1);
    expect(world.statements.filter(({ name }) => name === 'reference_content')).toHaveLength(1);
  });

  it('says what to do where nothing was ever loaded, and recovers when it is', async () => {
    const [row] = await world.plant.sql(`SELECT version, digest FROM reference_version`);
    await world.plant.sql(`DELETE FROM reference_version`);
    const connection = world.database.reading(NOBODY);
    await expect(reference.current(connection)).rejects.toThrow('run `npm run migrate`');
    await world.plant.row('reference_version', { version: row.version, digest: row.digest });
    expect((await reference.current(connection)).version).toBe(Number(row.version));
  });
});
