import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { CsvProblem, readCsv } from '../server/platform/csv';
import { type ReferenceTable, referenceTables } from './reference-tables';

export interface ReferenceLoaded {
  /** False where the database held just these files already. */
  readonly isChanged: boolean;
  /** Rows of all files; 0 where nothing changed. */
  readonly rows: number;
}

interface ReferenceFile {
  readonly table: ReferenceTable;
  readonly text: string;
}

interface CheckedRows {
  readonly table: ReferenceTable;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Raise it when the same files make other rows, so that databases filled before are filled again. */
const FORM = 1;

/**
 * Brings the reference data of the database to what the files say, in one transaction; `source` is the owner's. Running it
 * again does nothing. Codes are added or changed and never removed, for people's rows may point to them; everything else is
 * replaced, but for figures that were imported. Throws a CsvProblem naming file and line, and then writes nothing.
 */
export async function loadReferenceData(source: DataSource, folder = join(__dirname, 'reference')): Promise<ReferenceLoaded> {
  const files = await Promise.all(
    referenceTables.map(async (table) => ({ table, text: await readFile(join(folder, table.file), 'utf8') })),
  );
  const digest = digestOf(files);
  if ((await digestIn(source.manager)) === digest) return { isChanged: false, rows: 0 };
  const checked = check(files);
  return source.transaction(async (manager) => {
    // Two servers that start at once take turns; the second then has nothing to do.
    await manager.query(`LOCK TABLE reference_version IN SHARE ROW EXCLUSIVE MODE`);
    if ((await digestIn(manager)) === digest) return { isChanged: false, rows: 0 };
    await clear(manager);
    for (const one of checked) await write(manager, one);
    await manager.query(VERSION, [digest]);
    await manager.query(`ANALYZE ${[...tableNames()].join(', ')}`);
    return { isChanged: true, rows: checked.reduce((sum, { rows }) => sum + rows.length, 0) };
  });
}

function digestOf(files: readonly ReferenceFile[]): string {
  const hash = createHash('sha256').update(`${FORM}`);
  for (const { table, text } of files) hash.update(`\0${table.file}\0${text}`);
  return hash.digest('hex');
}

async function digestIn(manager: EntityManager): Promise<string | null> {
  const [row] = await manager.query<{ digest: string }[]>(`SELECT v.digest FROM reference_version v`);
  return row?.digest ?? null;
}

function check(files: readonly ReferenceFile[]): readonly CheckedRows[] {
  const known = new Map<string, ReadonlySet<string>>();
  return files.map(({ table, text }) => {
    const { rows } = readCsv(table.file, text);
    const keys = new Set<string>();
    if (table.isCodes) known.set(table.file, keys);
    const checked = rows.map(({ line, cells }) => {
      const row = table.row.safeParse(cells);
      if (!row.success) throw new CsvProblem(table.file, line, sentenceOf(row.error.issues));
      checkKey(table, { line, cells }, keys);
      checkCodes(table, { line, cells }, known);
      return row.data;
    });
    if (checked.length === 0) throw new CsvProblem(table.file, 1, 'has no rows.');
    return { table, rows: checked };
  });
}

interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

function checkKey(table: ReferenceTable, { line, cells }: Line, keys: Set<string>): void {
  const key = table.key.map((column) => cells[column]).join(' ');
  if (keys.has(key)) throw new CsvProblem(table.file, line, `says ${key} a second time.`);
  keys.add(key);
}

function checkCodes(table: ReferenceTable, { line, cells }: Line, known: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [column, file] of Object.entries(table.refersTo)) {
    const code = cells[column] ?? '';
    if (code !== '' && known.get(file)?.has(code) === false)
      throw new CsvProblem(table.file, line, `${column} is ${code}, which ${file} does not list.`);
  }
}

const sentenceOf = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string =>
  `${issues.map(({ path, message }) => [...path.map(String), message].join(' ')).join('; ')}.`;

const tableNames = (): ReadonlySet<string> => new Set(referenceTables.map(({ table }) => table));

async function clear(manager: EntityManager): Promise<void> {
  for (const table of new Set(referenceTables.filter(({ isCodes }) => !isCodes).map((one) => one.table)))
    await manager.query(`DELETE FROM ${table} ${table === 'women_share' ? `WHERE origin <> 'UK_IMPORTED'` : ''}`);
}

/** All rows of a file in one statement. Rows of codes that are as they were are left alone. */
async function write(manager: EntityManager, { table: { table, isCodes }, rows }: CheckedRows): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const list = columns.join(', ');
  const update = `ON CONFLICT (code) DO UPDATE SET (${list}) = ROW (${columns.map((one) => `excluded.${one}`).join(', ')})
    WHERE (${columns.map((one) => `${table}.${one}`).join(', ')}) IS DISTINCT FROM (${columns.map((one) => `excluded.${one}`).join(', ')})`;
  await manager.query(
    `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(null::${table}, $1) ${isCodes ? update : ''}`,
    [JSON.stringify(rows)],
  );
}

/** A version is an instant, so that two databases never share one without sharing the data. */
const VERSION = `INSERT INTO reference_version AS v (version, digest)
  VALUES ((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, $1)
  ON CONFLICT (is_only) DO UPDATE SET version = greatest(v.version + 1, excluded.version), digest = excluded.digest`;
