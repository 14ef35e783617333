import { NOBODY } from '../../../server/platform/connection';
import { OutboxStore } from '../../../server/platform/events/outbox.store';
import { newId } from '../../../server/platform/identifiers';
import { statement } from '../../../server/platform/statement';
import { tellAll } from '../../support/events';
import { NOW, openWorld, type World } from '../../support/world';
import { anotherRelay, CHANGED, event, Listening, tell } from './telling';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const LATER = new Date(NOW.getTime() + 86_400_000);
const forget = (before: Date, limit = 1_000) =>
  world.database.as('firsthand_jobs', (connection) => new OutboxStore(connection).forget(before, limit));
const relay = () => world.foundation.relay;
const replay = async (cursor: string, limit = 100) => {
  const events = await relay().after(cursor, [CHANGED], limit);
  return events === 'EXPIRED' ? events : events.map(({ subjectId }) => subjectId);
};

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows of a table each node of a plan went through. */
function looksAt(table: string, node: PlanNode): number[] {
  const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const below = (node.Plans ?? []).flatMap((one) => looksAt(table, one));
  return node['Relation Name'] === table ? [own, ...below] : below;
}

describe('a cursor', () => {
  it('replays what came after it, in stretches, by name', async () => {
    const start = await relay().begin();
    const listening = new Listening();
    const end = relay().subscribe(listening);
    const subjects = await tell(world, [event(), event({ name: 'note.published' }), event(), event()]);
    await world.tellEvents();
    const changes = subjects.toSpliced(1, 1);
    expect(listening.subjects).toEqual(changes);
    expect(await replay(start)).toEqual(changes);
    expect(await replay(listening.heard[0]!.cursor, 1)).toEqual([changes[1]]);
    expect(await replay(listening.heard[1]!.cursor)).toEqual([changes[2]]);
    expect(await replay(listening.heard[2]!.cursor)).toEqual([]);
    end();
  });

  it('is refused where nobody gave it out', async () => {
    for (const text of ['', 'x', Buffer.from('1:x').toString('base64url'), Buffer.from(`-1:${newId()}`).toString('base64url')])
      await expect(relay().after(text, [CHANGED], 1)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('has expired where it is of a database that went further than this one', async () => {
    const future = Buffer.from(`999999999999:${newId()}`).toString('base64url');
    expect(await replay(future)).toBe('EXPIRED');
  });
});

describe('retention', () => {
  it('deletes what is old, keeps what is young and all that follows it, and expires cursors before', async () => {
    const start = await relay().begin();
    const old = await tell(world, [event(), event()]);
    const young = await tell(world, [event({ happenedAt: LATER })]);
    const oldButAfter = await tell(world);
    const listening = new Listening();
    const end = relay().subscribe(listening);
    await world.tellEvents();
    expect(listening.subjects).toEqual([...old, ...young, ...oldButAfter]);
    while ((await forget(LATER, 2)) > 0);
    expect(await replay(start)).toBe('EXPIRED');
    expect(await replay(listening.heard[0]!.cursor)).toBe('EXPIRED');
    expect(await replay(listening.heard[2]!.cursor)).toEqual(oldButAfter);
    expect(await forget(LATER)).toBe(0);
    end();
  });

  it('expires nothing where it deleted nothing', async () => {
    await forget(new Date(LATER.getTime() + 1));
    const relays = [await anotherRelay(world)];
    const start = await relays[0]!.begin();
    expect(await forget(LATER)).toBe(0);
    expect(await replay(start)).toEqual([]);
  });

  it('looks at no more events than it may delete', async () => {
    await world.plant.sql(
      `INSERT INTO outbox_event (id, name, subject_id, happened_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), $2 FROM generate_series(1, 5000)`,
      [CHANGED, NOW],
    );
    await world.plant.sql('ANALYZE outbox_event');
    await world.tellEvents();
    const [before, limit] = [new Date(LATER.getTime() + 1), 10];
    await forget(before, limit);
    const { text } = world.statements.find(({ name }) => name === 'outbox_forget')!;
    const explained = statement('explained', `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${text}`);
    const [row] = await world.database.as('firsthand_jobs', (connection) =>
      connection.tenant<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(explained, [before, limit]),
    );
    const looks = looksAt('outbox_event', row!['QUERY PLAN'][0].Plan);
    expect(Math.max(...looks)).toBe(limit);
    expect(await forget(before, 10_000)).toBe(5_000 - 2 * limit);
  });

  it('has a relay that it passed by make all subscribers begin anew, and tell what comes after', async () => {
    const lines: string[] = [];
    const slow = await anotherRelay(world, {}, lines);
    const [changes, notes] = [new Listening(), new Listening(['note.published'])];
    slow.subscribe(changes);
    slow.subscribe(notes);
    await tell(world);
    await world.tellEvents();
    expect(await forget(new Date(LATER.getTime() + 1))).toBe(1);
    await slow.poll();
    expect([changes.resyncs, notes.resyncs, changes.heard]).toEqual([1, 1, []]);
    expect(lines).toHaveLength(1);
    const subjects = await tell(world);
    await tellAll(world.database, slow);
    expect([changes.subjects, changes.resyncs]).toEqual([subjects, 1]);
  });

  it('leaves alone a relay that had nothing to tell for long', async () => {
    const idle = await anotherRelay(world);
    const listening = new Listening(['note.published']);
    idle.subscribe(listening);
    await tell(world);
    await tellAll(world.database, idle);
    await forget(new Date(LATER.getTime() + 1));
    await idle.poll();
    expect(listening.resyncs).toBe(0);
  });

  it('clears away events and marks of the cluster that this database was moved from', async () => {
    const after = 9_000_000_000_000;
    await world.plant.sql(
      `INSERT INTO outbox_event (id, written_in, name, subject_id, happened_at) VALUES ($1, $2, $3, $1, $4)`,
      [newId(), after, CHANGED, LATER],
    );
    await world.plant.sql(`UPDATE outbox_retention SET deleted_to = $1`, [after]);
    const start = await relay().begin();
    const subjects = await tell(world, [event({ happenedAt: LATER })]);
    await world.tellEvents();
    expect(await replay(start)).toEqual(subjects);
    expect(await forget(NOW)).toBe(1);
    const read = { name: 'deleted_to', text: 'SELECT deleted_to AS "deletedTo" FROM outbox_retention' };
    expect(await world.database.reading(NOBODY, 'firsthand_jobs').tenant(read)).toEqual([{ deletedTo: 0 }]);
    expect(await replay(start)).toEqual(subjects);
  });
});
