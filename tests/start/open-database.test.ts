import { readConfiguration } from '../../server/config';
import { createLogger, type Logger } from '../../server/platform/logging';
import type { Database } from '../../server/platform/database';
import { beginningOf } from '../../server/platform/postgres/processes';
import { Closing } from '../../server/start/closing';
import { openDatabase, prepare } from '../../server/start/open-database';
import type { Foundation } from '../../server/composition';
import { pendingMigrations, readinessOf } from '../../server/start/readiness';
import { startSealing } from '../../server/start/sealing';
import { until } from '../support/database-program';
import { ownerUrl } from '../support/databases';
import { openWorld, type World } from '../support/world';

let world: World;
const closing = new Closing();
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await closing.run();
  await world.close();
});

const open = (
  url: string,
  { log, ending }: { log: Logger; ending: Closing } = { log: createLogger('silent'), ending: closing },
) =>
  openDatabase({
    configuration: readConfiguration({ DATABASE_URL: url }),
    closing: ending,
    log,
    say: () => undefined,
    fill: () => Promise.reject(new Error('must not be filled')),
  });

it('opens a migrated database, and neither migrates nor fills it', async () => {
  const database = await open(world.url);
  expect(await pendingMigrations(database)).toBe(0);
  const built = { isBuilt: true } as Foundation['index'];
  expect(await readinessOf({ database, index: built })).toBeNull();
});

it('refuses one that was never migrated', async () => {
  const bare = new URL(world.url);
  bare.pathname = '/postgres';
  await expect(open(bare.href)).rejects.toThrow(/^The database lacks \d+ migrations\. Run `npm run migrate`/);
});

it('says in a sentence that one cannot be used', async () => {
  const nowhere = new URL(world.url);
  nowhere.pathname = '/nowhere';
  await expect(open(nowhere.href)).rejects.toThrow(
    'The database of DATABASE_URL cannot be used (database "nowhere" does not exist).',
  );
});

it('warns of connections that break, but not of those it has left', async () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const leaving = new Closing();
  const database = await open(world.url, { log, ending: leaving });
  await breakConnectionOf(database);
  await until(() => lines.length > 0);
  expect(lines).toEqual([expect.stringContaining('lost a database connection')]);
  // Stopped, PostgreSQL's side reads the goodbye only after it was told to break off, as on a busy machine.
  await breakConnectionOf(database, () => leaving.run());
  expect(lines).toHaveLength(1);
});

/** Has PostgreSQL end an idle connection of the pool, after what happens while that side of it stands still. */
async function breakConnectionOf(database: Database, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const [row] = await database.as('firsthand_jobs', (connection) =>
    connection.open<{ pid: number }>({ name: 'pid', text: 'SELECT pg_backend_pid() AS pid' }),
  );
  const { pid } = row!;
  process.kill(pid, 'SIGSTOP');
  try {
    await meanwhile();
    process.kill(pid, 'SIGTERM');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await until(async () => (await beginningOf(pid)) === undefined);
}

it('prepares a database again without doing anything twice', async () => {
  const name = new URL(world.url).pathname.slice(1);
  let filled = 0;
  const fill = () => {
    filled += 1;
    return Promise.resolve();
  };
  expect(await prepare({ ownerUrl: ownerUrl(name), servingUrl: world.url }, fill)).toEqual([]);
  expect(filled).toBe(1);
});

it('seals the audit trail while it runs', async () => {
  const viewer = await world.plant.viewer('CAREERS_LEADER', { schoolId: await world.plant.school() });
  const context = world.contextOf(viewer);
  context.audit.note({ purpose: 'matches', schoolId: viewer.memberships[0]!.schoolId, studentIds: [] });
  await context.writeAudit();
  const sealing = startSealing(world.database, createLogger('silent'));
  const sealed = () =>
    world.database.as('firsthand_jobs', (connection) =>
      connection.open({ name: 'sealed', text: 'SELECT 1 FROM audit_seal' }).then(({ length }) => length),
    );
  await until(async () => (await sealed()) === 1);
  await sealing.stop();
});

it('logs once, not each second, that the trail cannot be sealed', async () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  let tries = 0;
  const broken = { as: () => Promise.reject(new Error(`try ${(tries += 1)}`)) } as unknown as World['database'];
  const sealing = startSealing(broken, log);
  await until(() => tries >= 2);
  await sealing.stop();
  expect(lines).toHaveLength(1);
});
