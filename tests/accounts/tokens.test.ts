import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { newId } from '../../server/platform/identifiers';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { ACCESS_SECONDS, signAccess, verifyAccess } from '../../server/platform/tokens';

const NOW = new Date('2026-10-05T09:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;
const ring = parseTokenKeys(makeTokenKeys());
const claims = {
  iss: 'firsthand',
  aud: 'firsthand-api',
  sub: newId(),
  sid: newId(),
  jti: newId(),
  typ: 'access',
  iat: SECONDS,
  exp: SECONDS + ACCESS_SECONDS,
};

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

interface Forgery {
  readonly claims?: object;
  readonly header?: object;
  readonly secret?: KeyObject;
  readonly hash?: string;
}

/** A token of ours, but for what is changed; `undefined` leaves a claim out. Made without a library, which would refuse to. */
function forged(changed: object = {}, { header = {}, secret = ring.signing.secret, hash = 'sha256' }: Forgery = {}): string {
  const text = `${encoded({ alg: 'HS256', typ: 'JWT', kid: ring.signing.id, ...header })}.${encoded({ ...claims, ...changed })}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

const refusedAt = (token: string, now = NOW, keys = ring): unknown => {
  try {
    return verifyAccess(keys, token, now);
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};

describe('an access token', () => {
  it('speaks for its person and session until it runs out, ten minutes later', () => {
    const grant = { personId: newId(), sessionId: newId() };
    const { token, expiresAt } = signAccess(ring, { ...grant, endsAt: new Date('2027-01-01') }, NOW);
    expect(expiresAt).toEqual(new Date('2026-10-05T09:10:00.000Z'));
    expect(verifyAccess(ring, token, NOW)).toEqual({ ...grant, expiresAt });
    expect(verifyAccess(ring, token, new Date('2026-10-05T09:09:59.999Z'))).toEqual({ ...grant, expiresAt });
    expect(refusedAt(token, new Date('2026-10-05T09:10:00.000Z'))).toBe('UNAUTHENTICATED');
  });

  it('does not outlive its session', () => {
    const endsAt = new Date('2026-10-05T09:01:00.000Z');
    expect(signAccess(ring, { personId: newId(), sessionId: newId(), endsAt }, NOW).expiresAt).toEqual(endsAt);
  });

  it('is believed as the tests below forge it, where they change nothing', () => {
    expect(refusedAt(forged())).toMatchObject({ personId: claims.sub, sessionId: claims.sid });
  });

  describe('in one of the seven unsafe forms is refused', () => {
    it('without an end', () => {
      expect(refusedAt(forged({ exp: undefined }))).toBe('UNAUTHENTICATED');
    });

    it('without an audience, or for another', () => {
      expect(refusedAt(forged({ aud: undefined }))).toBe('UNAUTHENTICATED');
      expect(refusedAt(forged({ aud: 'elsewhere' }))).toBe('UNAUTHENTICATED');
      expect(refusedAt(forged({ aud: ['firsthand-api', 'elsewhere'] }))).toBe('UNAUTHENTICATED');
    });

    it('made for another use, such as refreshing', () => {
      expect(refusedAt(forged({ typ: 'refresh' }))).toBe('UNAUTHENTICATED');
      expect(refusedAt(forged({ typ: undefined }))).toBe('UNAUTHENTICATED');
    });

    it('signed with a secret of one byte, which cannot become a key either', () => {
      expect(refusedAt(forged({}, { secret: createSecretKey(Buffer.from('a')) }))).toBe('UNAUTHENTICATED');
      expect(() => parseTokenKeys('short:YQ==')).toThrow(/Key 1 of TOKEN_KEYS has 1 bytes; it must have at least 32/);
    });

    it('signed with another algorithm, even of the same key', () => {
      for (const bits of ['384', '512'])
        expect(refusedAt(forged({}, { header: { alg: `HS${bits}` }, hash: `sha${bits}` }))).toBe('UNAUTHENTICATED');
    });

    it('with a header that demands to understand more than we do', () => {
      for (const header of [{ crit: ['b64'], b64: false }, { crit: [] }, { jku: 'https://keys.example' }])
        expect(refusedAt(forged({}, { header }))).toBe('UNAUTHENTICATED');
    });

    it('without a signature', () => {
      const head = encoded({ alg: 'none', typ: 'JWT', kid: ring.signing.id });
      expect(refusedAt(`${head}.${encoded(claims)}.`)).toBe('UNAUTHENTICATED');
      const [ours, payload] = forged().split('.');
      expect(refusedAt(`${ours!}.${payload!}.`)).toBe('UNAUTHENTICATED');
    });
  });

  it.each(['iss', 'aud', 'sub', 'sid', 'jti', 'typ', 'iat', 'exp'])('is refused without %s', (claim) => {
    expect(refusedAt(forged({ [claim]: undefined }))).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['another issuer', { iss: 'elsewhere' }],
    ['a person who is no uuid', { sub: 'admin' }],
    ['a life of more than ten minutes', { exp: SECONDS + ACCESS_SECONDS + 1 }],
    ['a beginning that is yet to come', { iat: SECONDS + 60, exp: SECONDS + 600 }],
    ['an end before its beginning', { iat: SECONDS + 20, exp: SECONDS + 10 }],
    ['a beginning as text', { iat: String(SECONDS) }],
    ['more than 4 kB', { note: 'x'.repeat(4096) }],
  ])('is refused with %s', (_, changed) => {
    expect(refusedAt(forged(changed))).toBe('UNAUTHENTICATED');
  });

  it('is refused when anything in it is changed', () => {
    const [head, , signature] = forged().split('.');
    expect(refusedAt(`${head!}.${encoded({ ...claims, sub: newId() })}.${signature!}`)).toBe('UNAUTHENTICATED');
    for (const junk of ['', '.', '..', 'a.b.c', 'null.null.null', `${encoded({})}.${encoded({})}.x`, '💥.💥.💥'])
      expect(refusedAt(junk)).toBe('UNAUTHENTICATED');
  });
});

describe('the keys', () => {
  const text = (id: string, bytes = randomBytes(32)) => `${id}:${bytes.toString('base64')}`;

  it('can be changed: the first signs, the others are still believed until they are taken away', () => {
    const [old, fresh] = [text('autumn'), text('winter')];
    const grant = { personId: newId(), sessionId: newId(), endsAt: new Date('2027-01-01') };
    const before = signAccess(parseTokenKeys(old), grant, NOW).token;
    const both = parseTokenKeys(`${fresh}, ${old}`);
    expect(verifyAccess(both, before, NOW).personId).toBe(grant.personId);
    const after = signAccess(both, grant, NOW).token;
    expect(verifyAccess(parseTokenKeys(fresh), after, NOW).personId).toBe(grant.personId);
    expect(refusedAt(before, NOW, parseTokenKeys(fresh))).toBe('UNAUTHENTICATED');
  });

  it('are told apart by id only: a token signed by one key under the id of another is refused', () => {
    const both = parseTokenKeys(`${text('one')},${text('two')}`);
    expect(refusedAt(forged({}, { header: { kid: 'two' }, secret: both.signing.secret }), NOW, both)).toBe('UNAUTHENTICATED');
  });

  it('are made so that they can be read', () => {
    expect(parseTokenKeys(makeTokenKeys()).signing.secret.symmetricKeySize).toBe(32);
    expect(makeTokenKeys()).not.toBe(makeTokenKeys());
  });

  it.each([
    ['', /must look like id:base64/],
    ['no colon', /Key 1 of TOKEN_KEYS must look like/],
    [`${text('one')},`, /Key 2 of TOKEN_KEYS must look like/],
    ['one:not base64!', /must look like/],
    [`one:${randomBytes(31).toString('base64')}`, /has 31 bytes/],
    [`${text('same')},${text('same')}`, /an id of its own/],
    [text('spaced id'), /must look like/],
  ])('are refused as %j, without showing them', (given, problem) => {
    expect(() => parseTokenKeys(given)).toThrow(problem);
  });
});
