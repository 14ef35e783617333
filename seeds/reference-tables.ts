import { z } from 'zod';
import { normalised } from '../server/platform/text';

/** One file of seeds/reference and the table its rows go to. */
export interface ReferenceTable {
  readonly file: string;
  readonly table: string;
  /** What makes a row of the file the only one. */
  readonly key: readonly string[];
  /** Columns that hold a code, by the file that lists it. */
  readonly refersTo: Readonly<Record<string, string>>;
  /** Other rows point to codes, so these are never deleted; all other rows are replaced. */
  readonly isCodes: boolean;
  /** Checks the cells of one row and makes the row of the table. */
  readonly row: z.ZodType<Readonly<Record<string, unknown>>>;
}

const SOC = 'soc2020.csv';
/** Year of the American Community Survey that SOURCES.md section 2 rests on. */
const US_YEAR = 2016;

const words = z.string().min(1, 'must not be empty');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const socCode = z.string().regex(/^[1-9]\d{0,3}$/, 'must be a SOC 2020 code, one to four digits');
const unitGroup = z.string().regex(/^[1-9]\d{3}$/, 'must be a SOC 2020 unit group, four digits');
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`);
const share = number(0, 1);
const orNone = <Shape extends z.ZodType>(shape: Shape) => z.union([z.literal('').transform(() => null), shape]);
const year = orNone(number(1900, 2100));
const list = words.transform((text) => text.split(' '));

const areKeyStages = (all: readonly string[]) => all.every((one) => /^KS[1-5]$/.test(one));

const LEVELS = { major: 'MAJOR', 'sub-major': 'SUB_MAJOR', minor: 'MINOR', unit: 'UNIT' } as const;
const levelOf = (code: string) => Object.keys(LEVELS)[code.length - 1];

const occupation = z
  .object({ code: socCode, level: z.enum(['major', 'sub-major', 'minor', 'unit']), title: words, parent_code: z.string() })
  .refine(({ code, level }) => level === levelOf(code), 'the level is not that of a code of this length')
  .refine(({ code, parent_code }) => parent_code === code.slice(0, -1), 'the parent is not the code less its last digit')
  .transform(({ code, level, title, parent_code }) => ({
    code,
    level: LEVELS[level],
    title,
    title_normalised: normalised(title),
    parent_code: parent_code === '' ? null : parent_code,
  }));

const jobTitle = z
  .object({ soc2020_code: unitGroup, job_title: words, gendered_wording: z.enum(['yes', 'no']) })
  .transform((cells) => ({
    occupation_code: cells.soc2020_code,
    title: cells.job_title,
    title_normalised: normalised(cells.job_title),
    is_gendered: cells.gendered_wording === 'yes',
  }));

const ukShare = z
  .object({ soc2020_code: socCode, women_share: share, year, source: words, scope: z.enum(['whole', 'wider', 'part']) })
  .transform((cells) => ({
    origin: 'UK',
    occupation_code: cells.soc2020_code,
    share: cells.women_share,
    year: cells.year,
    source: cells.source,
    fit: cells.scope.toUpperCase(),
    workers: null,
  }));

const usShare = z
  .object({
    soc2020_code: unitGroup,
    women_share: share,
    workers: number(1, 1e9),
    basis: words,
    quality: z.enum(['exact', 'close', 'proxy']),
  })
  .transform((cells) => ({
    origin: 'US',
    occupation_code: cells.soc2020_code,
    share: cells.women_share,
    year: US_YEAR,
    source: cells.basis,
    fit: cells.quality.toUpperCase(),
    workers: cells.workers,
  }));

const fact = z
  .object({
    soc2020_code: socCode,
    dimension: words,
    group: words,
    share,
    baseline: orNone(share),
    year,
    area: words,
    scope: z.enum(['whole', 'wider', 'part']),
    source: words,
  })
  .transform(({ soc2020_code, group, ...rest }) => ({ ...rest, occupation_code: soc2020_code, group_name: group }));

const subject = z.object({
  code: slug,
  title: words,
  key_stages: list.refine(areKeyStages, 'must be key stages, such as KS3 KS4'),
});

const sector = z
  .object({ code: slug, title: words, sic2007_sections: list })
  .transform(({ sic2007_sections, ...rest }) => ({ ...rest, sic_sections: sic2007_sections }));
const subjectLink = z
  .object({ subject_code: slug, soc2020_code: unitGroup, relevance: share })
  .transform(({ soc2020_code, ...rest }) => ({ ...rest, occupation_code: soc2020_code }));
const sectorLink = z
  .object({ soc2020_code: unitGroup, sector_code: slug, weight: share })
  .transform(({ soc2020_code, ...rest }) => ({ ...rest, occupation_code: soc2020_code }));
const activityLink = z
  .object({ activity_code: slug, soc2020_code: unitGroup })
  .transform(({ soc2020_code, ...rest }) => ({ ...rest, occupation_code: soc2020_code }));
const outcode = z
  .object({
    outcode: z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/, 'must be the first half of a postcode'),
    latitude: number(49, 61),
    longitude: number(-9, 2),
  })
  .transform(({ outcode: code, ...place }) => ({ code, ...place }));

/** Columns that hold a code, and the file that lists them. */
const FILES: Readonly<Record<string, string>> = {
  parent_code: SOC,
  soc2020_code: SOC,
  subject_code: 'school_subjects.csv',
  sector_code: 'sectors.csv',
  activity_code: 'activities.csv',
};

type RowShape = ReferenceTable['row'];

const codes = (file: string, table: string, row: RowShape, key = ['code']): ReferenceTable => ({
  file,
  table,
  row,
  key,
  refersTo: FILES,
  isCodes: true,
});

const links = (file: string, table: string, row: RowShape, key: readonly string[]): ReferenceTable => ({
  file,
  table,
  row,
  key,
  refersTo: FILES,
  isCodes: false,
});

/** In an order in which no row comes before what it refers to. */
export const referenceTables: readonly ReferenceTable[] = [
  codes(SOC, 'occupation', occupation),
  codes('school_subjects.csv', 'subject', subject),
  codes('sectors.csv', 'sector', sector),
  codes('activities.csv', 'activity', z.object({ code: slug, title: words })),
  codes('outcodes.csv', 'outcode', outcode, ['outcode']),
  links('soc2020_job_titles.csv', 'job_title', jobTitle, ['soc2020_code', 'job_title']),
  links('subject_occupations.csv', 'subject_occupation', subjectLink, ['subject_code', 'soc2020_code']),
  links('occupation_sectors.csv', 'occupation_sector', sectorLink, ['soc2020_code', 'sector_code']),
  links('activity_occupations.csv', 'activity_occupation', activityLink, ['activity_code', 'soc2020_code']),
  links('uk_women_share.csv', 'women_share', ukShare, ['soc2020_code', 'source']),
  links('occupation_women_share.csv', 'women_share', usShare, ['soc2020_code', 'basis']),
  links('stereotype_facts.csv', 'stereotype_fact', fact, ['soc2020_code', 'dimension', 'group', 'source']),
];
