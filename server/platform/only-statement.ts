import { type PoolClient, Query, type QueryResult } from 'pg';
import { type Statement, statement } from './statement';

/** What holds for one transaction, and ends with it. */
export interface TransactionSettings {
  /** Empty for nobody. */
  readonly personId: string;
  readonly schoolIds: readonly string[];
  readonly isReadOnly: boolean;
  /** Null: the login's own. */
  readonly role: string | null;
}

/** It answers no row: `set_config` answers what it has set, which is never null. */
const SETTINGS = statement(
  'transaction_settings',
  `SELECT WHERE ${['app.person_id', 'app.school_ids', 'transaction_read_only', 'plan_cache_mode', 'role']
    .map((setting, place) => `set_config('${setting}', $${place + 1}, true) IS NULL`)
    .join(' OR ')}`,
);

const NOTHING: TransactionSettings = { personId: '', schoolIds: [], isReadOnly: false, role: null };

/** A transaction without BEGIN may otherwise not write where the database is set to read only: SETTINGS come too late to say so. */
const WRITABLE = 'SET default_transaction_read_only = off';

/** Connections that know how to set them. */
const prepared = new WeakSet<PoolClient>();

/**
 * Runs one statement in a transaction of its own. Settings and statement travel as one message that ends with one Sync, which PostgreSQL
 * takes for the end of a transaction: it answers once, when that is committed, where BEGIN, the statement and COMMIT have it woken, read
 * and answer three times, and parse two of them anew.
 */
export async function runAlone<Row extends object>(
  client: PoolClient,
  settings: TransactionSettings,
  { name, text, isPlannedAnew }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!prepared.has(client)) prepare(client);
  const answers = await new Promise<unknown>((resolve, reject) => {
    const query = new Query<Row>({ name, text, values: [...values] }, (error: Error | null | undefined, answered) => {
      if (error == null) resolve(answered);
      else reject(error);
    });
    sendAfter(query, valuesOf(settings, isPlannedAnew));
    client.query(query);
  });
  return rowsOf<Row>(answers);
}

/** There are two answers, that of the settings and that of the statement: anything else must not read as no rows. */
function rowsOf<Row extends object>(answers: unknown): Row[] {
  const [, answer, ...more] = Array.isArray(answers) ? (answers as readonly QueryResult<Row>[]) : [];
  if (answer === undefined || more.length > 0) throw new Error('A statement and its settings must be answered each once.');
  return answer.rows;
}

/** Sends the settings before the query, in the same piece. */
function sendAfter(query: Query, values: string[]): void {
  const submit = query.submit.bind(query) as (...given: Parameters<Query['submit']>) => Error | null;
  query.submit = (connection) => {
    const { stream } = connection;
    stream.cork();
    connection.bind({ statement: SETTINGS.name, values }, true);
    connection.execute({}, true);
    const problem = submit(connection);
    // It was not sent, and nothing may run in what was opened for it.
    if (problem !== null) stream.destroy();
    stream.uncork();
    return problem;
  };
}

/** Where a part of this fails, as when it takes too long, the statement that comes with it may fail too, and whoever comes next prepares again. */
function prepare(client: PoolClient): void {
  prepared.add(client);
  for (const asked of [WRITABLE, { ...SETTINGS, values: valuesOf(NOTHING) }])
    client.query(asked).catch(() => {
      prepared.delete(client);
    });
}

/** To plan a statement under row-level security takes longer than to run it: one that only reads is planned once for all values. */
const valuesOf = ({ personId, schoolIds, isReadOnly, role }: TransactionSettings, isPlannedAnew = false): string[] => [
  personId,
  `{${schoolIds.join(',')}}`,
  isReadOnly ? 'on' : 'off',
  isReadOnly ? (isPlannedAnew ? 'force_custom_plan' : 'force_generic_plan') : 'auto',
  role ?? 'none',
];
