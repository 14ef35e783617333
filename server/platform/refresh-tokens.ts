import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { KeyRing, TokenKey } from './token-keys';

/** Keeps these uses of a key apart from its use in access tokens, whose signed text always begins with `eyJ`. */
const LABEL = 'firsthand refresh token successor 1\n';

/** 256 random bits in base64url: 43 characters. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

export const isRefreshToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is stored of a token. It has 256 random bits, so a plain hash is enough. */
export const hashOfRefreshToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * The token that follows another. It is computed, because only hashes are stored and yet a client that asks twice must be
 * given the same successor; without the key nobody can compute it.
 */
export const successorOf = (token: string, { secret }: TokenKey): string =>
  createHmac('sha256', secret).update(LABEL).update(token).digest('base64url');

/** The successor that was given out before, by whichever key made it; null where that key is gone. */
export function successorAgain(token: string, ring: KeyRing, hash: Buffer): string | null {
  const candidates = [...ring.keys.values()].map((key) => successorOf(token, key));
  return candidates.find((candidate) => hashOfRefreshToken(candidate).equals(hash)) ?? null;
}
