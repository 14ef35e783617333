import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MatchingReference } from '../../server/matching/matching.types';
import { bestWomenShares } from '../../server/matching/women-share.rules';

const folder = join(__dirname, '..', '..', 'seeds', 'reference');

const rows = (name: string): Record<string, string>[] =>
  parse<Record<string, string>>(readFileSync(join(folder, name)), { columns: true });

const cell = (row: Record<string, string>, column: string): string => row[column] ?? '';

export const publishedUnitGroups: readonly string[] = rows('soc2020.csv')
  .filter(({ level }) => level === 'unit')
  .map((row) => cell(row, 'code'));

function linked(name: string, from: string, weight: string): Map<string, Map<string, number>> {
  const links = new Map<string, Map<string, number>>();
  for (const row of rows(name)) {
    const targets = links.get(cell(row, from)) ?? new Map<string, number>();
    links.set(cell(row, from), targets.set(cell(row, 'soc2020_code'), Number(cell(row, weight))));
  }
  return links;
}

/** The reference data as it is published with the project, read from its files. */
export const publishedReference: MatchingReference = {
  subjectOccupations: linked('subject_occupations.csv', 'subject_code', 'relevance'),
  sectorOccupations: linked('occupation_sectors.csv', 'sector_code', 'weight'),
  activityOccupations: new Map(),
  womenShares: bestWomenShares(publishedUnitGroups, {
    uk: rows('uk_women_share.csv').map((row) => ({
      code: cell(row, 'soc2020_code'),
      womenShare: Number(cell(row, 'women_share')),
      year: cell(row, 'year') === '' ? null : Number(cell(row, 'year')),
      source: cell(row, 'source'),
      scope: cell(row, 'scope').toUpperCase() as 'WHOLE' | 'WIDER' | 'PART',
    })),
    us: rows('occupation_women_share.csv').map((row) => ({
      code: cell(row, 'soc2020_code'),
      womenShare: Number(cell(row, 'women_share')),
      workers: Number(cell(row, 'workers')),
      basis: cell(row, 'basis'),
      quality: cell(row, 'quality').toUpperCase() as 'EXACT' | 'CLOSE' | 'PROXY',
    })),
  }),
};
