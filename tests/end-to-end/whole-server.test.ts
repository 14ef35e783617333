import { ACCESS_SECONDS } from '../../server/platform/tokens';
import { later, PASSWORD, plantTeacher } from '../accounts/signing-in';
import { openServer } from '../support/server';
import type { WebTest } from '../support/web';
import { openWorld, type World } from '../support/world';

let world: World;
let web: WebTest;
beforeAll(async () => {
  world = await openWorld();
  web = await openServer(world, { socketLimits: { lookEvery: 50 } });
});
afterAll(async () => {
  await web.close();
  await world.close();
});

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken refreshToken } } }';

async function signIn(): Promise<{ accessToken: string; refreshToken: string }> {
  const { email } = await plantTeacher(world);
  return (await web.ask(SIGN_IN, { input: { email, password: PASSWORD } })).body.data.signIn;
}

it('knows by the token who asks, and by no other', async () => {
  const { accessToken } = await signIn();
  const known = await web.ask('{ viewer { id } }', {}, { authorization: `Bearer ${accessToken}` });
  expect(known.body.data.viewer.id).toMatch(/^[0-9a-f-]{36}$/);
  for (const authorization of [`Bearer ${accessToken}x`, 'Bearer x', 'Basic eDp5']) {
    const wrong = await web.ask('{ viewer { id } }', {}, { authorization });
    expect([wrong.status, wrong.body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  }
});

it('writes neither passwords nor tokens nor addresses to the log', async () => {
  web.logs.splice(0);
  const { accessToken, refreshToken } = await signIn();
  await web.ask('{ viewer { id name } }', {}, { authorization: `Bearer ${accessToken}` });
  const log = web.logs.join('');
  for (const secret of [PASSWORD, accessToken, refreshToken, '@school.example']) expect(log).not.toContain(secret);
  expect(web.logs).toHaveLength(2);
});

it('keeps a socket as long as its session and its token', async () => {
  const { accessToken } = await signIn();
  const socket = web.socket();
  expect(await socket.signIn(accessToken)).toEqual({ type: 'connection_ack' });
  const signedOut = await web.ask(
    'mutation { signOut(input: {}) { __typename } }',
    {},
    { authorization: `Bearer ${accessToken}` },
  );
  expect(signedOut.body.errors).toBeUndefined();
  expect(await socket.closed).toEqual({ code: 4403, reason: 'The session has ended' });
});

it('says of a token on a socket that it is not, or no longer, good, and what to do', async () => {
  const { accessToken } = await signIn();
  later(world, ACCESS_SECONDS + 1);
  for (const token of [accessToken, `${accessToken}x`]) {
    const socket = web.socket();
    await socket.signIn(token);
    const { code, reason } = await socket.closed;
    expect(code).toBe(4403);
    expect(reason).toBe(
      'This access token is not valid, or has run out, or its session has ended. Get a new one with refreshSession',
    );
  }
});
