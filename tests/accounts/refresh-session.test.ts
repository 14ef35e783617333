import { createFoundation } from '../../server/composition';
import { createContext } from '../../server/context';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { NOW, openWorld, type World } from '../support/world';
import { faultOf, later, plantTeacher, refresh, signIn, viewerOf } from './signing-in';

describe('refreshSession', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  beforeEach(() => (world.time.now = NOW));

  const begin = async () => signIn(world, (await plantTeacher(world)).email);
  const ended = { __typename: 'SessionEnded', code: 'SESSION_ENDED' };

  it('goes on with the session under new tokens', async () => {
    const first = await begin();
    later(world, 540);
    const second = await refresh(world, first.refreshToken);
    expect(second).toMatchObject({ __typename: 'SignedIn', viewer: first.viewer });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    later(world, 120);
    expect(await faultOf(viewerOf(world, first.accessToken))).toBe('UNAUTHENTICATED');
    expect(await viewerOf(world, second.accessToken)).toMatchObject({ personId: first.viewer.id });
  });

  it('answers the same successor to the token before, for ten seconds', async () => {
    const first = await begin();
    const second = await refresh(world, first.refreshToken);
    later(world, 10);
    const again = await refresh(world, first.refreshToken);
    expect(again).toMatchObject({ __typename: 'SignedIn', refreshToken: second.refreshToken });
    expect(await refresh(world, again.refreshToken)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('ends the whole family when a token comes back after ten seconds', async () => {
    const first = await begin();
    const second = await refresh(world, first.refreshToken);
    later(world, 10.001);
    expect(await refresh(world, first.refreshToken)).toMatchObject(ended);
    expect(await refresh(world, second.refreshToken)).toMatchObject(ended);
    expect(await faultOf(viewerOf(world, second.accessToken))).toBe('UNAUTHENTICATED');
    const [session] = await world.plant.sql('SELECT end_reason FROM sign_in_session WHERE person_id = $1', [first.viewer.id]);
    expect(session.end_reason).toBe('TOKEN_REUSED');
  });

  it('ends the family when a token comes back after its successor was used, however soon', async () => {
    const first = await begin();
    const second = await refresh(world, first.refreshToken);
    const third = await refresh(world, second.refreshToken);
    expect(await refresh(world, first.refreshToken)).toMatchObject(ended);
    expect(await refresh(world, third.refreshToken)).toMatchObject(ended);
  });

  it('leaves the other sessions of the person alone when it ends one', async () => {
    const { email } = await plantTeacher(world);
    const [phone, laptop] = [await signIn(world, email), await signIn(world, email)];
    await refresh(world, phone.refreshToken);
    later(world, 60);
    expect(await refresh(world, phone.refreshToken)).toMatchObject(ended);
    expect(await refresh(world, laptop.refreshToken)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('gives two that ask at once the same successor', async () => {
    const { refreshToken } = await begin();
    const answers = await Promise.all([1, 2, 3, 4].map(() => refresh(world, refreshToken)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(answers.every(({ __typename }) => __typename === 'SignedIn')).toBe(true);
    expect(await refresh(world, answers[0].refreshToken)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('answers the same successor although the keys were changed in between', async () => {
    const first = await begin();
    const second = await refresh(world, first.refreshToken);
    const { signingIn } = world.foundation;
    const old = signingIn.keys;
    const fresh = parseTokenKeys(makeTokenKeys());
    const keys = { signing: fresh.signing, keys: new Map([...fresh.keys, ...old.keys]) };
    const other = createFoundation({ ...world.foundation, keys });
    const { services } = createContext(other, { viewer: null, requestId: 'after-the-change', address: '127.0.0.1' });
    expect(await services.sessionRefreshes.refresh({ refreshToken: first.refreshToken }, '127.0.0.1')).toMatchObject({
      refreshToken: second.refreshToken,
    });
  });

  it('ends with the session after thirty days, however often it was refreshed', async () => {
    let { refreshToken } = await begin();
    for (let day = 0; day < 29; day += 1) {
      later(world, 86_400);
      ({ refreshToken } = await refresh(world, refreshToken));
    }
    later(world, 86_400 - 60);
    const last = await refresh(world, refreshToken);
    expect(last.expiresAt).toBe(new Date(world.time.now.getTime() + 60_000).toISOString());
    later(world, 60);
    expect(await refresh(world, last.refreshToken)).toMatchObject(ended);
  });

  it('refuses once the account is closed', async () => {
    const { refreshToken, viewer } = await begin();
    await world.plant.sql('UPDATE account SET is_closed = true WHERE person_id = $1', [viewer.id]);
    expect(await refresh(world, refreshToken)).toMatchObject(ended);
  });

  it('refuses a token nobody was given, and what is none', async () => {
    expect(await refresh(world, 'A'.repeat(43))).toMatchObject(ended);
    for (const text of ['', 'not a token', '💥'.repeat(43), 'A'.repeat(1_000_000)])
      expect(await refresh(world, text)).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: ['refreshToken'] }] });
  });
});
