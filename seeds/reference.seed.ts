import type { EntityManager } from 'typeorm';
import { greatCircleKm } from '../server/matching/distance.rules';
import type { Place } from '../server/matching/matching.types';
import { bestWomenShares, type UkShareRow, type UsShareRow } from '../server/matching/women-share.rules';
import { at } from './random';

export interface Occupation {
  readonly code: string;
  readonly title: string;
  /** Never empty: the occupation's own title where the classification names no others. */
  readonly jobTitles: readonly string[];
  /** 0 to 1; one half where no figure is published. */
  readonly womenShare: number;
  readonly hasWomenShare: boolean;
  /** People in it by the American survey, for the size of occupations within a major group; 20,000 where unknown. */
  readonly workers: number;
  readonly sectors: readonly string[];
  /** Subjects it draws on at 0.6 or more. */
  readonly subjects: readonly string[];
}

/** What the demo world knows of the published classifications. */
export interface SeedReference {
  readonly occupations: readonly Occupation[];
  readonly byCode: ReadonlyMap<string, Occupation>;
  readonly subjects: readonly { readonly code: string; readonly keyStages: readonly string[] }[];
  readonly activities: readonly string[];
  readonly outcodes: ReadonlyMap<string, Place>;
}

interface ShareRow {
  readonly origin: 'UK_IMPORTED' | 'UK' | 'US';
  readonly code: string;
  readonly share: number;
  readonly year: number | null;
  readonly source: string;
  readonly fit: string;
  readonly workers: number | null;
}

const STRONG = 0.6;
const UNKNOWN_WORKERS = 20_000;

/** Reads the reference data; throws where it has not been loaded. */
export async function readReference(db: EntityManager): Promise<SeedReference> {
  const occupations = await readOccupations(db);
  if (occupations.length === 0) throw new Error('The reference data is not loaded: migrate first.');
  const outcodes = await ask<Place & { code: string }>(db, `SELECT code, latitude, longitude FROM outcode ORDER BY code`);
  return {
    occupations,
    byCode: new Map(occupations.map((occupation) => [occupation.code, occupation])),
    subjects: await ask(db, `SELECT code, key_stages AS "keyStages" FROM subject ORDER BY code`),
    activities: (await ask<{ code: string }>(db, `SELECT code FROM activity ORDER BY code`)).map(({ code }) => code),
    outcodes: new Map(outcodes.map((outcode) => [outcode.code, outcode])),
  };
}

async function readOccupations(db: EntityManager): Promise<Occupation[]> {
  const units = await ask<{ code: string; title: string }>(
    db,
    `SELECT code, title FROM occupation WHERE level = 'UNIT' ORDER BY code`,
  );
  const titles = await listsOf(
    db,
    `SELECT occupation_code AS key, title AS value FROM job_title WHERE NOT is_gendered ORDER BY 1, 2`,
  );
  const sectors = await listsOf(
    db,
    `SELECT occupation_code AS key, sector_code AS value FROM occupation_sector ORDER BY 1, weight DESC, 2`,
  );
  const subjects = await listsOf(
    db,
    `SELECT occupation_code AS key, subject_code AS value FROM subject_occupation WHERE relevance >= ${STRONG} ORDER BY 1, relevance DESC, 2`,
  );
  const rows = await ask<ShareRow>(
    db,
    `SELECT origin, occupation_code AS code, share, year, source, fit, workers FROM women_share ORDER BY 1, 2, source`,
  );
  const shares = sharesOf(
    units.map(({ code }) => code),
    rows,
  );
  const workers = new Map(rows.map((row) => [row.code, row.workers ?? UNKNOWN_WORKERS]));
  return units.map(({ code, title }) => ({
    code,
    title,
    jobTitles: titles.get(code) ?? [title],
    womenShare: shares.get(code) ?? 0.5,
    hasWomenShare: shares.has(code),
    workers: workers.get(code) ?? UNKNOWN_WORKERS,
    sectors: sectors.get(code) ?? [],
    subjects: subjects.get(code) ?? [],
  }));
}

function sharesOf(units: readonly string[], rows: readonly ShareRow[]): ReadonlyMap<string, number> {
  const uk = rows
    .filter(({ origin }) => origin !== 'US')
    .map(({ code, share, year, source, fit, origin }) => ({
      ...{ code, womenShare: share, year, source, scope: fit as UkShareRow['scope'] },
      isImported: origin === 'UK_IMPORTED',
    }));
  const us = rows
    .filter(({ origin }) => origin === 'US')
    .map(({ code, share, source, fit, workers }) => ({
      ...{ code, womenShare: share, basis: source, quality: fit as UsShareRow['quality'] },
      workers: workers ?? 0,
    }));
  return new Map([...bestWomenShares(units, { uk, us })].map(([code, { share }]) => [code, share]));
}

async function listsOf(db: EntityManager, sql: string): Promise<ReadonlyMap<string, string[]>> {
  const lists = new Map<string, string[]>();
  for (const { key, value } of await ask<{ key: string; value: string }>(db, sql)) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
}

async function ask<Row>(db: EntityManager, sql: string): Promise<Row[]> {
  return db.query(sql);
}

function placeOf(reference: SeedReference, outcode: string): Place {
  const place = reference.outcodes.get(outcode);
  if (place === undefined) throw new Error(`${outcode} is not among the outcodes.`);
  return place;
}

export const kmBetween = (reference: SeedReference, one: string, other: string): number =>
  greatCircleKm(placeOf(reference, one), placeOf(reference, other));

/** The occupation; throws where the classification has none of that code. */
export function occupationOf(reference: SeedReference, code: string): Occupation {
  return reference.byCode.get(code) ?? at<Occupation>([], 0);
}
