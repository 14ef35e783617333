import type { EntityManager } from 'typeorm';
import type { Row, Sheets } from './sheets';

/** Parents before the rows that point to them. */
const ORDER = [
  ...['school', 'school_setting', 'employer', 'person', 'account', 'membership'],
  ...[
    'student',
    'student_need',
    'student_interest',
    'student_aspiration',
    'student_subject',
    'student_activity',
    'student_route',
  ],
  ...['student_barrier', 'student_access_need', 'student_trait'],
  ...['role_model', 'role_model_career', 'role_model_barrier', 'role_model_away', 'role_model_school', 'role_model_trait'],
  ...['session', 'role_model_booking', 'role_model_load', 'encounter', 'attendance'],
  ...['speaker_request', 'invitation', 'school_role_model_exclusion'],
];

/** Rows in one statement. */
const CHUNK = 5_000;

/** Inserts everything, in one order; row-level security binds the owner too, so the schools must have been named before. */
export async function insertAll(db: EntityManager, sheets: Sheets): Promise<number> {
  const forgotten = sheets.tables.filter((table) => !ORDER.includes(table));
  if (forgotten.length > 0) throw new Error(`No place in the order for ${forgotten.join(', ')}.`);
  let count = 0;
  for (const table of ORDER) {
    const rows = sheets.of(table);
    for (let from = 0; from < rows.length; from += CHUNK) await insert(db, table, rows.slice(from, from + CHUNK));
    count += rows.length;
  }
  return count;
}

/** Lets the transaction write rows of these schools. */
export async function actFor(db: EntityManager, schoolIds: readonly string[]): Promise<void> {
  await db.query(`SELECT set_config('app.school_ids', $1, true)`, [`{${schoolIds.join(',')}}`]);
}

async function insert(db: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first);
  const columns = names.map(columnOf);
  const values = rows.map((row) => Object.fromEntries<unknown>(names.map((name, place) => [columns[place] ?? name, row[name]])));
  const list = columns.join(', ');
  await db.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`, [
    JSON.stringify(values),
  ]);
}

const columnOf = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
