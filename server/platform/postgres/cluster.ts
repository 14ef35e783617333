import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Credentials, makeCredentials, readCredentials, writeCredentials } from './credentials';
import { commandFor, type Programs, runOrExplain } from './programs';

export const DATABASE = 'firsthand';
export const OWNER = 'firsthand_owner';
export const APPLICATION = 'firsthand_app';

const HOST_RULES = 'host all all 127.0.0.1/32 scram-sha-256\n';

// The builtin provider sorts and folds the same on every system; the types of letters (pg_trgm asks) come from the C library.
const INITDB = [
  ...['--username=postgres', '--encoding=UTF8', '--data-checksums', '--no-instructions'],
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`,
  ...['--auth-local=reject', '--auth-host=reject'],
];

/**
 * Makes sure of a complete database at `cluster` and of the passwords that open it, kept at `credentialsPath`.
 * Lost passwords are set anew.
 */
export async function prepareCluster(programs: Programs, cluster: string, credentialsPath: string): Promise<Credentials> {
  const kept = await readCredentials(credentialsPath);
  const exists = await stat(cluster).catch(() => undefined);
  if (exists && kept) return kept;
  const credentials = kept ?? makeCredentials();
  if (exists) {
    await runSql(programs, cluster, passwordsSql(credentials));
    await writeCredentials(credentialsPath, credentials);
  } else {
    await writeCredentials(credentialsPath, credentials);
    await createCluster(programs, cluster, credentials);
  }
  return credentials;
}

/** Everything happens in a folder beside it, which gets its name as the last step: an interrupted start leaves no half. */
async function createCluster(programs: Programs, cluster: string, credentials: Credentials): Promise<void> {
  await removeUnfinished(cluster);
  const unfinished = `${cluster}.new-${process.pid}`;
  await runOrExplain(`Creating the database in ${cluster}`, commandFor(programs, 'initdb', ['-D', unfinished, ...INITDB]));
  await writeFile(join(unfinished, 'pg_hba.conf'), HOST_RULES);
  await runSql(programs, unfinished, [...rolesSql, ...passwordsSql(credentials)]);
  await rename(unfinished, cluster);
}

async function removeUnfinished(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (path.startsWith(`${cluster}.new-`)) await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

// `ALTER ROLE ALL`: an error is told to the client; in PostgreSQL's own log its statement and values could name a person.
const rolesSql = [
  `CREATE ROLE ${OWNER} LOGIN NOSUPERUSER CREATEROLE CREATEDB`,
  `CREATE ROLE ${APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`,
  `GRANT ${APPLICATION} TO ${OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET TRUE`,
  `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
  `REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${DATABASE} TO ${APPLICATION}`,
  `ALTER ROLE ALL SET log_min_messages = 'fatal'`,
];

function passwordsSql({ superuser, owner, application }: Credentials): string[] {
  return [
    `ALTER ROLE postgres PASSWORD '${superuser}'`,
    `ALTER ROLE ${OWNER} PASSWORD '${owner}'`,
    `ALTER ROLE ${APPLICATION} PASSWORD '${application}'`,
  ];
}

/** Single-user mode: needs no password and opens no port. It reads one statement a line and must stop at the first error. */
async function runSql(programs: Programs, cluster: string, statements: readonly string[]): Promise<void> {
  const args = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', 'postgres'];
  const input = statements.map((statement) => `${statement};\n`).join('');
  await runOrExplain(`Setting up the database in ${cluster}`, commandFor(programs, 'postgres', args), input);
}
