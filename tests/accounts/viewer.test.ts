import { signAccess } from '../../server/platform/tokens';
import { newId } from '../../server/platform/identifiers';
import { openWorld, type World } from '../support/world';
import { faultOf, later, plantTeacher, signIn, viewerOf } from './signing-in';

const VIEWER = '{ viewer { id name memberships { role schoolId } } }';

describe('viewer', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it('is null where nobody is signed in', async () => {
    expect(await world.ask(null, VIEWER)).toMatchObject({ data: { viewer: null } });
    for (const nothing of [undefined, null, '', '  '])
      expect(await world.foundation.signingIn.viewers.viewerOf(nothing)).toBeNull();
  });

  it('is the person the token speaks for, with the roles they hold now', async () => {
    const teacher = await plantTeacher(world);
    const { accessToken } = await signIn(world, teacher.email);
    const other = await world.plant.school();
    await world.plant.viewer('SENCO', { schoolId: other, personId: teacher.personId });
    later(world, 2);
    const { data } = await world.ask(await viewerOf(world, accessToken), VIEWER);
    expect(data.viewer).toEqual({
      id: teacher.personId,
      name: 'Ada Example',
      memberships: [
        { role: 'TEACHER', schoolId: teacher.schoolId },
        { role: 'SENCO', schoolId: other },
      ],
    });
  });

  it('costs one statement in two seconds, for all who ask at once', async () => {
    const { accessToken } = await signIn(world, (await plantTeacher(world)).email);
    later(world, 2);
    world.statements.length = 0;
    await Promise.all([1, 2, 3].map(() => viewerOf(world, accessToken)));
    later(world, 1.999);
    await viewerOf(world, accessToken);
    expect(world.statements.map(({ name }) => name)).toEqual(['session_standing']);
  });

  it('is nobody any longer once the account is closed', async () => {
    const teacher = await plantTeacher(world);
    const { accessToken } = await signIn(world, teacher.email);
    await world.plant.sql('UPDATE account SET is_closed = true WHERE person_id = $1', [teacher.personId]);
    later(world, 2);
    expect(await faultOf(viewerOf(world, accessToken))).toBe('UNAUTHENTICATED');
  });

  it('refuses a token whose session is of somebody else, or of nobody', async () => {
    const [teacher, colleague] = [await plantTeacher(world), await plantTeacher(world)];
    const { sessionId } = (await viewerOf(world, (await signIn(world, teacher.email)).accessToken))!;
    const endsAt = new Date(world.time.now.getTime() + 600_000);
    const { keys } = world.foundation.signingIn;
    for (const grant of [
      { personId: colleague.personId, sessionId },
      { personId: teacher.personId, sessionId: newId() },
    ]) {
      const { token } = signAccess(keys, { ...grant, endsAt }, world.time.now);
      expect(await faultOf(viewerOf(world, token))).toBe('UNAUTHENTICATED');
    }
  });

  it('refuses what is no bearer token', async () => {
    const { viewers } = world.foundation.signingIn;
    for (const header of ['Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer x.y.z', `Bearer ${'x'.repeat(100_000)}`])
      expect(await faultOf(viewers.viewerOf(header))).toBe('UNAUTHENTICATED');
  });

  it('knows when the token runs out', async () => {
    const { accessToken, expiresAt } = await signIn(world, (await plantTeacher(world)).email);
    const { viewers } = world.foundation.signingIn;
    expect(viewers.expiryOf(`Bearer ${accessToken}`)?.toISOString()).toBe(expiresAt);
    expect(viewers.expiryOf(undefined)).toBeNull();
  });

  it('is read again after the database failed to answer', async () => {
    const { accessToken } = await signIn(world, (await plantTeacher(world)).email);
    later(world, 2);
    await world.plant.sql('ALTER TABLE sign_in_session RENAME TO elsewhere');
    await expect(viewerOf(world, accessToken)).rejects.toThrow(/does not exist/);
    await world.plant.sql('ALTER TABLE elsewhere RENAME TO sign_in_session');
    expect(await viewerOf(world, accessToken)).not.toBeNull();
  });
});
