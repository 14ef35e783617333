import { openWorld, type World } from '../support/world';
import { createFoundation } from '../../server/composition';
import { faultOf, later, plantTeacher, refresh, signIn, signOut, viewerOf } from './signing-in';

describe('signOut', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it('ends the session at once on this server: neither token is good any longer', async () => {
    const { accessToken, refreshToken } = await signIn(world, (await plantTeacher(world)).email);
    const viewer = await viewerOf(world, accessToken);
    expect(await signOut(world, viewer)).toEqual({ __typename: 'SignedOut', sessionsEnded: 1 });
    expect(await faultOf(viewerOf(world, accessToken))).toBe('UNAUTHENTICATED');
    expect(await refresh(world, refreshToken)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('is noticed by another server within two seconds', async () => {
    const { accessToken } = await signIn(world, (await plantTeacher(world)).email);
    const { signingIn } = world.foundation;
    const other = createFoundation({ ...world.foundation, keys: signingIn.keys }).signingIn.viewers;
    expect(await other.viewerOf(`Bearer ${accessToken}`)).not.toBeNull();
    const viewer = await viewerOf(world, accessToken);
    await signOut(world, viewer);
    later(world, 2);
    expect(await faultOf(other.viewerOf(`Bearer ${accessToken}`))).toBe('UNAUTHENTICATED');
  });

  it('tells which sessions have ended to those that hold sockets open', async () => {
    const { email } = await plantTeacher(world);
    const [phone, laptop] = [await signIn(world, email), await signIn(world, email)];
    const viewers = [await viewerOf(world, phone.accessToken), await viewerOf(world, laptop.accessToken)];
    const ids = viewers.map((viewer) => viewer!.sessionId);
    const endedSessions = (asked: string[]) => world.foundation.signingIn.viewers.endedSessions(asked);
    expect(await endedSessions(ids)).toEqual([]);
    await signOut(world, viewers[0]!);
    expect(await endedSessions(ids)).toEqual([ids[0]]);
  });

  it('ends this session alone, or all of the person and nobody else', async () => {
    const [teacher, colleague] = [await plantTeacher(world), await plantTeacher(world)];
    const [phone, laptop, tablet] = [
      await signIn(world, teacher.email),
      await signIn(world, teacher.email),
      await signIn(world, teacher.email),
    ];
    const theirs = await signIn(world, colleague.email);
    await signOut(world, await viewerOf(world, phone.accessToken));
    const viewer = await viewerOf(world, laptop.accessToken);
    expect(viewer).not.toBeNull();
    expect(await signOut(world, viewer, { everywhere: true })).toEqual({ __typename: 'SignedOut', sessionsEnded: 2 });
    expect(await faultOf(viewerOf(world, tablet.accessToken))).toBe('UNAUTHENTICATED');
    expect(await viewerOf(world, theirs.accessToken)).not.toBeNull();
  });

  it('refuses a session that had ended before', async () => {
    const { accessToken } = await signIn(world, (await plantTeacher(world)).email);
    const viewer = await viewerOf(world, accessToken);
    await signOut(world, viewer);
    expect(await signOut(world, viewer)).toEqual({ __typename: 'SessionEnded', code: 'SESSION_ENDED' });
  });

  it('is for whoever is signed in', async () => {
    const { errors } = await world.ask(null, 'mutation { signOut(input: {}) { __typename } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
