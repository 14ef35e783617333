import 'reflect-metadata';
import { environmentWithFile, readConfiguration } from './config';
import { createLogger } from './platform/logging';
import { startApplication } from './start/application';
import { Closing } from './start/closing';
import type { Beginning } from './start/open-database';
import { explained } from './start/problem';
import { interruption } from './start/signals';

/** Longest the end may take, in milliseconds, before it is forced. */
const END = 15_000;

async function main(): Promise<void> {
  const interrupted = interruption();
  const configuration = readConfiguration(environmentWithFile());
  const log = createLogger(configuration.logLevel);
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'fault');
  });
  const closing = new Closing();
  const started = startApplication({ configuration, closing, log, say, fill }).then((address) => {
    process.stdout.write(`Firsthand is ready at ${address}\n`);
  });
  try {
    await Promise.race([started, interrupted]);
    await interrupted;
  } finally {
    setTimeout(() => process.exit(1), END).unref();
    await closing.run();
    // Interrupted while starting: what was still being begun has been undone, and fails for that.
    await started.catch(() => undefined);
  }
}

const fill: Beginning['fill'] = async (owner) => {
  const { loadReferenceData } = await import('../seeds/reference-files.seed.js');
  await loadReferenceData(owner);
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().catch((error: unknown) => {
  say(explained(error));
  process.exitCode = 1;
});
