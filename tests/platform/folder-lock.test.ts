import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../server/platform/postgres/folder-lock';

describe('the lock of the data folder', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsthand-lock-'));
    path = join(folder, 'firsthand.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const takers = () => Promise.all(Array.from({ length: 20 }, () => takeLock(path)));

  it('goes to one of many and names the holder to the rest', async () => {
    const answers = await takers();
    expect(answers.filter((answer) => 'release' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'heldBy' in answer && answer.heldBy === process.pid)).toHaveLength(19);
  });

  it.each([
    ['a process that is gone', '{"pid":2147483646,"began":"1"}'],
    ['an earlier process with a number that is used again', `{"pid":${process.pid},"began":"1"}`],
    ['a file that a power cut emptied', ''],
  ])('is taken over from %s by one of many', async (_, text) => {
    await writeFile(path, text);
    await writeFile(`${path}.reclaim`, text);
    const answers = await takers();
    expect(answers.filter((answer) => 'release' in answer)).toHaveLength(1);
  });

  it('is free again after its release and leaves nothing behind', async () => {
    for (const _ of [1, 2]) {
      const lock = await takeLock(path);
      if (!('release' in lock)) throw new Error('not free');
      await lock.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
