import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { tokenKeys } from '../../server/start/kept-token-keys';

let folder: string;
const said: string[] = [];
const say = (line: string) => said.push(line);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firsthand-keys-'));
  said.splice(0);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('makes keys once, for its own eyes only, and says so once', async () => {
  const dataDir = join(folder, 'new');
  const made = await tokenKeys({ tokenKeys: null, dataDir }, say);
  const again = await tokenKeys({ tokenKeys: null, dataDir }, say);
  expect(again.signing.id).toBe(made.signing.id);
  expect(again.signing.secret.equals(made.signing.secret)).toBe(true);
  expect(statSync(join(dataDir, 'token-keys')).mode & 0o777).toBe(0o600);
  expect(said).toEqual([
    `Made keys for access tokens and kept them in ${join(dataDir, 'token-keys')}; in production, set TOKEN_KEYS.`,
  ]);
  expect(said[0]).not.toContain(readFileSync(join(dataDir, 'token-keys'), 'utf8').trim());
});

it('takes configured keys and keeps nothing', async () => {
  const configured = makeTokenKeys();
  const ring = await tokenKeys({ tokenKeys: configured, dataDir: join(folder, 'none') }, say);
  expect(ring.signing.id).toBe(parseTokenKeys(configured).signing.id);
  expect(() => statSync(join(folder, 'none'))).toThrow('ENOENT');
});

it('says what to do where they cannot be kept', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(tokenKeys({ tokenKeys: null, dataDir: join(folder, 'file') }, say)).rejects.toThrow(
    /^Cannot keep token keys in .+ \(ENOTDIR\); set TOKEN_KEYS, or DATA_DIR to a folder that can be written\.$/,
  );
});
