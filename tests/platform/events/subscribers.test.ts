import { openWorld, type World } from '../../support/world';
import { Relay } from '../../../server/platform/events/relay';
import { createLogger } from '../../../server/platform/logging';
import { tellAll } from '../../support/events';
import { until } from '../../support/database-program';
import { anotherRelay, Listening, tell } from './telling';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const HASTY = { tries: 3, pause: 1, wait: 5_000 };

/** Fails so many times, then keeps what it is told. */
class Failing extends Listening {
  offered = 0;
  constructor(private readonly times: number) {
    super();
  }

  override readonly handle = (events: Parameters<Listening['handle']>[0]): Promise<void> => {
    this.offered += 1;
    if (this.offered <= this.times) return Promise.reject(new Error('Key (email)=(ada@school.example) is taken'));
    this.heard.push(...events);
    return Promise.resolve();
  };
}

it('offers a batch again to a subscriber that failed, and says so without anybody’s data', async () => {
  const lines: string[] = [];
  const relay = await anotherRelay(world, HASTY, lines);
  const [failing, listening] = [new Failing(2), new Listening()];
  relay.subscribe(failing);
  relay.subscribe(listening);
  const subjects = await tell(world);
  await tellAll(world.database, relay);
  expect(failing.subjects).toEqual(subjects);
  expect([failing.offered, failing.resyncs]).toEqual([3, 0]);
  expect(listening.subjects).toEqual(subjects);
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('ada@');
});

it('has it make its state anew after the last try, and goes on from there', async () => {
  const relay = await anotherRelay(world, HASTY);
  const failing = new Failing(3);
  relay.subscribe(failing);
  await tell(world);
  await tellAll(world.database, relay);
  expect([failing.offered, failing.resyncs, failing.heard]).toEqual([3, 1, []]);
  const subjects = await tell(world);
  await tellAll(world.database, relay);
  expect([failing.subjects, failing.resyncs]).toEqual([subjects, 1]);
});

it('asks again at each poll while making the state anew fails', async () => {
  const relay = await anotherRelay(world, HASTY);
  const failing = new Failing(3);
  let tries = 0;
  const resync = () => ((tries += 1) < 3 ? Promise.reject(new Error('away')) : Promise.resolve());
  relay.subscribe({ names: failing.names, handle: failing.handle, resync });
  await tell(world);
  await tellAll(world.database, relay);
  expect(tries).toBe(1);
  await tell(world);
  await tellAll(world.database, relay);
  await relay.poll();
  await relay.poll();
  expect([tries, failing.heard]).toEqual([3, []]);
});

it('does not wait for ever for one that does not come back, and makes up for what it missed', async () => {
  const relay = await anotherRelay(world, { ...HASTY, wait: 20 });
  const listening = new Listening();
  let comeBack: () => void = () => undefined;
  const away = new Promise<void>((resolve) => (comeBack = resolve));
  const calls: string[] = [];
  let atOnce = 0;
  const call = async (name: string) => {
    expect((atOnce += 1)).toBe(1);
    calls.push(name);
    if (calls.length === 1) await away;
    atOnce -= 1;
  };
  relay.subscribe({ names: listening.names, handle: () => call('handle'), resync: () => call('resync') });
  relay.subscribe(listening);
  const first = await tell(world);
  await tellAll(world.database, relay);
  const second = await tell(world);
  await tellAll(world.database, relay);
  expect(listening.subjects).toEqual([...first, ...second]);
  expect(calls).toEqual(['handle']);
  comeBack();
  await until(async () => {
    await relay.poll();
    return calls.length > 1;
  });
  expect(calls).toEqual(['handle', 'resync']);
});

describe('whether a subscriber has taken everything that is no longer untold', () => {
  it('is not said before the relay began, nor of one that does not listen', async () => {
    const { database, foundation } = world;
    const listening = new Listening();
    const relay = new Relay({ database, bell: foundation.bell, log: createLogger('silent') });
    relay.subscribe(listening);
    expect(relay.isAbreast(listening)).toBe(false);
    await relay.begin();
    expect([relay.isAbreast(listening), relay.isAbreast(new Listening())]).toEqual([true, false]);
  });

  it('is not so while it works, though the relay went on, nor before it made up for that', async () => {
    const relay = await anotherRelay(world, { ...HASTY, wait: 20 });
    let comeBack: () => void = () => undefined;
    const away = new Promise<void>((resolve) => (comeBack = resolve));
    const listening = new Listening();
    const slow = { names: listening.names, handle: () => away, resync: () => Promise.resolve() };
    relay.subscribe(slow);
    await tell(world);
    await tellAll(world.database, relay);
    expect(await relay.untold(slow.names)).toEqual({ events: [], isExpired: false });
    expect(relay.isAbreast(slow)).toBe(false);
    await tell(world);
    await tellAll(world.database, relay);
    comeBack();
    await away;
    await new Promise((resolve) => setImmediate(resolve));
    expect(relay.isAbreast(slow)).toBe(false);
    await relay.poll();
    expect(relay.isAbreast(slow)).toBe(true);
  });

  it('is not so while it could not make its state anew', async () => {
    const relay = await anotherRelay(world, HASTY);
    const failing = new Failing(3);
    let isAway = true;
    const lost = {
      names: failing.names,
      handle: failing.handle,
      resync: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    };
    relay.subscribe(lost);
    await tell(world);
    await tellAll(world.database, relay);
    expect(relay.isAbreast(lost)).toBe(false);
    isAway = false;
    await relay.poll();
    expect(relay.isAbreast(lost)).toBe(true);
  });
});
