import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { startTypeScriptWorker } from '../../server/platform/typescript-worker';

const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;

async function priorityOfThread(givesWay: boolean): Promise<number> {
  const [priority] = (await once(startTypeScriptWorker(join(__dirname, 'priority.worker.ts'), { givesWay }), 'message')) as [
    number,
  ];
  return priority;
}

describe('a thread that computes', () => {
  it('gives way to those that answer, whose priority stays, where a thread has one of its own', async () => {
    const ours = getPriority();
    const below = process.platform === 'linux' ? Math.min(ours + PRIORITY_BELOW_NORMAL, PRIORITY_LOW) : ours;
    expect(await priorityOfThread(true)).toBe(below);
    expect(getPriority()).toBe(ours);
  });

  it('gives no way where somebody waits for it', async () => {
    expect(await priorityOfThread(false)).toBe(getPriority());
  });
});
