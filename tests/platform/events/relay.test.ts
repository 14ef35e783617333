import { Client } from 'pg';
import { NOBODY } from '../../../server/platform/connection';
import { writeEvents } from '../../../server/platform/events/outbox';
import { newId } from '../../../server/platform/identifiers';
import { statement } from '../../../server/platform/statement';
import { until } from '../../support/database-program';
import { tellAll } from '../../support/events';
import { NOW, openWorld, type World } from '../../support/world';
import { anotherRelay, CHANGED, event, Listening, tell } from './telling';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('tells what was committed, as it was written, to those who asked for its name', async () => {
  const [changes, notes, neither] = [new Listening(), new Listening(['note.published']), new Listening(['school.joined'])];
  const ends = [changes, notes, neither].map((one) => world.foundation.relay.subscribe(one));
  const schoolId = await world.plant.school();
  const note = event({ name: 'note.published', schoolId, payload: { sectors: ['construction'], count: 2 } });
  await tell(world, [event(), note], { personId: newId(), schoolIds: [schoolId] });
  await world.tellEvents();
  expect(changes.heard).toHaveLength(1);
  expect(notes.heard).toEqual([
    {
      id: expect.any(String),
      name: 'note.published',
      subjectId: note.subjectId,
      schoolId,
      payload: { sectors: ['construction'], count: 2 },
      happenedAt: NOW,
      cursor: expect.any(String),
    },
  ]);
  expect(neither.batches).toEqual([]);
  for (const end of ends) end();
  await tell(world);
  await world.tellEvents();
  expect(changes.heard).toHaveLength(1);
});

it('tells the same of one thing once a transaction, however often it was written', async () => {
  const listening = new Listening();
  const end = world.foundation.relay.subscribe(listening);
  const subjectId = newId();
  await world.database.writing(NOBODY, async (connection) => {
    await writeEvents(connection, [event({ subjectId, payload: { first: true } }), event({ subjectId })]);
    await writeEvents(connection, [event({ subjectId })]);
    await writeEvents(connection, []);
  });
  await tell(world, [event({ subjectId })]);
  await world.tellEvents();
  expect(listening.heard.map(({ payload }) => payload)).toEqual([{ first: true }, {}]);
  end();
});

it('tells nothing of what was undone', async () => {
  const listening = new Listening();
  const end = world.foundation.relay.subscribe(listening);
  await world.database
    .writing(NOBODY, async (connection) => {
      await writeEvents(connection, [event()]);
      throw new Error('undone');
    })
    .catch(() => undefined);
  await world.tellEvents();
  expect(listening.heard).toEqual([]);
  end();
});

it('waits for a long transaction with what came after it, and loses nothing', async () => {
  const listening = new Listening();
  const end = world.foundation.relay.subscribe(listening);
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  let hasWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (hasWritten = resolve));
  const slow = event();
  const long = world.database.writing(NOBODY, async (connection) => {
    await writeEvents(connection, [slow]);
    hasWritten();
    await held;
  });
  await written;
  const quick = await tell(world, [event(), event()]);
  await world.foundation.relay.poll();
  expect(listening.heard).toEqual([]);
  finish();
  await long;
  await world.tellEvents();
  expect(listening.subjects).toEqual([slow.subjectId, ...quick]);
  end();
});

it('tells what it began after, and nothing that was there before', async () => {
  await tell(world);
  await tellAll(world.database, world.foundation.relay);
  const relay = await anotherRelay(world);
  const listening = new Listening();
  relay.subscribe(listening);
  const subjects = await tell(world);
  await tellAll(world.database, relay);
  expect(listening.subjects).toEqual(subjects);
});

it('reads in batches until it has told everything', async () => {
  const relay = await anotherRelay(world, { batch: 10 });
  const listening = new Listening();
  relay.subscribe(listening);
  const subjects = await tell(
    world,
    Array.from({ length: 25 }, () => event()),
  );
  await tellAll(world.database, relay);
  expect(listening.subjects).toEqual(subjects);
  expect(listening.batches).toEqual([10, 10, 5]);
});

it('counts as untold what its subscribers are being told, until they have it', async () => {
  const relay = await anotherRelay(world);
  const listening = new Listening();
  const untold = async () => (await relay.untold([CHANGED])).events.map(({ subjectId }) => subjectId);
  const meanwhile: string[][] = [];
  relay.subscribe({ ...listening, handle: async () => void meanwhile.push(await untold()) });
  const subjects = await tell(world);
  await tellAll(world.database, relay);
  expect(meanwhile).toEqual([subjects]);
  expect(await untold()).toEqual([]);
});

it('shares a poll among those who ask while one runs', async () => {
  const relay = await anotherRelay(world);
  world.statements.length = 0;
  const polls = Array.from({ length: 20 }, () => relay.poll());
  await Promise.all(polls);
  expect(new Set(polls).size).toBe(2);
  expect(world.statements.filter(({ name }) => name === 'outbox_after')).toHaveLength(2);
});

it('finds its place by an index however many events there are', async () => {
  await world.plant.sql(
    `INSERT INTO outbox_event (id, name, subject_id, happened_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), now() FROM generate_series(1, 20000)`,
    [CHANGED],
  );
  await world.plant.sql('ANALYZE outbox_event');
  const { text } = world.statements.find(({ name }) => name === 'outbox_after')!;
  await world.tellEvents();
  const plan = await world.database.as('firsthand_jobs', (connection) =>
    connection.tenant(
      statement(
        'explained',
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${text.replaceAll('$1', '9000000000000').replaceAll('$2', `'${newId()}'`).replaceAll('$3', '500').replaceAll('$4', 'NULL')}`,
      ),
    ),
  );
  expect(JSON.stringify(plan)).not.toContain('Seq Scan on outbox_event');
});

describe('under many writers at once', () => {
  const [WRITERS, TRANSACTIONS] = [12, 60];
  jest.setTimeout(60_000);

  it('loses nothing, invents nothing and keeps one order at every relay', async () => {
    const relays = await Promise.all([anotherRelay(world, { batch: 37 }), anotherRelay(world)]);
    const listeners = relays.map((relay) => {
      const listening = new Listening();
      relay.subscribe(listening);
      return listening;
    });
    const committed = new Set<string>();
    let isWriting = true;
    const writing = Promise.all(Array.from({ length: WRITERS }, () => write(committed))).finally(() => (isWriting = false));
    const polling = Promise.all(
      relays.map(async (relay) => {
        while (isWriting) await relay.poll();
      }),
    );
    await Promise.all([writing, polling]);
    for (const relay of relays) await tellAll(world.database, relay);
    expect(committed.size).toBeGreaterThan(1_500);
    for (const { subjects } of listeners) {
      expect(subjects).toHaveLength(committed.size);
      expect(new Set(subjects)).toEqual(committed);
    }
    expect(listeners[0]!.subjects).toEqual(listeners[1]!.subjects);
  });

  /** Transactions of one to five events that take their number early and end late, or not; a fifth of them is undone. */
  async function write(committed: Set<string>): Promise<void> {
    const client = new Client({ connectionString: world.url });
    await client.connect();
    for (let turn = 0; turn < TRANSACTIONS; turn += 1) {
      const subjects = Array.from({ length: 1 + Math.floor(Math.random() * 5) }, newId);
      const isUndone = Math.random() < 0.2;
      await client.query('BEGIN');
      for (const subject of subjects) {
        await client.query(`INSERT INTO outbox_event (id, name, subject_id) VALUES ($1, $2, $3)`, [newId(), CHANGED, subject]);
        for (let wait = Math.floor(Math.random() * 4); wait > 0; wait -= 1) await client.query('SELECT 1');
      }
      await client.query(isUndone ? 'ROLLBACK' : 'COMMIT');
      if (!isUndone) for (const subject of subjects) committed.add(subject);
    }
    await client.end();
  }
});

it('looks again soon by itself where an older transaction held something back', async () => {
  const relay = await anotherRelay(world, { every: 600_000 });
  const listening = new Listening();
  relay.subscribe(listening);
  const older = new Client({ connectionString: world.url });
  await older.connect();
  await older.query('BEGIN');
  await older.query(`SELECT pg_current_xact_id()`);
  await relay.start();
  const subjects = await tell(world);
  await relay.poll();
  expect(listening.heard).toEqual([]);
  await older.query('COMMIT');
  await older.end();
  await until(() => listening.heard.length > 0);
  expect(listening.subjects).toEqual(subjects);
  await relay.stop();
});
