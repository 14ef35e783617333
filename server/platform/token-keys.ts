import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

export interface TokenKey {
  /** `kid` in the header of the tokens it signs. */
  readonly id: string;
  /** A KeyObject: jsonwebtoken takes 10 us with one and 350 us or more with a string. */
  readonly secret: KeyObject;
}

/** Keys by their id, in order: the first signs, each of them verifies. */
export interface KeyRing {
  readonly signing: TokenKey;
  readonly keys: ReadonlyMap<string, TokenKey>;
}

/** What is wrong with TOKEN_KEYS, in a sentence that shows no key. */
export class TokenKeysProblem extends Error {
  override readonly name = 'TokenKeysProblem';
}

const LEAST_BYTES = 32;
const ID = /^[A-Za-z0-9_-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Reads `id:key,id2:key2`, each key in base64 and of at least 32 random bytes. To change keys, put the new one first, and
 * take the old one away when the last token it signed has run out, ten minutes later; cursors it encrypted end with it.
 * Throws a TokenKeysProblem.
 */
export function parseTokenKeys(text: string): KeyRing {
  const read = text.split(',').map((entry, index) => keyFrom(entry.trim(), index + 1));
  const [signing] = read;
  if (signing === undefined) throw new TokenKeysProblem('TOKEN_KEYS must hold at least one key.');
  const keys = new Map(read.map((key) => [key.id, key]));
  if (keys.size < read.length) throw new TokenKeysProblem('TOKEN_KEYS must give each key an id of its own.');
  return { signing, keys };
}

/** One fresh key, written as `parseTokenKeys` reads it. */
export const makeTokenKeys = (): string => `${randomBytes(4).toString('hex')}:${randomBytes(LEAST_BYTES).toString('base64')}`;

function keyFrom(entry: string, place: number): TokenKey {
  const colon = entry.indexOf(':');
  const [id, key] = [entry.slice(0, Math.max(colon, 0)), entry.slice(colon + 1)];
  if (!ID.test(id) || !BASE64.test(key)) throw new TokenKeysProblem(`Key ${place} of TOKEN_KEYS must look like id:base64.`);
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length < LEAST_BYTES)
    throw new TokenKeysProblem(
      `Key ${place} of TOKEN_KEYS has ${bytes.length} bytes; it must have at least ${LEAST_BYTES}. Make one with: openssl rand -base64 32`,
    );
  return { id, secret: createSecretKey(bytes) };
}
