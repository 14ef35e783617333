import { DECOY, hashPassword, Passwords } from '../../server/platform/passwords';
import { openWorld, type World } from '../support/world';
import { PASSWORD, plantAccount, plantTeacher, signIn, signInAnswer, viewerOf } from './signing-in';

describe('signIn', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it('answers tokens and the person, with what they may do', async () => {
    const teacher = await plantTeacher(world);
    const answer = await signIn(world, teacher.email);
    expect(answer).toMatchObject({
      __typename: 'SignedIn',
      expiresAt: new Date(world.time.now.getTime() + 600_000).toISOString(),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      viewer: { id: teacher.personId, name: 'Ada Example', memberships: teacher.memberships },
    });
    expect(await viewerOf(world, answer.accessToken)).toMatchObject({
      personId: teacher.personId,
      memberships: teacher.memberships,
    });
  });

  it('finds the account however the address is written', async () => {
    const { email } = await plantTeacher(world);
    expect(await signIn(world, `  ${email.toUpperCase()} `)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('takes a password however a keyboard composes its letters', async () => {
    const { personId } = await plantTeacher(world);
    await world.plant.sql('UPDATE account SET password_hash = $2 WHERE person_id = $1', [
      personId,
      await hashPassword('caf\u00e9 under the viaduct'),
    ]);
    expect(await signIn(world, `${personId}@school.example`, 'cafe\u0301 under the viaduct')).toMatchObject({
      __typename: 'SignedIn',
    });
  });

  it('names a student as their school does', async () => {
    const schoolId = await world.plant.school();
    const student = await world.plant.student(schoolId, { given_name: 'Zoë', family_name: "O'Tool" });
    await world.plant.viewer('STUDENT', { schoolId, personId: student.personId });
    const answer = await signIn(world, await plantAccount(world, student.personId));
    expect(answer.viewer).toMatchObject({
      id: student.personId,
      name: "Zoë O'Tool",
      memberships: [{ role: 'STUDENT', schoolId }],
    });
  });

  it('signs in a person without any role', async () => {
    const personId = await world.plant.person('Nobody Inparticular');
    expect((await signIn(world, await plantAccount(world, personId))).viewer).toMatchObject({ memberships: [] });
  });

  it('stores neither the password nor a token', async () => {
    const { personId, email } = await plantTeacher(world);
    const { refreshToken, accessToken } = await signIn(world, email);
    const tables = ['person', 'account', 'sign_in_session', 'refresh_token', 'membership'];
    for (const table of tables) {
      const rows = JSON.stringify(await world.plant.sql(`SELECT t::text AS row, md5(t::text) FROM ${table} t`));
      for (const secret of [PASSWORD, refreshToken, accessToken]) expect(rows).not.toContain(secret);
    }
    const [stored] = await world.plant.sql('SELECT password_hash FROM account WHERE person_id = $1', [personId]);
    expect(stored.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });
});

describe('signIn where it must refuse', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it('answers the same for a wrong password, an unknown address, a closed account and one without a password', async () => {
    const [teacher, closed, fresh] = [await plantTeacher(world), await plantTeacher(world), await plantTeacher(world)];
    await world.plant.sql('UPDATE account SET is_closed = true WHERE person_id = $1', [closed.personId]);
    await world.plant.sql('UPDATE account SET password_hash = NULL WHERE person_id = $1', [fresh.personId]);
    const answers = [
      await signInAnswer(world, teacher.email, 'another set of words'),
      await signInAnswer(world, 'nobody@school.example'),
      await signInAnswer(world, closed.email),
      await signInAnswer(world, fresh.email),
    ];
    expect(answers[0]!.data.signIn).toMatchObject({ __typename: 'SignInRefused', code: 'SIGN_IN_REFUSED' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await world.plant.sql('SELECT 1 FROM sign_in_session')).toEqual([]);
  });

  it('issues the same statements for a known and an unknown address', async () => {
    const { email } = await plantTeacher(world);
    const asked = async (address: string) => {
      world.statements.length = 0;
      await signIn(world, address, 'another set of words');
      return world.statements.map(({ name }) => name);
    };
    expect(await asked(email)).toEqual(await asked('nobody.else@school.example'));
  });

  it('checks a hash of the same cost where there is none', async () => {
    expect(DECOY).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await new Passwords().isRight('anything at all', null)).toBe(false);
  });

  it.each([
    ['no address', { email: 'headteacher', password: PASSWORD }, 'email'],
    ['an address of 1 MB', { email: `${'a'.repeat(1_000_000)}@school.example`, password: PASSWORD }, 'email'],
    ['an empty address', { email: '', password: PASSWORD }, 'email'],
    ['no password', { email: 'a@school.example', password: '' }, 'password'],
    ['a password of 1 MB', { email: 'a@school.example', password: 'p'.repeat(1_000_000) }, 'password'],
  ])('refuses %s with a sentence for the field', async (_, { email, password }, field) => {
    const answer = await signIn(world, email, password);
    expect(answer).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', fields: [{ path: [field] }] });
    expect(answer.fields[0].message.length).toBeGreaterThan(8);
  });

  it('does not start a session for an account that was closed while its password was checked', async () => {
    const { personId, email } = await plantTeacher(world);
    const asked = signIn(world, email);
    await world.plant.sql('UPDATE account SET is_closed = true WHERE person_id = $1', [personId]);
    expect(await asked).toMatchObject({ __typename: 'SignInRefused' });
  });
});
