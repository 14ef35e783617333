import type { JobHandler } from '../../../server/platform/jobs/job-run';
import { NOBODY } from '../../../server/platform/connection';
import { DatabaseProxy } from '../../support/database-proxy';
import { until } from '../../support/database-program';
import { openWorld, type World } from '../../support/world';
import { openNode, put, read, untilState } from './working';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.plant.sql('TRUNCATE job'));
afterAll(() => world.close());

const rows = () =>
  world.database.reading(NOBODY, 'firsthand_jobs').tenant<{ state: string; runAt: Date; lastError: string | null }>({
    name: 'turns',
    text: `SELECT state, run_at AS "runAt", last_error AS "lastError" FROM job WHERE kind = 'turn'`,
  });

it('has a place for periodic work beside long jobs', async () => {
  const ends: (() => void)[] = [];
  const count: JobHandler = () => new Promise((resolve) => ends.push(resolve));
  const long = [await put(world), await put(world), await put(world)];
  let turns = 0;
  const node = await openNode(world, { count }, { places: 2 });
  await until(() => Promise.resolve(ends.length === 2));
  const turn: JobHandler = () => {
    turns += 1;
    return Promise.resolve();
  };
  const busy = await openNode(world, { count, turn }, { places: 1 }, { turn: 5 });
  await until(() => Promise.resolve(turns >= 2 && ends.length === 3));
  expect(await Promise.all(long.map(async (id) => (await read(world, id)).state))).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  const before = turns;
  await until(() => Promise.resolve(turns > before + 1));
  for (const end of ends) end();
  await node.close();
  await busy.close();
});

describe('a clean shutdown', () => {
  it('puts back at once what it interrupts, as if it had not begun', async () => {
    const count: JobHandler = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('however it ends'));
        });
      });
    const node = await openNode(world, { count });
    const id = await put(world, { mostAttempts: 1 });
    await untilState(world, id, 'RUNNING');
    await node.close();
    expect(await read(world, id)).toMatchObject({ state: 'QUEUED', attempts: 0, lockedBy: null, lastError: null });
    const next = await openNode(world, { count: () => Promise.resolve() });
    await untilState(world, id, 'DONE');
    await next.close();
  });

  it('does not wait for ever for a job that does not heed it', async () => {
    let finish: () => void = () => undefined;
    const deaf: JobHandler = () => new Promise((resolve) => (finish = resolve));
    const node = await openNode(world, { count: deaf }, { patience: 10 });
    const id = await put(world);
    await untilState(world, id, 'RUNNING');
    await node.runner.stop();
    expect(await read(world, id)).toMatchObject({ state: 'QUEUED', attempts: 0 });
    finish();
    await node.close();
    expect((await read(world, id)).state).toBe('QUEUED');
  });

  it('keeps what finished in spite of it', async () => {
    const count: JobHandler = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    const node = await openNode(world, { count });
    const id = await put(world);
    await untilState(world, id, 'RUNNING');
    await node.close();
    expect((await read(world, id)).state).toBe('DONE');
  });
});

describe('a periodic job', () => {
  it('is done again and again, by one node at a time, in one row', async () => {
    let [turns, atOnce] = [0, 0];
    const turn: JobHandler = async () => {
      expect((atOnce += 1)).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      turns += 1;
    };
    const nodes = await Promise.all([1, 2, 3].map(() => openNode(world, { turn }, {}, { turn: 1 })));
    await until(() => turns >= 8);
    expect(await rows()).toHaveLength(1);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('waits its interval after its end, and is not begun anew by a node that starts', async () => {
    let turns = 0;
    const turn: JobHandler = () => Promise.resolve(void (turns += 1));
    const nodes = [await openNode(world, { turn }, {}, { turn: 3_600_000 })];
    await until(async () => (await rows())[0]?.state === 'QUEUED' && turns === 1);
    nodes.push(await openNode(world, { turn }, {}, { turn: 3_600_000 }));
    await untilState(world, await put(world, { kind: 'turn' }), 'DONE');
    expect(turns).toBe(2);
    const [waiting] = (await rows()).filter(({ state }) => state === 'QUEUED');
    expect(waiting!.runAt.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('has its next turn also where every try of one failed', async () => {
    const turn: JobHandler = ({ attempt }) => Promise.reject(new TypeError(`try ${attempt}`));
    const node = await openNode(world, { turn }, {}, { turn: 3_600_000 });
    await until(() => node.lines.length === 5);
    await until(async () => (await rows())[0]!.runAt.getTime() > Date.now() + 3_500_000);
    expect(await rows()).toMatchObject([{ state: 'QUEUED', lastError: 'TypeError' }]);
    await node.close();
  });
});

it('says once that the database is away, and goes on when it is back', async () => {
  const proxy = await DatabaseProxy.to(world.url);
  const node = await openNode({ url: proxy.url }, { count: () => Promise.resolve() });
  await untilState(world, await put(world), 'DONE');
  proxy.cut();
  await until(() => node.lines.some((line) => line.includes('jobs cannot be looked for')));
  const id = await put(world);
  proxy.restore();
  await untilState(world, id, 'DONE');
  expect(node.lines.filter((line) => line.includes('jobs cannot be looked for'))).toHaveLength(1);
  await node.close();
  await proxy.close();
});
