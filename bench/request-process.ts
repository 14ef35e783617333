import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Closing } from '../server/start/closing';
import type { RequestFigures } from './request-figures';

/** As `requestFigures`, asked by a process of its own. It ends with this one. */
export async function requestFiguresApart(closing: Closing, databaseUrl: string, today: string): Promise<RequestFigures> {
  const child = fork(join(__dirname, 'requests.ts'), [databaseUrl, today], {
    execArgv: ['--require', './server/platform/typescript.cjs', '--require', './bench/probe.ts'],
    cwd: join(__dirname, '..'),
  });
  const ended = once(child, 'exit');
  await closing.add(async () => {
    child.kill();
    await ended;
  });
  const figures = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (figures === null) throw new Error('Whole requests could not be measured.');
  await ended;
  return (figures as [RequestFigures])[0];
}
