import type { JobHandler, JobWork } from '../../../server/platform/jobs/job-run';
import { NOBODY } from '../../../server/platform/connection';
import { cancel } from '../../../server/platform/jobs/queue';
import { statement } from '../../../server/platform/statement';
import { until } from '../../support/database-program';
import { openWorld, type World } from '../../support/world';
import { openNode, put, read, untilState } from './working';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.plant.sql('TRUNCATE job'));
afterAll(() => world.close());

/** Works until it is interrupted; tells how often it began. */
function endless() {
  const began: JobWork[] = [];
  const handler: JobHandler = (work) => {
    began.push(work);
    return new Promise((_, reject) => {
      work.signal.addEventListener('abort', () => {
        reject(work.signal.reason as Error);
      });
    });
  };
  return { began, handler };
}

const NEVER = 3_600_000;
/** As another node would ring. */
const RING = statement('ring', `SELECT pg_notify('firsthand_news', '')`);

it('does a job once it is committed, with the body it was given', async () => {
  const bodies: unknown[] = [];
  const count: JobHandler = ({ body, attempt }) => {
    bodies.push([body, attempt]);
    return Promise.resolve();
  };
  const node = await openNode(world, { count });
  const id = await put(world, { body: { planId: 'p' } });
  await untilState(world, id, 'DONE');
  expect(bodies).toEqual([[{ planId: 'p' }, 1]]);
  expect(await read(world, id)).toMatchObject({ attempts: 1, lastError: null, lockedBy: null });
  expect((await read(world, id)).finishedAt).toBeInstanceOf(Date);
  await node.close();
});

it('is woken by another node, without waiting for its timer', async () => {
  const node = await openNode(world, { count: () => Promise.resolve() }, { every: NEVER });
  await world.foundation.bell.start();
  await untilState(world, await put(world), 'DONE');
  await world.foundation.bell.stop();
  await node.close();
});

it('never has two nodes do one job at once, and does each once', async () => {
  const began: string[] = [];
  const count: JobHandler = async ({ id }) => {
    began.push(id);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const ids = await Promise.all(Array.from({ length: 60 }, () => put(world)));
  const nodes = await Promise.all([1, 2, 3].map(() => openNode(world, { count }, { places: 3 })));
  for (const id of ids) await untilState(world, id, 'DONE');
  expect(began.sort()).toEqual([...ids].sort());
  await Promise.all(nodes.map((node) => node.close()));
});

it('does no more at once than it has places for', async () => {
  const { began, handler } = endless();
  const node = await openNode(world, { count: handler });
  const ids = await Promise.all([1, 2, 3].map(() => put(world)));
  await until(() => began.length === 2);
  const waiting = ids.find((id) => began.every((work) => work.id !== id))!;
  await world.database.as('firsthand_jobs', (connection) => cancel(connection, began[0]!.id));
  await until(() => began.length === 3);
  expect(began[2]!.id).toBe(waiting);
  await node.close();
});

it('leaves a job alone until it is due, and kinds it does not know', async () => {
  const done: string[] = [];
  const count: JobHandler = ({ id }) => Promise.resolve(void done.push(id));
  const later = await put(world, { runAt: new Date(Date.now() + NEVER) });
  const unknown = await put(world, { kind: 'unknown' });
  const node = await openNode(world, { count });
  const now = await put(world);
  await untilState(world, now, 'DONE');
  expect(done).toEqual([now]);
  for (const id of [later, unknown]) expect((await read(world, id)).state).toBe('QUEUED');
  await node.close();
});

it('takes up the job of a node that was killed, once its lease has ended and no sooner', async () => {
  const [dying, living] = [endless(), endless()];
  const lease = 1_200;
  const first = await openNode(world, { count: dying.handler }, { lease });
  const id = await put(world);
  await until(() => dying.began.length === 1);
  const second = await openNode(world, { count: living.handler }, { lease });
  // Longer than the lease: it is prolonged while its node lives.
  const { lockedUntil } = await read(world, id);
  await until(async () => (await read(world, id)).lockedUntil! > new Date(lockedUntil!.getTime() + lease));
  expect(living.began).toEqual([]);
  await first.kill();
  await until(() => living.began.length === 1);
  expect(living.began[0]).toMatchObject({ id, attempt: 2 });
  await until(() => dying.began[0]!.signal.aborted);
  await second.close();
  await first.runner.stop();
});

it('gives up a job that ends its node again and again', async () => {
  const dying = endless();
  const id = await put(world, { mostAttempts: 1 });
  const first = await openNode(world, { count: dying.handler });
  await until(() => dying.began.length === 1);
  await first.kill();
  const second = await openNode(world, { count: dying.handler });
  await untilState(world, id, 'FAILED');
  expect(await read(world, id)).toMatchObject({ lastError: 'LEASE_ENDED', attempts: 1 });
  expect(dying.began).toHaveLength(1);
  await Promise.all([second.close(), first.runner.stop()]);
  // Nobody was left to log how it ended, but whoever gives it up.
  expect(second.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', job: id, kind: 'count', attempt: 1 }]);
});

it('tries again after a failure, and gives up after the last try, keeping a code and never the message', async () => {
  const tries: number[] = [];
  const count: JobHandler = ({ attempt }) => {
    tries.push(attempt);
    return Promise.reject(Object.assign(new RangeError('ada@school.example'), attempt === 3 ? {} : { code: '23505' }));
  };
  const node = await openNode(world, { count });
  const id = await put(world, { mostAttempts: 3 });
  await untilState(world, id, 'FAILED');
  expect(tries).toEqual([1, 2, 3]);
  expect(await read(world, id)).toMatchObject({ lastError: 'RangeError', attempts: 3, lockedBy: null });
  expect(node.lines).toHaveLength(3);
  expect(node.lines.join('')).not.toContain('ada@');
  await node.close();
});

it('waits before it tries again', async () => {
  const node = await openNode(world, { count: () => Promise.reject(new Error('no')) }, { again: NEVER });
  const id = await put(world);
  await until(async () => (await read(world, id)).lastError === 'Error');
  const { state, runAt } = await read(world, id);
  expect(state).toBe('QUEUED');
  expect(runAt.getTime() - Date.now()).toBeGreaterThan(NEVER * 0.9);
  await node.close();
});

it('writes nothing when the bell rings, however many jobs run', async () => {
  const { began, handler } = endless();
  await Promise.all([put(world), put(world)]);
  const node = await openNode(world, { count: handler }, { places: 3, every: NEVER, lease: NEVER });
  await until(() => began.length === 2);
  const count = (name: string) => node.statements.filter((one) => one === name).length;
  for (let ring = 0; ring < 5; ring += 1) {
    const taken = count('job_take');
    await world.database.reading(NOBODY).open(RING);
    // It looks for another job each time, so that one which is put in begins at once.
    await until(() => count('job_take') > taken);
  }
  expect(count('job_prolong')).toBe(0);
  expect(count('job_leases')).toBeLessThanOrEqual(count('job_take'));
  await node.close();
});

describe('cancelling', () => {
  it('ends a running job at once, on whichever node it runs, and it does not come back', async () => {
    const { began, handler } = endless();
    const node = await openNode(world, { count: handler }, { lease: 60_000, every: NEVER });
    await world.foundation.bell.start();
    const id = await put(world);
    await until(() => began.length === 1);
    expect(await world.database.as('firsthand_jobs', (connection) => cancel(connection, id!))).toBe(true);
    await until(() => began[0]!.signal.aborted);
    expect(await world.database.as('firsthand_jobs', (connection) => cancel(connection, id!))).toBe(false);
    await world.foundation.bell.stop();
    await node.close();
    expect(await read(world, id)).toMatchObject({ state: 'CANCELLED', attempts: 1 });
  });

  it.each([
    ['look', { lease: NEVER }],
    ['sign of life', { every: NEVER }],
  ])('is learnt by the next %s where no ring is heard', async (_, options) => {
    const { began, handler } = endless();
    const id = await put(world);
    const node = await openNode(world, { count: handler }, options);
    await until(() => began.length === 1);
    await world.database.as('firsthand_jobs', (connection) => cancel(connection, id!));
    await until(() => began[0]!.signal.aborted);
    await node.close();
  });

  it('wins over a handler that finishes all the same', async () => {
    const ends: (() => void)[] = [];
    const node = await openNode(world, { count: () => new Promise((resolve) => ends.push(resolve)) });
    const id = await put(world);
    await until(() => ends.length === 1);
    await world.database.as('firsthand_jobs', (connection) => cancel(connection, id!));
    ends[0]!();
    await node.close();
    expect((await read(world, id)).state).toBe('CANCELLED');
  });

  it('keeps a queued job from beginning', async () => {
    const id = await put(world);
    await world.database.as('firsthand_jobs', (connection) => cancel(connection, id!));
    const node = await openNode(world, { count: () => Promise.reject(new Error('began')) });
    await untilState(world, await put(world, { mostAttempts: 1 }), 'FAILED');
    expect(await read(world, id)).toMatchObject({ state: 'CANCELLED', attempts: 0 });
    await node.close();
  });
});
