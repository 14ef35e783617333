import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyRing } from './token-keys';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A length that depends on what a text holds would tell of it: texts of one list all fit one block. */
const BLOCK = 128;

/**
 * Keeps from whoever holds a cursor what it says, and from everybody to make one. The keys come of those that sign access tokens, so all
 * servers read each other's cursors, and a restart changes nothing. The same text looks another each time: that it changed tells as well.
 */
export class CursorCipher {
  private readonly encrypting: KeyObject;
  private readonly keys: readonly KeyObject[];

  constructor({ signing, keys }: KeyRing) {
    this.encrypting = keyFrom(signing.secret);
    this.keys = Array.from(keys.values(), ({ secret }) => keyFrom(secret));
  }

  /** Spaces at the end of `text` do not count. */
  encrypt(text: string): string {
    const plain = Buffer.from(text);
    const padded = Buffer.alloc(Math.ceil(plain.length / BLOCK) * BLOCK, ' ');
    plain.copy(padded);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.encrypting, nonce, { authTagLength: TAG_BYTES });
    const encrypted = [cipher.update(padded), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...encrypted]).toString('base64url');
  }

  /** Null for what was not encrypted here, or with a key that has gone. */
  decrypt(cursor: string): string | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
    for (const key of this.keys) {
      const text = decryptedWith(key, bytes);
      if (text !== null) return text.trimEnd();
    }
    return null;
  }
}

const keyFrom = (secret: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'firsthand cursors', KEY_BYTES)));

function decryptedWith(key: KeyObject, bytes: Buffer): string | null {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
  } catch {
    return null;
  }
}
