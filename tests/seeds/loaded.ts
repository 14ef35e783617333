import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { type DemoWorldReport, loadDemoWorld } from '../../seeds';
import { SCHOOLS } from '../../seeds/schools.seed';
import { ownerSourceOf } from '../support/owner';
import { openWorld, type World } from '../support/world';

/** A Monday in the autumn term. */
export const TODAY = '2026-11-23';

export interface Loaded {
  readonly world: World;
  readonly owner: DataSource;
  readonly report: DemoWorldReport;
  readonly said: readonly string[];
  /** Rows of a statement, as staff of all six schools. */
  readonly rows: (sql: string, values?: readonly unknown[]) => Promise<any[]>;
  readonly close: () => Promise<void>;
}

/** A database of its own with the demo world in it. */
export async function loadWorld(today: string): Promise<Loaded> {
  const world = await openWorld();
  const owner = await ownerSourceOf(world);
  const said: string[] = [];
  const report = await loadDemoWorld(owner, { today, say: (line) => said.push(line) });
  const schoolIds = SCHOOLS.map(({ id }) => id);
  return {
    world,
    owner,
    report,
    said,
    rows: (sql, values = []) => world.plant.sql(sql, values, schoolIds),
    async close() {
      await owner.destroy();
      await world.close();
    },
  };
}

/** What is not the same each time: the salt of the password, and when counts were made. */
const EXCEPT: Readonly<Record<string, string>> = { account: 'password_hash', trait_snapshot: 'made_at' };

/** One digest for each table that holds anything. */
export async function digests({ rows }: Loaded): Promise<Readonly<Record<string, string>>> {
  const tables = (await rows(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`)) as { name: string }[];
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [{ digest }] = await rows(
      `SELECT md5(string_agg((to_jsonb(t) - $1)::text, ',' ORDER BY (to_jsonb(t) - $1)::text)) AS digest
      FROM ${name} t`,
      [EXCEPT[name] ?? ''],
    );
    if (digest !== null) found[name] = digest;
  }
  return found;
}
