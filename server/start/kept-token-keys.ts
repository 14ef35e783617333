import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from '../config';
import { type KeyRing, makeTokenKeys, parseTokenKeys } from '../platform/token-keys';
import { StartProblem } from './problem';

/** The configured keys; where there are none (in development only) those kept in DATA_DIR, made the first time. */
export async function tokenKeys(
  { tokenKeys: configured, dataDir }: Pick<Configuration, 'tokenKeys' | 'dataDir'>,
  say: (line: string) => void,
): Promise<KeyRing> {
  if (configured !== null) return parseTokenKeys(configured);
  const path = join(dataDir, 'token-keys');
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(path, error);
  });
  if (kept !== null) return parseTokenKeys(kept.trim());
  const made = makeTokenKeys();
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw unusable(path, error);
  }
  say(`Made keys for access tokens and kept them in ${path}; in production, set TOKEN_KEYS.`);
  return parseTokenKeys(made);
}

const unusable = (path: string, error: unknown): StartProblem =>
  new StartProblem(
    `Cannot keep token keys in ${path} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); set TOKEN_KEYS, or DATA_DIR to a folder that can be written.`,
  );
