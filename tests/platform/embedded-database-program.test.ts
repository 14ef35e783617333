import { execFileSync } from 'node:child_process';
import { mkdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beginningOf } from '../../server/platform/postgres/processes';
import { ask, DatabaseFolder } from '../support/database-folder';
import { DatabaseProgram, until } from '../support/database-program';

const ONE = [{ one: 1 }];

// Without setpriv an orphan outlives its program until the next start, which is tested with the other starts.
const isTied = runs('setpriv', ['--pdeathsig', 'INT', 'true']);

// In a mount namespace of its own a process can be shown a machine where user namespaces are refused.
const canPretend = process.geteuid?.() === 0 && runs('unshare', ['--mount', 'true']);

function runs(file: string, args: string[]): boolean {
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a program with the embedded database', () => {
  let folder: DatabaseFolder;
  let programs: DatabaseProgram[];
  beforeEach(async () => {
    folder = await DatabaseFolder.open();
    programs = [];
  });
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.end()));
    await folder.close();
  });

  const startProgram = async (wrapper?: readonly string[]) => {
    const program = await DatabaseProgram.start(folder.dataDir, wrapper);
    programs.push(program);
    return program;
  };

  (isTied ? it : it.skip)('takes PostgreSQL with it when it is killed, and starts again', async () => {
    const program = await startProgram();
    const pid = await folder.serverPid();
    program.kill();
    await until(async () => (await beginningOf(pid)) === undefined);
    expect(await ask((await startProgram()).servingUrl, 'SELECT 1 AS one')).toEqual(ONE);
  });

  it('starts again at once after it is killed', async () => {
    (await startProgram()).kill();
    const { ownerUrl } = await startProgram();
    expect(await ask(ownerUrl, 'SELECT 1 AS one')).toEqual(ONE);
  });

  it('takes Ctrl-C twice as once and ends in order', async () => {
    const program = await startProgram();
    const pid = await folder.serverPid();
    program.interrupt();
    program.interrupt();
    expect(await program.ended).toBe(0);
    expect(await beginningOf(pid)).toBeUndefined();
  });

  it('is named to another that wants the same folder, and goes on', async () => {
    const program = await startProgram();
    await expect(folder.start()).rejects.toThrow(`Another Firsthand (process ${program.pid}) is using ${folder.dataDir};`);
    expect(await ask(program.servingUrl, 'SELECT 1 AS one')).toEqual(ONE);
  });

  (canPretend ? it : it.skip)('moves to a folder of the system where root may not use user namespaces', async () => {
    const first = await startProgram();
    await ask(first.ownerUrl, 'CREATE TABLE kept ()');
    await first.end();

    const systemFolders = join(folder.home, 'var-lib');
    await mkdir(systemFolders, { mode: 0o755 });
    const pretend = 'mount --bind /bin/false "$(command -v unshare)" && mount --bind "$0" /var/lib && exec "$@"';
    for (const _ of ['moves', 'stays']) {
      const program = await startProgram(['unshare', '--mount', 'sh', '-c', pretend, systemFolders]);
      await until(() => Promise.resolve(program.said.some((line) => line.includes('so the database is in /var/lib/firsthand/'))));
      expect(await ask(program.ownerUrl, 'SELECT * FROM kept')).toEqual([]);
      await program.end();
    }
    const moved = (await readlink(join(folder.dataDir, 'postgres'))).replace('/var/lib', systemFolders);
    expect((await stat(moved)).uid).not.toBe(0);
    expect((await stat(folder.home)).mode & 0o777).toBe(0o700);
  });
});
