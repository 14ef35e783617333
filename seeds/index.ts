import type { DataSource, EntityManager } from 'typeorm';
import { hashPassword } from '../server/platform/passwords';
import { makeDemoWorld } from './demo-world';
import { actFor, insertAll } from './insert';
import { at } from './random';
import { readReference } from './reference.seed';
import { growTo } from './scale';
import { SCHOOLS } from './schools.seed';

export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts';

export interface DemoWorldAsked {
  /** School day, `YYYY-MM-DD`: the same day makes the same world. */
  readonly today: string;
  /** Role models there shall be at least; 2,000 where nothing is said. */
  readonly scale?: number;
  /** Hears one line for a person now and then. */
  readonly say: (line: string) => void;
}

export interface DemoWorldReport {
  /** False where the world was there already. */
  readonly isNew: boolean;
  /** Rows put in by this call, all tables together. */
  readonly rows: number;
  /** Role models in the database afterwards. */
  readonly roleModels: number;
  readonly milliseconds: number;
}

/**
 * Loads the invented schools, students, employers and role models of Wearbridge, with two years of encounters behind them.
 * `source` is the owner's; migrations and reference data must be in place. The world is put in as a whole or not at all, and
 * only once; calling again adds no more than the role models still missing to `scale`.
 */
export async function loadDemoWorld(source: DataSource, asked: DemoWorldAsked): Promise<DemoWorldReport> {
  const startedAt = performance.now();
  const made = await source.transaction((db) => makeOnce(db, asked.today));
  const rows = made + (await growTo(source, { ...asked, scale: asked.scale ?? 0 }));
  if (rows > 0) await settle(source);
  const milliseconds = Math.round(performance.now() - startedAt);
  const [{ roleModels }]: [{ roleModels: number }] = await source.query(
    `SELECT count(*)::integer AS "roleModels" FROM role_model`,
  );
  const seconds = (milliseconds / 1000).toFixed(1);
  asked.say(
    rows === 0
      ? 'The demo world of Wearbridge is loaded already.'
      : `Loaded the demo world of Wearbridge: ${rows.toLocaleString('en-GB')} rows in ${seconds} s.`,
  );
  return { isNew: made > 0, rows, roleModels, milliseconds };
}

/** Answers the rows put in; 0 where the world is there. */
async function makeOnce(db: EntityManager, today: string): Promise<number> {
  // One at a time: two that start together on an empty database would make it twice.
  await db.query(`SELECT pg_advisory_xact_lock(hashtext('firsthand demo world'))`);
  const known: unknown[] = await db.query(`SELECT FROM school WHERE urn = $1`, [at(SCHOOLS, 0).urn]);
  if (known.length > 0) return 0;
  const sheets = await makeDemoWorld({ reference: await readReference(db), today, hash: hashPassword });
  await actFor(
    db,
    SCHOOLS.map(({ id }) => id),
  );
  return insertAll(db, sheets);
}

/** Brings the counts of traits and the planner's statistics up to date with what was put in. */
async function settle(source: DataSource): Promise<void> {
  await source.query(`SELECT remake_trait_counts()`);
  await source.query(`ANALYZE`);
}
