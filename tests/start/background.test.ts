import { randomUUID } from 'node:crypto';
import { createJobs } from '../../server/jobs';
import { NOBODY } from '../../server/platform/connection';
import { newId } from '../../server/platform/identifiers';
import { onceOnly } from '../../server/platform/idempotency';
import { startBackground } from '../../server/start/background';
import { Closing } from '../../server/start/closing';
import { event, Listening, tell } from '../platform/events/telling';
import { put, read } from '../platform/jobs/working';
import { until } from '../support/database-program';
import { NOW, openWorld, type World } from '../support/world';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const count = async (table: string): Promise<number> => {
  const [row] = await world.database
    .reading(NOBODY, 'firsthand_jobs')
    .tenant<{ count: number }>({ name: `count_${table}`, text: `SELECT count(*)::int AS count FROM ${table}` });
  return row!.count;
};

/** Every periodic job has had its turn. */
const untilAllDone = () =>
  until(async () => {
    const [row] = await world.database.reading(NOBODY, 'firsthand_jobs').tenant<{ done: number }>({
      name: 'turns_done',
      text: `SELECT count(*)::int AS done FROM job WHERE unique_key = 'periodic' AND state = 'QUEUED' AND run_at > now() + interval '30 minutes'`,
    });
    return row!.done === 4;
  });

it('hears events and does jobs from its start to its end', async () => {
  const closing = new Closing();
  const listening = new Listening();
  world.foundation.relay.subscribe(listening);
  await startBackground(world.foundation, closing);
  const subjects = await tell(world);
  await until(() => listening.heard.length > 0);
  expect(listening.subjects).toEqual(subjects);
  await untilAllDone();
  await closing.run();
  await tell(world);
  expect(listening.subjects).toEqual(subjects);
});

it('forgets sessions that ran out, with their tokens, and leaves the others', async () => {
  const personId = await world.plant.person();
  const session = async (expires_at: Date) => {
    const id = newId();
    await world.plant.row('sign_in_session', { id, person_id: personId, started_at: daysAgo(31), expires_at });
    const token = { hash: Buffer.from(id), session_id: id, issued_at: daysAgo(31), used_at: daysAgo(31) };
    await world.plant.row('refresh_token', token);
    return id;
  };
  await session(daysAgo(1 / 24));
  const open = await session(daysAgo(-1));
  await cleanUp();
  for (const [table, column] of [
    ['sign_in_session', 'id'],
    ['refresh_token', 'session_id'],
  ])
    expect(await world.plant.sql(`SELECT ${column} AS id FROM ${table}`)).toEqual([{ id: open }]);
});

it('forgets answers to mutations after thirty days, so that their key counts as new', async () => {
  const tenant = { personId: randomUUID(), schoolIds: [] };
  const answer = (key: string, now: Date) =>
    world.database.writing(tenant, (connection) =>
      onceOnly(connection, {
        personId: tenant.personId,
        key,
        body: {},
        now,
        run: () => Promise.resolve({ answer: 'new' }),
        keep: () => ({}),
        restore: () => Promise.resolve({ answer: 'kept' }),
      }),
    );
  await answer('old', daysAgo(31));
  await answer('young', daysAgo(29));
  await cleanUp();
  expect(await answer('old', NOW)).toEqual({ answer: 'new' });
  expect(await answer('young', NOW)).toEqual({ answer: 'kept' });
});

it('forgets events after as many days as it is told', async () => {
  await tell(world, [event({ happenedAt: daysAgo(4) })]);
  await tell(world, [event({ happenedAt: daysAgo(2) })]);
  await world.tellEvents();
  await cleanUp();
  expect(await count('outbox_event')).toBe(2);
  await world.plant.sql('TRUNCATE job');
  await cleanUp(3);
  expect(await count('outbox_event')).toBe(1);
});

it('forgets jobs that finished more than thirty days ago, and no other', async () => {
  const old = await put(world);
  const [young, waiting] = [await put(world), await put(world)];
  const finished = `UPDATE job SET state = 'DONE', finished_at = $2 WHERE id = $1`;
  for (const [id, at] of [
    [old, daysAgo(31)],
    [young, daysAgo(29)],
  ])
    await world.database.as('firsthand_jobs', (connection) => connection.tenant({ name: 'finished', text: finished }, [id, at]));
  await cleanUp();
  await expect(read(world, old as string)).rejects.toThrow('There is no such job.');
  expect((await read(world, young)).state).toBe('DONE');
  expect((await read(world, waiting)).state).toBe('QUEUED');
});

it('forgets however much there is, a stretch at a time', async () => {
  await world.plant.sql(
    `INSERT INTO idempotent_answer (person_id, key, body_hash, answer, made_at)
     SELECT $1, g::text, ''::bytea, '{}', $2 FROM generate_series(1, 4500) g`,
    [await ownPerson(), daysAgo(40)],
  );
  await cleanUp();
  expect(await world.plant.sql('SELECT 1 FROM idempotent_answer')).toEqual([]);
});

/** The owner is bound by row-level security: as this person it may write their answers. */
async function ownPerson(): Promise<string> {
  const personId = randomUUID();
  await world.plant.sql(`SELECT set_config('app.person_id', $1, false)`, [personId]);
  return personId;
}

/** All periodic jobs, once. */
async function cleanUp(eventDays?: number): Promise<void> {
  const jobs = createJobs(world.foundation, eventDays === undefined ? {} : { eventDays });
  jobs.start();
  await untilAllDone();
  await jobs.stop();
}
