import { sealAudit } from '../composition';
import type { Database } from '../platform/database';
import type { Logger } from '../platform/logging';

const EVERY = 1_000;

/** Seals the audit trail each second until stopped. Servers of one database take turns. */
export function startSealing(database: Database, log: Logger): { readonly stop: () => Promise<void> } {
  let isFailing = false;
  let isStopped = false;
  let running = Promise.resolve();
  let timer = setTimeout(run, EVERY);

  function run(): void {
    running = seal().finally(() => {
      if (!isStopped) timer = setTimeout(run, EVERY);
    });
  }

  /** Of a row of failures only the first is logged. */
  async function seal(): Promise<void> {
    try {
      await sealAudit(database);
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.error({ error }, 'the audit trail cannot be sealed');
      isFailing = true;
    }
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
