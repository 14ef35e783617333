import { createDataSource } from '../../server/data-source';
import { NOBODY } from '../../server/platform/connection';
import { Database } from '../../server/platform/database';
import { statement } from '../../server/platform/statement';
import { isUnreachable, Stopping } from '../../server/platform/unreachable';
import { until } from '../support/database-program';
import { openWorld, type World } from '../support/world';

const ONE = statement('test_one', 'SELECT 1 AS one');
/** Waits for the owner. */
const HELD = statement('test_held', 'SELECT 2 AS two FROM pg_advisory_xact_lock(7)');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function openOwn() {
  const source = await createDataSource({ url: world.url, poolSize: 2 }).initialize();
  const asked: string[] = [];
  const database = new Database(source, ({ name }) => asked.push(name));
  return { source, database, asked };
}

/** Every way to the database there is. */
const ways: readonly [string, (database: Database) => Promise<unknown>][] = [
  ['reads', (database) => database.reading(NOBODY).tenant(ONE)],
  ['reads of what is open', (database) => database.reading(NOBODY).open(ONE)],
  ['a write of one statement', (database) => database.writingOnce(NOBODY).tenant(ONE)],
  ['a transaction', (database) => database.writing(NOBODY, (connection) => connection.tenant(ONE))],
  ['a transaction under a narrow role', (database) => database.as('firsthand_jobs', (connection) => connection.tenant(ONE))],
];

describe('a database whose server is stopping', () => {
  it.each(ways)('refuses %s, as it would where it were out of reach', async (_, way) => {
    const { source, database } = await openOwn();
    await way(database);
    await source.destroy();
    const refused = await way(database).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Stopping);
    expect(isUnreachable(refused)).toBe(true);
  });

  it('finishes what is under way, and refuses what comes then', async () => {
    const { source, database, asked } = await openOwn();
    await world.plant.sql('SELECT pg_advisory_lock(7)');
    const underWay = database.writingOnce(NOBODY).tenant(HELD);
    await until(() => asked.length === 1);
    const destroyed = source.destroy();
    for (const [, way] of ways) await expect(way(database)).rejects.toThrow(Stopping);
    await world.plant.sql('SELECT pg_advisory_unlock(7)');
    expect(await underWay).toEqual([{ two: 2 }]);
    await destroyed;
  });
});
