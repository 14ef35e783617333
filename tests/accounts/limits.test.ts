import { Limit, networkOf } from '../../server/platform/limits';
import { Semaphore } from '../../server/platform/semaphore';
import { createContext } from '../../server/context';
import { openWorld, type World } from '../support/world';
import { faultOf, plantTeacher, refresh, signIn, signInAnswer, signOut, viewerOf } from './signing-in';

const WRONG = 'another set of words';

describe('limits of signing in', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it('stops guessing after ten attempts at one account, known or not, and says for how long', async () => {
    const { email } = await plantTeacher(world);
    for (const address of [email, 'nobody@school.example']) {
      for (let attempt = 0; attempt < 10; attempt += 1)
        expect(await signIn(world, attempt % 2 === 0 ? address : address.toUpperCase(), WRONG)).toMatchObject({
          __typename: 'SignInRefused',
        });
      const { data, errors } = await signInAnswer(world, address);
      expect(data).toBeNull();
      expect(errors?.[0]).toMatchObject({
        message: 'Too many attempts. Try again in 15 minutes.',
        extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) },
      });
    }
  });

  it('counts each attempt of one document', async () => {
    const field = (index: number) =>
      `a${index}: signIn(input: { email: "many@school.example", password: "${WRONG}" }) { __typename }`;
    const { errors } = await world.ask(null, `mutation { ${Array.from({ length: 11 }, (_, index) => field(index)).join(' ')} }`);
    expect(errors?.[0]?.extensions.code).toBe('TOO_MANY_REQUESTS');
  });

  it('counts anew once the owner has signed in', async () => {
    const { email } = await plantTeacher(world);
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 6; attempt += 1) await signIn(world, email, WRONG);
      expect(await signIn(world, email)).toMatchObject({ __typename: 'SignedIn' });
    }
  });

  it('lets a whole school sign in from one address, and counts only what failed', async () => {
    const { signIn: limit } = world.foundation.signingIn.limits;
    const address = '198.51.100.7';
    for (let attempt = 0; attempt < 99; attempt += 1) await limit.takeFromAddress(address);
    const { services } = createContext(world.foundation, { viewer: null, requestId: 'at-school', address });
    for (let person = 0; person < 2; person += 1) {
      const { email } = await plantTeacher(world);
      expect(await services.signIns.signIn({ email, password: 'plainly invented words' }, address)).toMatchObject({
        kind: 'SignedIn',
      });
    }
    await services.signIns.signIn({ email: 'x@school.example', password: WRONG }, address);
    expect(await faultOf(services.signIns.signIn({ email: 'y@school.example', password: WRONG }, address))).toBe(
      'TOO_MANY_REQUESTS',
    );
  });

  it('does not count an attempt that failed through no fault of the person', async () => {
    const { email } = await plantTeacher(world);
    await world.plant.sql('ALTER TABLE account RENAME TO elsewhere');
    for (let attempt = 0; attempt < 12; attempt += 1) expect((await signInAnswer(world, email)).data).toBeNull();
    await world.plant.sql('ALTER TABLE elsewhere RENAME TO account');
    expect(await signIn(world, email)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('counts refreshing and signing out each by itself', async () => {
    const { limits } = world.foundation.signingIn;
    const { email, personId } = await plantTeacher(world);
    const { refreshToken, accessToken } = await signIn(world, email);
    for (let attempt = 0; attempt < 120; attempt += 1) await limits.refreshSession.takeFromAccount(personId);
    await expect(refresh(world, refreshToken)).rejects.toThrow();
    const viewer = await viewerOf(world, accessToken);
    expect(await signOut(world, viewer)).toMatchObject({ __typename: 'SignedOut' });
  });
});

describe('a limit', () => {
  it('gives back what did no harm, and forgets', async () => {
    const limit = new Limit({ attempts: 2, seconds: 60 });
    await limit.take('a');
    await limit.take('a');
    expect(await faultOf(limit.take('a'))).toBe('TOO_MANY_REQUESTS');
    await limit.take('b');
    await limit.forget('a');
    await limit.take('a');
    await limit.giveBack('a');
    await limit.take('a');
    await limit.take('a');
    expect(await faultOf(limit.take('a'))).toBe('TOO_MANY_REQUESTS');
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0'],
    ['no address', 'no address'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the places to hash a password', () => {
  it('are few: some wait in turn, the rest are sent away', async () => {
    const semaphore = new Semaphore({ places: 2, queue: 3, doing: 'asking' });
    const doors: (() => void)[] = [];
    const order: number[] = [];
    const work = (number: number) => () =>
      new Promise<void>((resolve) => {
        order.push(number);
        doors.push(resolve);
      });
    const waiting = [1, 2, 3, 4, 5].map((number) => semaphore.run(work(number)));
    expect(await faultOf(semaphore.run(work(6)))).toBe('TOO_MANY_REQUESTS');
    expect(order).toEqual([1, 2]);
    for (let next = 0; next < 5; next += 1) {
      doors[next]?.();
      await waiting[next];
      await new Promise(setImmediate);
    }
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('are free again after an error', async () => {
    const semaphore = new Semaphore({ places: 1, queue: 0, doing: 'asking' });
    await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await semaphore.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
