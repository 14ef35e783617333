import { migrations } from '../migrations/list';
import { NOBODY } from '../platform/connection';
import type { Foundation } from '../composition';
import type { Database } from '../platform/database';
import { statement } from '../platform/statement';

/** A database nobody migrated has no such table, or does not let us see it. */
const NEVER_MIGRATED = new Set(['42P01', '42501']);

const DONE = statement('migrations_done', `SELECT m.name FROM migrations m`);

/** How many migrations the database lacks. Rejects where it cannot be reached. */
export async function pendingMigrations(database: Database): Promise<number> {
  const done = new Set(await database.reading(NOBODY).open<{ name: string }>(DONE).then(namesOf, noneIfNeverMigrated));
  return migrations.filter(({ name }) => !done.has(name)).length;
}

/** What keeps the server from serving, in a sentence; null where nothing does. */
export async function readinessOf({ database, index }: Pick<Foundation, 'database' | 'index'>): Promise<string | null> {
  try {
    const pending = await pendingMigrations(database);
    if (pending > 0) return lacking(pending, 'CONFIGURED');
  } catch {
    return 'The database cannot be reached.';
  }
  return index.isBuilt
    ? null
    : 'The index of role models is being built. That takes some seconds after a start, longer the more of them there are.';
}

/** An embedded database is migrated by the server that starts it. */
const REMEDIES = {
  CONFIGURED: 'Run `npm run migrate` with MIGRATION_DATABASE_URL, then start again.',
  EMBEDDED: 'Start the server, which brings it up to date, then try again.',
  EMBEDDED_AND_RUNNING: 'Stop what runs it and start the server anew, which brings it up to date, then try again.',
} as const;

export const lacking = (pending: number, database: keyof typeof REMEDIES): string =>
  `The database lacks ${pending === 1 ? 'a migration' : `${pending} migrations`}. ${REMEDIES[database]}`;

const namesOf = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

function noneIfNeverMigrated(error: unknown): string[] {
  if (NEVER_MIGRATED.has(String((error as { code?: unknown }).code))) return [];
  throw error;
}
