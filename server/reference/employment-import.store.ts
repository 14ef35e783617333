import type { DataSource } from 'typeorm';
import { DatabaseProblem } from '../platform/postgres/database-problem';
import { type EmploymentTable, readEmploymentTable } from './employment.import';

/** What a role model's reason names as the source of an imported figure. */
export const IMPORTED_SOURCE = 'ONS Annual Population Survey, employment by occupation and sex (Nomis NM_218_1)';

export interface EmploymentImported extends EmploymentTable {
  /** Figures that were new or other than before. */
  readonly written: number;
  /** Figures left as they were because they are of a later year. */
  readonly keptLater: number;
}

interface ImportFile {
  /** As people know it, for problems. */
  readonly name: string;
  readonly text: string;
}

/**
 * Imports the shares of women of an official table, in one transaction, as the database's owner. From the next operation on
 * every server uses them before any other figure. A figure of an earlier year never replaces one of a later year, and the
 * same file again changes nothing. Throws a CsvProblem, and then writes nothing.
 */
export async function importEmployment(source: DataSource, file: ImportFile, now: Date): Promise<EmploymentImported> {
  const unitGroups = await unitGroupsIn(source);
  if (unitGroups.size === 0)
    throw new DatabaseProblem('No reference data: run `npm run migrate`, which loads it, then import again.');
  const table = readEmploymentTable(file.name, file.text, { unitGroups, thisYear: now.getUTCFullYear() });
  return source.transaction(async (manager) => {
    const shares = table.shares.map((share) => ({ ...share, year: table.year }));
    const [counts] = await manager.query<{ written: number; keptLater: number }[]>(WRITE, [
      JSON.stringify(shares),
      IMPORTED_SOURCE,
    ]);
    const { written, keptLater } = counts ?? { written: 0, keptLater: 0 };
    if (written > 0) await manager.query(CHANGED);
    return { ...table, written, keptLater };
  });
}

async function unitGroupsIn(source: DataSource): Promise<ReadonlySet<string>> {
  const [found] = await source.query<{ isThere: boolean }[]>(`SELECT to_regclass('occupation') IS NOT NULL AS "isThere"`);
  if (!found?.isThere) return new Set();
  const rows = await source.query<{ code: string }[]>(`SELECT o.code FROM occupation o WHERE o.level = 'UNIT'`);
  return new Set(rows.map(({ code }) => code));
}

const WRITE = `WITH given AS (
    SELECT g.code, g.share, g.year, g.workers
    FROM jsonb_to_recordset($1) AS g (code text, share double precision, year integer, workers bigint)
  ), later AS (
    SELECT 1 FROM women_share s JOIN given g ON g.code = s.occupation_code
    WHERE s.origin = 'UK_IMPORTED' AND s.source = $2 AND s.year > g.year
  ), written AS (
    INSERT INTO women_share AS s (origin, occupation_code, share, year, source, fit, workers)
    SELECT 'UK_IMPORTED', g.code, g.share, g.year, $2, 'WHOLE', g.workers FROM given g
    ON CONFLICT ON CONSTRAINT women_share_once DO UPDATE
    SET share = excluded.share, year = excluded.year, workers = excluded.workers
    WHERE s.year <= excluded.year
      AND (s.share, s.year, s.workers) IS DISTINCT FROM (excluded.share, excluded.year, excluded.workers)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM written)::integer AS written, (SELECT count(*) FROM later)::integer AS "keptLater"`;

const CHANGED = `UPDATE reference_version
  SET version = greatest(version + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)`;
