import { sign, verify } from 'jsonwebtoken';
import { Fault } from './faults';
import { isId, newId } from './identifiers';
import type { KeyRing, TokenKey } from './token-keys';

/** Whom an access token speaks for, and until when. */
export interface AccessClaims {
  readonly personId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Longest life of an access token, in seconds. */
export const ACCESS_SECONDS = 600;

const ALGORITHM = 'HS256';
const ISSUER = 'firsthand';
const AUDIENCE = 'firsthand-api';
const TYPE = 'access';
const MOST_BYTES = 4096;
/** Clocks of two servers may differ by so many seconds. */
const CLOCK_DIFFERENCE = 30;
const HEADER = new Set(['alg', 'typ', 'kid']);

export interface AccessGrant {
  readonly personId: string;
  readonly sessionId: string;
  /** End of the session: no token outlives it. */
  readonly endsAt: Date;
}

/** An access token that ends ten minutes from now, or with its session if that is sooner. */
export function signAccess(
  ring: KeyRing,
  { personId, sessionId, endsAt }: AccessGrant,
  now: Date,
): { token: string; expiresAt: Date } {
  const iat = secondsOf(now);
  const exp = Math.min(iat + ACCESS_SECONDS, secondsOf(endsAt));
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: personId, sid: sessionId, jti: newId(), typ: TYPE, iat, exp };
  const token = sign(claims, ring.signing.secret, { algorithm: ALGORITHM, keyid: ring.signing.id });
  return { token, expiresAt: new Date(exp * 1000) };
}

/**
 * The only way an access token is believed: one algorithm, a key of the ring, every claim present, of its type and in
 * bounds, and nothing in the header we do not know. Throws UNAUTHENTICATED, without saying which of them failed.
 */
export function verifyAccess(ring: KeyRing, token: string, now: Date): AccessClaims {
  const key = token.length <= MOST_BYTES ? keyOf(ring, token) : null;
  if (key === null) throw notBelieved();
  const payload = payloadOf(token, key, now);
  const { sub, sid, jti, typ, iat, exp } = payload;
  const isOurs = typ === TYPE && isUuid(sub) && isUuid(sid) && isUuid(jti);
  if (!isOurs || !isLife(iat, exp, secondsOf(now))) throw notBelieved();
  return { personId: sub, sessionId: sid, expiresAt: new Date((exp as number) * 1000) };
}

/** The key its header names; null where the header is not exactly one of ours. */
function keyOf(ring: KeyRing, token: string): TokenKey | null {
  try {
    const [first = ''] = token.split('.', 1);
    const header = JSON.parse(Buffer.from(first, 'base64url').toString()) as Record<string, unknown> | null;
    if (header?.alg !== ALGORITHM || Object.keys(header).some((name) => !HEADER.has(name))) return null;
    return ring.keys.get(String(header.kid)) ?? null;
  } catch {
    return null;
  }
}

function payloadOf(token: string, { secret }: TokenKey, now: Date): Readonly<Record<string, unknown>> {
  try {
    const clockTimestamp = secondsOf(now);
    const payload = verify(token, secret, { algorithms: [ALGORITHM], issuer: ISSUER, clockTimestamp });
    // jsonwebtoken would take a list of audiences that has ours among them.
    if (typeof payload === 'object' && payload.aud === AUDIENCE) return payload;
  } catch {
    throw notBelieved();
  }
  throw notBelieved();
}

const isUuid = (claim: unknown): claim is string => typeof claim === 'string' && isId(claim);

const isLife = (iat: unknown, exp: unknown, now: number): boolean =>
  typeof iat === 'number' &&
  typeof exp === 'number' &&
  iat <= now + CLOCK_DIFFERENCE &&
  exp > iat &&
  exp <= iat + ACCESS_SECONDS &&
  exp > now;

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** What is said of every token that is not believed, whatever is wrong with it. */
export const notBelieved = (): Fault =>
  new Fault(
    'UNAUTHENTICATED',
    'This access token is not valid, or has run out, or its session has ended. Get a new one with `refreshSession`, or sign in again.',
  );
