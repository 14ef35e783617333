import type { Foundation } from '../composition';
import { createJobs } from '../jobs';
import type { Closing } from './closing';
import { startKeepingTheIndex } from './keeping-the-index';

/** Starts what goes on beside requests: hearing other nodes, telling events, doing jobs. Jobs end first, for they may write events. */
export async function startBackground(foundation: Foundation, closing: Closing): Promise<void> {
  const { bell, relay } = foundation;
  const jobs = createJobs(foundation);
  await bell.start();
  await closing.add(() => bell.stop());
  await relay.start();
  await closing.add(() => relay.stop());
  await closing.add(startKeepingTheIndex(foundation).stop);
  jobs.start();
  await closing.add(() => jobs.stop());
}
