import { mkdir, mkdtemp, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCluster, hasCluster } from '../../server/platform/postgres/system-folder';

describe('a database in a data folder', () => {
  let home: string;
  let dataDir: string;
  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'firsthand folder ')));
    dataDir = join(home, 'data');
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is there once it was made, and not where only its folder is', async () => {
    expect(await hasCluster(dataDir)).toBe(false);
    await mkdir(join(dataDir, 'postgres.new-1'), { recursive: true });
    expect(await hasCluster(dataDir)).toBe(false);
    await mkdir(join(dataDir, 'postgres'));
    expect(await hasCluster(dataDir)).toBe(true);
  });

  it('is there where moving it was cut short, and nothing is made of that by looking', async () => {
    const [path, settled] = [join(dataDir, 'postgres'), join(home, 'settled')];
    await mkdir(path, { recursive: true });
    await mkdir(settled);
    await symlink(settled, `${path}.next`);
    await rename(path, `${path}.old`);
    expect(await hasCluster(dataDir)).toBe(true);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres.next', 'postgres.old']);
    expect(await findCluster(dataDir)).toBe(settled);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('is not there where a link was made for one that never was', async () => {
    await mkdir(dataDir);
    await symlink(join(home, 'settled'), join(dataDir, 'postgres.next'));
    expect(await hasCluster(dataDir)).toBe(false);
  });

  it('is there where what a link leads to is gone with its folder, which is told where it is opened', async () => {
    await mkdir(dataDir);
    await symlink(join(home, 'moved away', 'postgres'), join(dataDir, 'postgres'));
    expect(await hasCluster(dataDir)).toBe(true);
    await expect(findCluster(dataDir)).rejects.toThrow(/which is gone; bring it back/);
  });

  it('is not there where the first start was cut short after its link was made', async () => {
    await mkdir(dataDir);
    await symlink(join(home, 'settled'), join(dataDir, 'postgres'));
    expect(await hasCluster(dataDir)).toBe(false);
    expect(await findCluster(dataDir)).toBe(join(home, 'settled'));
  });
});
