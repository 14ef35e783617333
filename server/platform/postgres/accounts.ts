import { readFile } from 'node:fs/promises';
import { DatabaseProblem } from './database-problem';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface NamedAccount extends Account {
  readonly name: string;
}

/** The account that root's data is given to where nothing else works: Firsthand's own if there is one. */
export async function unprivilegedAccount(): Promise<Account> {
  const accounts = await ordinaryAccounts();
  const preferred = ['firsthand', 'postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name));
  return orExplain(preferred.find((account) => account !== undefined));
}

/** Any account but root's, the first person's (1000) if there is one: which name root has in its namespace is no matter. */
export async function anyAccount(): Promise<Account> {
  const accounts = await ordinaryAccounts();
  return orExplain(accounts.find(({ uid }) => uid === 1000) ?? accounts[0]);
}

async function ordinaryAccounts(): Promise<NamedAccount[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const accounts = text.split('\n').map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  return accounts.filter(({ uid }) => uid > 0);
}

function orExplain(account: Account | undefined): Account {
  if (account) return account;
  throw new DatabaseProblem('PostgreSQL does not run as root and /etc/passwd names no other user; add one, or set DATABASE_URL.');
}
