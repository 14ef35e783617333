import { createLogger } from '../../server/platform/logging';
import { MatchingIndex } from '../../server/matching/matching.index';
import { referenceData } from '../../server/reference/reference.catalogue';
import { readinessOf } from '../../server/start/readiness';
import { startKeepingTheIndex } from '../../server/start/keeping-the-index';
import { until } from '../support/database-program';
import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** An index of its own, which knows nobody yet. */
function newIndex(): MatchingIndex {
  const { database, relay, clock } = world.foundation;
  return new MatchingIndex({ database, relay, clock }, referenceData);
}

const TIMES = { every: 3_600_000, again: 1 };

it('is not ready before the index is built, and builds it at once', async () => {
  const index = newIndex();
  const ready = () => readinessOf({ database: world.database, index });
  expect(await ready()).toEqual(expect.stringMatching(/^The index of role models is being built\./));
  const keeping = startKeepingTheIndex({ index, log: createLogger('silent') }, TIMES);
  await until(async () => (await ready()) === null);
  await keeping.stop();
});

it('tries again soon where it fails, and says so in the log once', async () => {
  const index = newIndex();
  const lines: string[] = [];
  let failures = 0;
  const warm = index.warm.bind(index);
  index.warm = () => {
    failures += 1;
    return failures <= 2 ? Promise.reject(new Error('the database is away')) : warm();
  };
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const keeping = startKeepingTheIndex({ index, log }, TIMES);
  await until(() => index.isBuilt);
  await keeping.stop();
  expect([failures, lines.length]).toEqual([3, 1]);
});

it('does nothing more once it is stopped', async () => {
  const index = newIndex();
  const keeping = startKeepingTheIndex({ index, log: createLogger('silent') }, { every: 1, again: 1 });
  await until(() => index.isBuilt);
  await keeping.stop();
  let turns = 0;
  index.warm = () => {
    turns += 1;
    return Promise.resolve();
  };
  // A timer of its own comes after one that was set before, and longer.
  await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, 2));
  expect(turns).toBe(0);
});
