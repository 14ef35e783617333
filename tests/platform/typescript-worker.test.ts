import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { startTypeScriptWorker } from '../../server/platform/typescript-worker';

const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority;

describe('a thread that computes', () => {
  it('gives way to those that answer, whose priority stays, where a thread has one of its own', async () => {
    const ours = getPriority();
    const below = process.platform === 'linux' ? Math.min(ours + PRIORITY_BELOW_NORMAL, PRIORITY_LOW) : ours;
    const [priority] = (await once(startTypeScriptWorker(join(__dirname, 'priority.worker.ts')), 'message')) as [number];
    expect(priority).toBe(below);
    expect(getPriority()).toBe(ours);
  });
});
