import { createLogger } from '../../server/platform/logging';
import { startCountingTraits } from '../../server/start/counting-traits';
import { remakeTraitCountsOncePerNight } from '../../server/composition';
import { prepare } from '../../server/start/open-database';
import { until } from '../support/database-program';
import { ownerUrl } from '../support/databases';
import { openWorld, type World } from '../support/world';

describe('the count of traits', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const version = async (): Promise<number> => {
    const [row] = await world.plant.sql(`SELECT version::integer AS version FROM trait_snapshot`);
    return row?.version ?? 0;
  };

  it('is made once the database is migrated and filled', async () => {
    const name = new URL(world.url).pathname.slice(1);
    const before = await version();
    await prepare({ ownerUrl: ownerUrl(name), servingUrl: world.url }, () => Promise.resolve());
    expect(await version()).toBe(before + 1);
  });

  it('is made anew when the server starts', async () => {
    const before = await version();
    const counting = startCountingTraits(world.database, createLogger('silent'));
    await until(async () => (await version()) === before + 1);
    await counting.stop();
  });

  it('is made once a night', async () => {
    const before = await version();
    await remakeTraitCountsOncePerNight(world.database);
    expect(await version()).toBe(before);
    await world.plant.sql(`UPDATE trait_snapshot SET made_at = made_at - interval '24 hours'`);
    await remakeTraitCountsOncePerNight(world.database);
    await remakeTraitCountsOncePerNight(world.database);
    expect(await version()).toBe(before + 1);
  });

  it('goes on, and says so, after a count that failed', async () => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => lines.push(line) });
    let tries = 0;
    const broken = { writing: () => Promise.reject(new Error(`try ${(tries += 1)}`)) } as unknown as World['database'];
    const counting = startCountingTraits(broken, log, 1);
    await until(() => tries >= 3);
    await counting.stop();
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines[0]).toContain('cannot be counted');
  });
});
