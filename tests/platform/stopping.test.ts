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

async function openOwn(poolSize = 2) {
  const source = await createDataSource({ url: world.url, poolSize }).initialize();
  const asked: string[] = [];
  const database = new Database(source, ({ name }) => asked.push(name));
  return { database, asked };
}

/** Every way to the database there is. */
const ways: readonly [string, (database: Database) => Promise<unknown>][] = [
  ['reads', (database) => database.reading(NOBODY).tenant(ONE)],
  ['reads of what is open', (database) => database.reading(NOBODY).open(ONE)],
  ['a write of one statement', (database) => database.writingOnce(NOBODY).tenant(ONE)],
  ['a transaction', (database) => database.writing(NOBODY, (connection) => connection.tenant(ONE))],
  ['a transaction under a narrow role', (database) => database.as('firsthand_jobs', (connection) => connection.tenant(ONE))],
];

describe('a database that is closed', () => {
  it.each(ways)('refuses %s, as it would where it were out of reach', async (_, way) => {
    const { database } = await openOwn();
    await way(database);
    await database.close();
    const refused = await way(database).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Stopping);
    expect(isUnreachable(refused)).toBe(true);
  });

  it('lets what is under way end first, in one statement and in several, and refuses what comes then', async () => {
    const { database, asked } = await openOwn();
    await world.plant.sql('SELECT pg_advisory_lock(7)');
    const underWay = [
      database.writingOnce(NOBODY).tenant(HELD),
      database.writing(NOBODY, async (connection) => [...(await connection.tenant(HELD)), ...(await connection.tenant(ONE))]),
    ];
    await until(() => asked.length === 2);
    const closed = database.close(60_000);
    for (const [, way] of ways) await expect(way(database)).rejects.toThrow(Stopping);
    await world.plant.sql('SELECT pg_advisory_unlock(7)');
    expect(await Promise.all(underWay)).toEqual([[{ two: 2 }], [{ two: 2 }, { one: 1 }]]);
    await closed;
  });

  it.each(ways)('refuses %s where they wait for a connection that is in the middle of something', async (_, way) => {
    const { database, asked } = await openOwn(1);
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const transaction = database.writing(NOBODY, async (connection) => {
      await connection.tenant(ONE);
      await held;
      return connection.tenant(ONE);
    });
    const cutOff = expect(transaction).rejects.toThrow();
    await until(() => asked.length === 1);
    const waiting = [way, way, way].map((one) => one(database).catch((error: unknown) => error));
    await database.close(50);
    for (const refused of await Promise.all(waiting)) expect(refused).toBeInstanceOf(Stopping);
    expect(asked).toEqual([ONE.name]);
    end();
    await cutOff;
  });

  it('waits for no statement that does not end, alone or in a transaction', async () => {
    const { database, asked } = await openOwn();
    await world.plant.sql('SELECT pg_advisory_lock(7)');
    const endless = [
      database.reading(NOBODY).tenant(HELD),
      database.writing(NOBODY, (connection) => connection.tenant(HELD)),
    ].map((one) => one.catch((error: unknown) => error));
    await until(() => asked.length === 2);
    await database.close(50);
    for (const refused of await Promise.all(endless)) expect(isUnreachable(refused)).toBe(true);
    await world.plant.sql('SELECT pg_advisory_unlock(7)');
  });

  it('lets what has begun be tried again while it is closing', async () => {
    const { database, asked } = await openOwn();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let tries = 0;
    const transaction = database.writing(NOBODY, async (connection) => {
      tries += 1;
      await connection.tenant(ONE);
      await held;
      if (tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return connection.tenant(ONE);
    });
    await until(() => asked.length === 1);
    const closed = database.close(60_000);
    goOn();
    expect([await transaction, tries]).toEqual([[{ one: 1 }], 2]);
    await closed;
  });
});
