import { createDataSource } from '../../../server/data-source';
import { Database } from '../../../server/platform/database';
import { Bell } from '../../../server/platform/events/bell';
import { Relay } from '../../../server/platform/events/relay';
import { createLogger } from '../../../server/platform/logging';
import { until } from '../../support/database-program';
import { DatabaseProxy } from '../../support/database-proxy';
import { openWorld, type World } from '../../support/world';
import { CHANGED, event, Listening, tell } from './telling';
import { NOBODY } from '../../../server/platform/connection';
import { statement } from '../../../server/platform/statement';

const NEVER = 3_600_000;

/** A node of its own: pool, bell and relay, started, which looks by itself only where the bell rings. */
async function openNode(url: string, every = NEVER) {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const source = await createDataSource({ url, poolSize: 2 }).initialize();
  const database = new Database(source);
  const bell = new Bell({ database, log }, { again: 20, check: 20 });
  const relay = new Relay({ database, bell, log }, { every });
  const listening = new Listening();
  relay.subscribe(listening);
  await bell.start();
  await relay.start();
  return {
    lines,
    database,
    bell,
    listening,
    async close() {
      await relay.stop();
      await bell.stop();
      await source.destroy();
    },
  };
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('wakes the relays of every node when one commits, without waiting for a timer', async () => {
  const [near, far] = await Promise.all([openNode(world.url), openNode(world.url)]);
  const told = event();
  await near.database.writing(NOBODY, (connection) =>
    connection.tenant(statement('told', `INSERT INTO outbox_event (id, name, subject_id) VALUES (gen_random_uuid(), $1, $2)`), [
      CHANGED,
      told.subjectId,
    ]),
  );
  await until(() => near.listening.heard.length > 0 && far.listening.heard.length > 0);
  expect([near.listening.subjects, far.listening.subjects]).toEqual([[told.subjectId], [told.subjectId]]);
  await Promise.all([near.close(), far.close()]);
});

it('rings after a transaction that wrote an event, and after no other', async () => {
  const rings: string[] = [];
  let what = '';
  const end = world.foundation.bell.onRing(() => rings.push(what));
  what = 'a write';
  const change = statement('students_changed', `UPDATE student SET motivation = motivation`);
  await world.database.writing(NOBODY, (connection) => connection.tenant(change));
  what = 'an event undone to a savepoint';
  await world.database.writing(NOBODY, async (connection) => {
    await connection.tenant(statement('sp', 'SAVEPOINT here'));
    await connection.tenant(
      statement(
        'told_undone',
        `INSERT INTO outbox_event (id, name, subject_id) VALUES (gen_random_uuid(), 'a.b', gen_random_uuid())`,
      ),
    );
    await connection.tenant(statement('sp_back', 'ROLLBACK TO SAVEPOINT here'));
  });
  what = 'an event';
  await tell(world);
  what = 'a write after it on the same connections';
  for (let turn = 0; turn < 6; turn += 1) await world.database.writing(NOBODY, (connection) => connection.tenant(change));
  expect(rings).toEqual(['an event']);
  end();
});

it('refuses to commit what failed unnoticed', async () => {
  await expect(
    world.database.writing(NOBODY, (connection) => connection.tenant(statement('wrong', 'SELECT 1 / 0')).catch(() => [])),
  ).rejects.toMatchObject({ code: '25P02' });
});

it('sends the rings that come while one is sent as one', async () => {
  const node = await openNode(world.url);
  const heard: string[] = [];
  const client = node.database.separate();
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  await client.query('LISTEN firsthand_news');
  for (let turn = 0; turn < 100; turn += 1) node.bell.ring();
  await node.bell.stop();
  await client.query('SELECT 1');
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThanOrEqual(2);
  expect(heard[0]).toMatch(/^[0-9a-f-]{36}$/);
  await client.end();
  await node.close();
});

describe('where the database goes away', () => {
  it.each(['cut', 'fallSilent'] as const)('recovers by itself after it was %s, and says once what is wrong', async (go) => {
    const proxy = await DatabaseProxy.to(world.url);
    const node = await openNode(proxy.url, 50);
    proxy[go]();
    await until(() => node.lines.length >= 2);
    const subjects = await tell(world);
    proxy.restore();
    await until(() => node.listening.subjects.includes(subjects[0]!));
    // Its place may be before events of the test before, which an older transaction of another test's database holds back.
    expect(node.listening.subjects.filter((id) => subjects.includes(id))).toEqual(subjects);
    const said = node.lines.map((line) => (JSON.parse(line) as { msg: string }).msg).sort();
    expect(said).toEqual(['events cannot be read', 'news of other nodes is not heard at once']);
    await node.close();
    await proxy.close();
  });
});
