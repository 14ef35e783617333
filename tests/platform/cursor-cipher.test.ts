import { CursorCipher } from '../../server/platform/cursor-cipher';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';

const [one, other] = [makeTokenKeys(), makeTokenKeys()];
const cipherOf = (...keys: string[]) => new CursorCipher(parseTokenKeys(keys.join(',')));
const cipher = cipherOf(one);
const bytesOf = (cursor: string) => Buffer.from(cursor, 'base64url');

describe('an encrypted cursor', () => {
  it('is read by every server with the same keys, whatever it says', () => {
    for (const text of ['x', '["matches",0.5,12]', '"Łódź"', '1'.repeat(1_000)])
      expect(cipherOf(one).decrypt(cipher.encrypt(text))).toBe(text);
  });

  it('is read after a change of keys while the old one is still there, and no longer', () => {
    const cursor = cipher.encrypt('text');
    expect(cipherOf(other, one).decrypt(cursor)).toBe('text');
    expect(cipherOf(other).decrypt(cursor)).toBeNull();
  });

  it('says nothing: neither what it holds, nor by its length, nor by being the same again', () => {
    const [nine, ten] = [cipher.encrypt('["matches",9]'), cipher.encrypt('["matches",10]')];
    expect(bytesOf(nine).toString()).not.toContain('matches');
    expect(nine).toHaveLength(ten.length);
    expect(cipher.encrypt('["matches",9]')).not.toBe(nine);
  });

  it('cannot be changed, shortened or made', () => {
    const bytes = bytesOf(cipher.encrypt('text'));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(cipher.decrypt(changed.toString('base64url'))).toBeNull();
      expect(cipher.decrypt(bytes.subarray(0, at).toString('base64url'))).toBeNull();
    }
    for (const made of ['', 'nonsense', '%', bytes.toString('base64url') + 'AAAA']) expect(cipher.decrypt(made)).toBeNull();
  });
});
