import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { loadReferenceData } from '../../seeds/reference-files.seed';
import { ownerSourceOf } from '../support/owner';
import { openWorld, type World } from '../support/world';

let world: World;
let owner: DataSource;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  owner = await ownerSourceOf(world);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firsthand-reference-'));
  await cp('seeds/reference', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(async () => {
  await owner.destroy();
  await world.close();
});

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, file), changed);
}

const count = async (what: string): Promise<number> =>
  Number((await world.plant.sql(`SELECT count(*) AS count FROM ${what}`))[0].count);
const version = async (): Promise<number> => Number((await world.plant.sql(`SELECT version FROM reference_version`))[0].version);

describe('loading the reference data', () => {
  it.each([
    ['occupation', 551],
    [`occupation WHERE level = 'UNIT'`, 412],
    ['job_title', 2092],
    ['job_title WHERE is_gendered', 68],
    ['subject', 48],
    ['subject_occupation', 2249],
    ['sector', 22],
    ['occupation_sector', 626],
    ['activity', 47],
    ['activity_occupation', 177],
    [`women_share WHERE origin = 'US'`, 385],
    [`women_share WHERE origin = 'UK'`, 26],
    ['stereotype_fact', 24],
    ['outcode', 2818],
  ])('fills %s with %d rows', async (what, rows) => {
    expect(await count(what)).toBe(rows);
  });

  it('gives each occupation sectors whose weights sum to 1', async () => {
    const rows = await world.plant.sql(
      `SELECT occupation_code FROM occupation_sector GROUP BY occupation_code HAVING abs(sum(weight) - 1) > 1e-9`,
    );
    expect(rows).toEqual([]);
  });

  it('does nothing the second time', async () => {
    const before = await version();
    expect(await loadReferenceData(owner)).toEqual({ isChanged: false, rows: 0 });
    expect(await version()).toBe(before);
  });

  it('brings in what a changed file says, keeps codes and imported figures, and raises the version', async () => {
    await owner.query(`INSERT INTO women_share VALUES ('UK_IMPORTED', '2121', 0.11, 2024, 'Test', 'WHOLE', 90000)`);
    const before = await version();
    await change('sectors.csv', 'Creative and media', 'Media and creative work');
    await change('subject_occupations.csv', 'accounting-and-finance,1131,0.8', 'accounting-and-finance,1131,0.6');
    await change('soc2020_job_titles.csv', '2237,Nurse,no\n', '');
    await change('outcodes.csv', /^AB10,.*\n/m, '');
    expect(await loadReferenceData(owner, folder)).toEqual({ isChanged: true, rows: 9063 });
    expect(await version()).toBeGreaterThan(before);
    expect(await count(`sector WHERE title = 'Media and creative work'`)).toBe(1);
    expect(await count(`subject_occupation WHERE occupation_code = '1131' AND relevance = 0.6`)).toBeGreaterThan(0);
    expect(await count('job_title')).toBe(2091);
    expect(await count(`outcode WHERE code = 'AB10'`)).toBe(1);
    expect(await count(`women_share WHERE origin = 'UK_IMPORTED'`)).toBe(1);

    await loadReferenceData(owner);
    expect(await count('job_title')).toBe(2092);
    expect(await count(`women_share WHERE origin = 'UK_IMPORTED'`)).toBe(1);
  });

  it('lets two that start at once take turns', async () => {
    const other = await ownerSourceOf(world);
    await change('sectors.csv', 'Creative and media', 'Arts and media');
    const done = await Promise.all([loadReferenceData(owner, folder), loadReferenceData(other, folder)]);
    await other.destroy();
    expect(done.map(({ isChanged }) => isChanged).sort()).toEqual([false, true]);
  });
});

describe('a file with a fault', () => {
  it.each([
    ['soc2020.csv', '1111,unit,', '1111,minor,', 'soc2020.csv, line 5: the level is not that of a code of this length.'],
    ['soc2020.csv', 'officials,111\n', 'officials,112\n', 'soc2020.csv, line 5: the parent is not the code less its last digit.'],
    ['sectors.csv', 'creative-and-media', 'Creative!', 'sectors.csv, line 6: code must be lower-case words joined by hyphens.'],
    [
      'sectors.csv',
      'charity-and-community',
      'business-and-administration',
      'sectors.csv, line 4: says business-and-administration a second time.',
    ],
    ['subject_occupations.csv', '1131,0.8', '1131,1.8', 'subject_occupations.csv, line 2: relevance must be from 0 to 1.'],
    [
      'subject_occupations.csv',
      ',1131,',
      ',1138,',
      'subject_occupations.csv, line 2: soc2020_code is 1138, which soc2020.csv does not list.',
    ],
    [
      'subject_occupations.csv',
      'accounting-and-finance,1131',
      'alchemy,1131',
      'subject_code is alchemy, which school_subjects.csv does not list.',
    ],
    ['outcodes.csv', 'AB10,57', 'AB10,157', 'outcodes.csv, line 2: latitude must be from 49 to 61.'],
    ['outcodes.csv', 'AB10', 'AB1O 3', 'outcodes.csv, line 2: outcode must be the first half of a postcode.'],
    ['uk_women_share.csv', ',whole\n', ',all\n', /^uk_women_share\.csv, line 2: scope /],
    ['school_subjects.csv', 'KS5', 'sixth form', 'school_subjects.csv, line 2: key_stages must be key stages, such as KS3 KS4.'],
    ['activities.csv', 'code,title', 'code,name', /^activities\.csv, line 2: title /],
    ['activity_occupations.csv', /\n[^]*/, '\n', 'activity_occupations.csv, line 1: has no rows.'],
  ])('is refused with the line: %s, %s -> %s', async (file, from, to, message) => {
    const before = await version();
    await change(file, from, to);
    await expect(loadReferenceData(owner, folder)).rejects.toThrow(message);
    expect(await version()).toBe(before);
  });
});
