import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { codeOf } from './database-problem';

// The form matters: passwords are written into SQL and into URLs as they stand.
const password = z.string().regex(/^[0-9a-f]{48}$/);
const credentialsShape = z.object({ superuser: password, owner: password, application: password });

export type Credentials = Readonly<z.infer<typeof credentialsShape>>;

export function makeCredentials(): Credentials {
  const secret = () => randomBytes(24).toString('hex');
  return { superuser: secret(), owner: secret(), application: secret() };
}

/** Undefined when there is no such file or it is damaged: new passwords can be set, for the database is ours. */
export async function readCredentials(path: string): Promise<Credentials | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '{}';
    throw error;
  });
  return credentialsShape.safeParse(parsed(text)).data;
}

/** Written whole or not at all, for its owner's eyes only. */
export async function writeCredentials(path: string, credentials: Credentials): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  // Started as root on somebody's data, the file stays theirs.
  const folder = await stat(dirname(path));
  if (process.geteuid?.() === 0) await chown(draft, folder.uid, folder.gid);
  await rename(draft, path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
