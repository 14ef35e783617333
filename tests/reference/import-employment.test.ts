import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';
import { loadReferenceData } from '../../seeds/reference-files.seed';
import { createMigrationSource } from '../../server/data-source';
import { importEmployment, IMPORTED_SOURCE } from '../../server/reference/employment-import.store';
import { ownerUrl } from '../support/databases';
import { ownerSourceOf } from '../support/owner';
import { NOW, openWorld, type World } from '../support/world';

let world: World;
let owner: DataSource;
beforeAll(async () => {
  world = await openWorld();
  owner = await ownerSourceOf(world);
});
afterEach(async () => {
  await owner.query(`DELETE FROM women_share WHERE origin = 'UK_IMPORTED'`);
  await owner.query(`UPDATE reference_version SET version = version + 1`);
});
afterAll(async () => {
  await owner.destroy();
  await world.close();
});

const HEADER = 'DATE_NAME,C_SEX_NAME,SOC2020_FULL_NAME,OBS_VALUE';
const table = (rows: readonly string[], header = HEADER): string => `${[header, ...rows].join('\n')}\n`;
const read = (text: string) => importEmployment(owner, { name: 'nomis.csv', text }, NOW);

/** Women and men, as Nomis writes them. */
const group = (occupation: string, women: string, men: string, period = 'Jan 2025-Dec 2025'): string[] => [
  `"${period}","All persons","${occupation}",`,
  `"${period}","Female","${occupation}",${women}`,
  `"${period}","Male","${occupation}",${men}`,
];

const TOTALS = [
  '"Jan 2025-Dec 2025","Female","Total",16000000',
  '"Jan 2025-Dec 2025","Male","2 : Professional occupations",4000000',
];
const USUAL = table([
  ...TOTALS,
  ...group('2121 : Civil engineers', '12000', '88000'),
  ...group('2231 : Midwifery nurses', '"39,600"', '400'),
  ...group('5313 : Bricklayers', '-', '70000'),
  ...group('5443 : Florists', '6000', '1000'),
]);

const figureOf = async (words: string) =>
  (
    await world.ask(
      null,
      `{ occupations(search: "${words}", first: 1) { nodes { code womenShare { share source year quality isProxy } } } }`,
    )
  ).data.occupations.nodes[0].womenShare;
const imported = () =>
  world.plant.sql(
    `SELECT occupation_code AS code, share, year, fit, workers FROM women_share WHERE origin = 'UK_IMPORTED' ORDER BY 1`,
  );
const version = async () => (await world.plant.sql(`SELECT version FROM reference_version`))[0].version;

describe('importing UK employment by occupation and sex', () => {
  it('makes the imported figure win at once in a server that is running', async () => {
    expect(await figureOf('civil engineer')).toMatchObject({ quality: 'US_EXACT', year: 2016 });
    const done = await read(USUAL);
    expect(done).toMatchObject({
      period: 'Jan 2025-Dec 2025',
      year: 2025,
      written: 2,
      keptLater: 0,
      suppressed: ['5313'],
      small: ['5443'],
    });
    const figure = { share: 0.12, source: IMPORTED_SOURCE, year: 2025, quality: 'UK_WHOLE', isProxy: false };
    expect(await figureOf('civil engineer')).toEqual(figure);
    const catalogue = await world.contextOf(null).loaders.catalogue();
    expect(catalogue.matching.womenShares.get('2121')).toMatchObject({
      share: 0.12,
      quality: 'UK_WHOLE',
      source: IMPORTED_SOURCE,
    });
    expect(await imported()).toEqual([
      { code: '2121', share: 0.12, year: 2025, fit: 'WHOLE', workers: 100000 },
      { code: '2231', share: 0.99, year: 2025, fit: 'WHOLE', workers: 40000 },
    ]);
  });

  it('goes before a UK figure that covers the whole occupation, too', async () => {
    expect(await figureOf('physiotherapist')).toMatchObject({ share: 0.732 });
    await read(table(group('2221 Physiotherapists', '30000', '20000', '2021-12')));
    expect(await figureOf('physiotherapist')).toMatchObject({ share: 0.6, year: 2021, source: IMPORTED_SOURCE });
  });

  it('changes nothing the second time', async () => {
    await read(USUAL);
    const [before, rows] = [await version(), await imported()];
    expect(await read(USUAL)).toMatchObject({ written: 0, keptLater: 0 });
    expect([await version(), await imported()]).toEqual([before, rows]);
  });

  it('lets a later year replace an earlier one, and never the other way', async () => {
    const earlier = table(group('2121 : Civil engineers', '10000', '90000', 'Jan 2023-Dec 2023'));
    const later = table(group('2121 : Civil engineers', '15000', '85000', 'Jan 2024-Dec 2024'));
    expect(await read(earlier)).toMatchObject({ written: 1 });
    expect(await read(later)).toMatchObject({ written: 1 });
    expect(await read(earlier)).toMatchObject({ written: 0, keptLater: 1 });
    expect(await imported()).toEqual([{ code: '2121', share: 0.15, year: 2024, fit: 'WHOLE', workers: 100000 }]);
  });

  it('takes the latest of several periods in one file', async () => {
    const rows = [
      ...group('2121 : Civil engineers', '15000', '85000', 'Jul 2024-Jun 2025'),
      ...group('2121 : Civil engineers', '10000', '90000', 'Jan 2024-Dec 2024'),
    ];
    expect(await read(table(rows))).toMatchObject({ period: 'Jul 2024-Jun 2025', year: 2025, written: 1 });
    expect(await imported()).toMatchObject([{ share: 0.15 }]);
  });

  it('is kept when the reference files are loaded again', async () => {
    await read(USUAL);
    await owner.query(`UPDATE reference_version SET digest = 'another'`);
    expect(await loadReferenceData(owner)).toMatchObject({ isChanged: true });
    expect(await imported()).toHaveLength(2);
    expect(await figureOf('civil engineer')).toMatchObject({ share: 0.12 });
  });

  it.each([
    ['with a byte order mark and Windows line ends', `\uFEFF${USUAL.replaceAll('\n', '\r\n')}`],
    ['with other headings', USUAL.replace(HEADER, 'date,sex,"SOC2020 full name",Value')],
    ['with more columns', `DATE,${USUAL.replaceAll('\n', '\n2025-12,').replace(/2025-12,$/, '')}`],
    [
      'with percentages and confidence intervals',
      table(
        [
          ...group('2121 : Civil engineers', '12000', '88000').map((row) => `${row},Count,Value`),
          ...group('2121 : Civil engineers', '0.1', '0.5').map((row) => `${row},Percent,Value`),
          ...group('2121 : Civil engineers', '900', '2000').map((row) => `${row},Count,Confidence`),
        ],
        `${HEADER},MEASURE_NAME,MEASURES_NAME`,
      ),
    ],
  ])('reads a file %s', async (_how, text) => {
    await read(text);
    expect((await imported())[0]).toMatchObject({ code: '2121', share: 0.12 });
  });
});

describe('a file that is not such a table', () => {
  const ROWS = group('2121 : Civil engineers', '12000', '88000');
  const FILES: readonly (readonly [text: string, message: string])[] = [
    ['', 'nomis.csv, line 1: has no column of the date; download with DATE_NAME.'],
    ['Dear all,\nplease find attached\n', 'nomis.csv, line 1: has no column of the date'],
    [
      table(ROWS, 'DATE_NAME,C_SEX_NAME,SOC2010_FULL_NAME,OBS_VALUE'),
      'line 1: has no column of the occupation; download with SOC2020_FULL_NAME.',
    ],
    [table([]), 'nomis.csv, line 1: has no row for the women or men of a unit group'],
    [table(TOTALS), 'nomis.csv, line 1: has no row for the women or men of a unit group'],
    [table(ROWS.slice(0, 1)), 'nomis.csv, line 1: has no row for the women or men of a unit group'],
    [
      table([...ROWS, 'Jan 2025-Dec 2025,Female,2122 : Mechanical engineers']),
      'nomis.csv, line 5: has 3 cells where the header has 4.',
    ],
    [
      table([...ROWS, 'Jan 2025-Dec 2025,Female,2122 : Mechanical engineers,many']),
      'line 5: the value "many" is neither a number nor a mark',
    ],
    [
      table([...ROWS, 'Jan 2025-Dec 2025,Both,2122 : Mechanical engineers,5']),
      'line 5: the sex "Both" is none of Male, Female and All persons.',
    ],
    [
      table([...ROWS, 'Jan 2025-Dec 2025,Female,Mechanical engineers,5']),
      'line 5: "Mechanical engineers" does not begin with a SOC 2020 code',
    ],
    [
      table([...ROWS, 'Jan 2025-Dec 2025,Female,2130 : Something of SOC 2010,5']),
      'line 5: 2130 is no unit group of SOC 2020; is this a table by an older',
    ],
    [table([...ROWS, 'lately,Female,2122 : Mechanical engineers,5']), 'line 5: the date "lately" names no year.'],
    [
      table(group('2121 : Civil engineers', '1', '2', 'Jan 2010-Dec 2010')),
      'line 2: the date "Jan 2010-Dec 2010" is not from 2021 to 2026',
    ],
    [
      table(group('2121 : Civil engineers', '1', '2', 'Jan 2027-Dec 2027')),
      'line 2: the date "Jan 2027-Dec 2027" is not from 2021 to 2026',
    ],
    [table([...ROWS, ...ROWS.slice(1)]), 'line 5: gives female 2121 a second time, after line 3; download one area'],
    [table(group('2121 : Civil engineers', '*', '!')), 'nomis.csv, line 1: has no unit group with 10000 people or more'],
    [table(group('2121 : Civil engineers', '10', '90')), 'nomis.csv, line 1: has no unit group with 10000 people or more'],
    [
      table(
        ROWS.map((row) => `${row},North East`),
        `${HEADER},GEOGRAPHY_NAME`,
      ),
      'line 2: is about North East; download the United Kingdom alone.',
    ],
    [`${HEADER}\n"never closed`, 'is not CSV: a quotation mark is out of place.'],
  ];

  it.each(FILES.map(([text, message]) => [message, text] as const))('is refused: %s', async (message, text) => {
    const before = await version();
    await expect(read(text)).rejects.toThrow(message);
    expect([await version(), await imported()]).toEqual([before, []]);
  });
});

it('cannot be imported before there is reference data', async () => {
  const empty = await createMigrationSource(ownerUrl('postgres')).initialize();
  await expect(importEmployment(empty, { name: 'nomis.csv', text: USUAL }, NOW)).rejects.toThrow('run `npm run migrate`');
  await empty.destroy();
});

describe('npm run import:employment', () => {
  const run = promisify(execFile);
  const command = (args: string[], url = ownerUrl(new URL(world.url).pathname.slice(1))) =>
    run('node', ['--import', 'tsx', 'commands/import-employment.ts', ...args], {
      env: { ...process.env, MIGRATION_DATABASE_URL: url, NODE_ENV: 'production' },
    });

  it('imports a file and says what it did, and refuses another with a sentence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firsthand-import-'));
    await writeFile(join(folder, 'good.csv'), USUAL);
    await writeFile(join(folder, 'bad.csv'), 'a,b\n1,2\n');
    const { stdout } = await command([join(folder, 'good.csv')]);
    expect(stdout.trim().split('\n')).toEqual([
      'Jan 2025-Dec 2025: the share of women for 2 occupations (2 new or changed), used before any other figure from now on.',
      'Skipped, women or men not given: 1 (5313).',
      "Skipped, fewer than 10000 people in the survey's estimate: 1 (5443).",
    ]);
    const bad = await command([join(folder, 'bad.csv')]).catch((error: unknown) => error);
    expect(bad).toMatchObject({ code: 1, stderr: 'bad.csv, line 1: has no column of the date; download with DATE_NAME.\n' });
    const absent = await command([join(folder, 'absent.csv')]).catch((error: unknown) => error);
    expect(absent).toMatchObject({ code: 1, stderr: `${join(folder, 'absent.csv')} cannot be read (ENOENT).\n` });
    const nowhere = ownerUrl('nowhere');
    const unreachable = await command([join(folder, 'good.csv')], nowhere).catch((error: unknown) => error);
    const reason = 'The database of MIGRATION_DATABASE_URL cannot be used (database "nowhere" does not exist).';
    expect(unreachable).toMatchObject({ code: 1, stderr: `${reason} Check the URL, and that PostgreSQL is running.\n` });
    await rm(folder, { recursive: true });
  }, 60_000);
});
