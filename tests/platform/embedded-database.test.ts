import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from '../../server/platform/postgres/binaries';
import { DatabaseProblem } from '../../server/platform/postgres/database-problem';
import { startEmbeddedDatabase } from '../../server/platform/postgres/embedded-database';
import { isolate } from '../../server/platform/postgres/isolation';
import { startPostmaster } from '../../server/platform/postgres/postmaster';
import { beginningOf } from '../../server/platform/postgres/processes';
import { ask, DatabaseFolder } from '../support/database-folder';
import { until } from '../support/database-program';

const isRoot = process.geteuid?.() === 0;

describe('starting and stopping the embedded database', () => {
  // One folder for all: a database that was stopped, however it lived, is a database to start.
  let folder: DatabaseFolder;
  beforeAll(async () => {
    folder = await DatabaseFolder.open();
    const { ownerUrl } = await folder.start();
    await ask(ownerUrl, `CREATE TABLE kept AS SELECT 'still here' AS text; GRANT SELECT ON kept TO firsthand_app`);
    await folder.stopAll();
  });
  beforeEach(() => folder.said.splice(0));
  afterEach(() => folder.stopAll());
  afterAll(() => folder.close());

  const say = () => undefined;
  const KEPT = [{ text: 'still here' }];
  const kept = (url: string) => ask(url, 'SELECT text FROM kept');
  const problemWith = async (attempt: Promise<unknown>): Promise<string> => {
    const error = await attempt.then(
      () => new Error('it started'),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DatabaseProblem);
    return (error as DatabaseProblem).message;
  };

  it('keeps the data and the passwords from one start to the next', async () => {
    const first = await folder.start();
    expect(await kept(first.servingUrl)).toEqual(KEPT);
    await first.stop();
    const second = await folder.start();
    expect(await kept(second.servingUrl)).toEqual(KEPT);
    expect(new URL(second.ownerUrl).password).toBe(new URL(first.ownerUrl).password);
    expect(folder.said).toEqual([]);
  });

  it('stops once however often it is asked, and leaves no process and no lock', async () => {
    const database = await folder.start();
    const pid = await folder.serverPid();
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(await beginningOf(pid)).toBeUndefined();
    expect((await readdir(folder.dataDir)).sort()).toEqual(['postgres', 'postgres-credentials.json', 'postgres.log']);
  });

  it('lets one of two starts at once through and tells the other who is there', async () => {
    const [first, second] = await Promise.allSettled([folder.start(), folder.start()]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = first.status === 'rejected' ? first : second;
    const { dataDir } = folder;
    expect(refused).toMatchObject({
      reason: {
        message: `Another Firsthand (process ${process.pid}) is using ${dataDir}; stop it or set DATA_DIR to another folder.`,
      },
    });
  });

  it('makes its data below a closed folder and leaves that closed', async () => {
    const other = await DatabaseFolder.open(join('project', '.data'));
    const { servingUrl } = await other.start();
    expect(await ask(servingUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await stat(other.home)).mode & 0o777).toBe(0o700);
    await other.close();
  });

  it('says what to do about a data folder below a file', async () => {
    const path = join(folder.dataDir, 'postgres-credentials.json', 'below');
    expect(await problemWith(startEmbeddedDatabase({ dataDir: path, say }))).toBe(
      `Cannot use ${path}: it, or something above it, is not a folder; set DATA_DIR to a folder that can be written.`,
    );
  });

  // Root may write anywhere, so only an ordinary user meets this.
  (isRoot ? it.skip : it)('says what to do about a data folder that is closed to it', async () => {
    const path = join(folder.home, 'read-only');
    await mkdir(path, { mode: 0o500 });
    expect(await problemWith(startEmbeddedDatabase({ dataDir: path, say }))).toContain(
      'let the user who runs Firsthand write there',
    );
  });

  it('passes on what PostgreSQL says when it does not start, and lets the folder go', async () => {
    const problem = await problemWith(folder.start({ shared_buffers: 'plenty' }));
    expect(problem).toMatch(/did not start .*invalid value for parameter "shared_buffers"/);
    await folder.start();
  });

  it('begins anew where the first start was cut short', async () => {
    const other = await DatabaseFolder.open();
    await mkdir(join(other.dataDir, 'postgres.new-1', 'base'), { recursive: true });
    const { servingUrl } = await other.start();
    expect(await ask(servingUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(other.dataDir)).not.toContain('postgres.new-1');
    await other.close();
  });

  it.each([
    ['lost', (path: string) => rm(path)],
    ['damaged', (path: string) => writeFile(path, '{"owner":')],
  ])('sets new passwords when their file is %s', async (_, spoil) => {
    const path = join(folder.dataDir, 'postgres-credentials.json');
    const before = await readFile(path, 'utf8');
    await spoil(path);
    const { servingUrl } = await folder.start();
    expect(await kept(servingUrl)).toEqual(KEPT);
    expect(await readFile(path, 'utf8')).not.toBe(before);
  });

  it('is not kept from starting by a pid file whose number another program has now', async () => {
    const database = await folder.start();
    const path = join(folder.dataDir, 'postgres', 'postmaster.pid');
    const left = await readFile(path, 'utf8');
    await database.stop();
    await writeFile(path, left.replace(/^\d+/, String(process.ppid)));
    expect(await kept((await folder.start()).servingUrl)).toEqual(KEPT);
    expect(await beginningOf(process.ppid)).toBeDefined();
  });

  it('stops a server that was left running on its data', async () => {
    const { programs, cluster } = await isolate(folder.dataDir, await findBinaries(folder.dataDir), say);
    const left = await startPostmaster({ programs, cluster, logPath: join(folder.home, 'left.log'), settings: {} });
    expect(await kept((await folder.start()).servingUrl)).toEqual(KEPT);
    expect(await left.ended).toContain('database system is shut down');
  });

  it('starts PostgreSQL again on the same port when it dies', async () => {
    const { servingUrl, stop } = await folder.start();
    const pid = await folder.serverPid();
    process.kill(pid, 'SIGKILL');
    await until(async () => (await beginningOf(pid)) === undefined);
    await until(() => kept(servingUrl).then(Boolean, () => false));
    expect(folder.said).toEqual([expect.stringContaining('PostgreSQL stopped unexpectedly and is started again.')]);
    await stop();
    expect(folder.said).toHaveLength(1);
  });

  it('leaves PostgreSQL stopped when it dies again and again', async () => {
    const { stop } = await folder.start();
    await until(async () => {
      // While it starts there may be no pid file yet.
      const pid = await folder.serverPid().catch(() => 0);
      if (await beginningOf(pid)) process.kill(pid, 'SIGKILL');
      return folder.said.some((line) => line.includes('is left stopped'));
    });
    expect(folder.said).toHaveLength(4);
    await stop();
  });
});
