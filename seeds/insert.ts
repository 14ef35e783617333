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
  ...['offer', 'offer_role_model', 'offer_date'],
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

/** The rows travel as they are: the database is told the type of each of their fields, which it takes from the table. */
async function insert(db: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const types = await typesOf(db, table);
  const fields = Object.keys(first).map((name) => ({ name, column: columnOf(name) }));
  const columns = fields.map(({ column }) => column).join(', ');
  const typed = fields.map(({ name, column }) => `"${name}" ${types.get(column) ?? 'text'}`).join(', ');
  const values = fields.map(({ name }) => `r."${name}"`).join(', ');
  await db.query(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM json_to_recordset($1::json) AS r(${typed})`, [
    JSON.stringify(rows),
  ]);
}

async function typesOf(db: EntityManager, table: string): Promise<ReadonlyMap<string, string>> {
  const rows: { column: string; type: string }[] = await db.query(
    `SELECT attname AS column, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
    [table],
  );
  return new Map(rows.map(({ column, type }) => [column, type]));
}

const columnOf = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
