import 'reflect-metadata';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type * as Seeds from '../seeds';
import type * as ReferenceSeed from '../seeds/reference-files.seed';
import { environmentWithFile, readConfiguration } from './config';
import { dayOf } from './platform/clock';
import { createLogger } from './platform/logging';
import { startApplication } from './start/application';
import { Closing } from './start/closing';
import type { Fill } from './start/open-database';
import { explained } from './start/problem';
import { interruption } from './start/signals';

/** For what most starts do without. `import()` would leave it to Node, which does not read TypeScript. */
const load = createRequire(__filename);

/** Longest the end may take, in milliseconds, before it is forced. */
const END = 15_000;

/**
 * V8 learns from the reference data, which is kept, to lay what the same code makes among what lives long, such as the rows of a
 * request; there they stay, with all they point to, until everything is collected. See docs/decisions/002.
 */
setFlagsFromString('--no-allocation-site-pretenuring');

async function main(): Promise<void> {
  const interrupted = interruption();
  const configuration = readConfiguration(environmentWithFile());
  const log = createLogger(configuration.logLevel);
  process.on('unhandledRejection', (error) => {
    log.error({ error }, 'fault');
  });
  const closing = new Closing();
  const { isDemo } = configuration;
  const started = startApplication({ configuration, closing, log, say, fill: filling(isDemo) }).then((address) => {
    process.stdout.write(`Firsthand is ready at ${address}\n`);
    if (isDemo) sayAccounts();
  });
  try {
    await Promise.race([started, interrupted]);
    await interrupted;
  } finally {
    setTimeout(() => {
      say('The end took too long and was forced.');
      process.exit(1);
    }, END).unref();
    await closing.run();
    // Interrupted while starting: what was still being begun has been undone, and fails for that.
    await started.catch(() => undefined);
  }
}

/** Reference data everywhere, the demo world only where it is asked for. */
const filling =
  (isDemo: boolean): Fill =>
  async (owner) => {
    const { loadReferenceData } = load('../seeds/reference-files.seed') as typeof ReferenceSeed;
    await loadReferenceData(owner);
    if (!isDemo) return;
    const { loadDemoWorld } = load('../seeds') as typeof Seeds;
    await loadDemoWorld(owner, { today: dayOf(new Date()), say });
  };

function sayAccounts(): void {
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = load('../seeds') as typeof Seeds;
  const widest = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
  say(`Demo accounts, all with the password ${DEMO_PASSWORD}:`);
  for (const { email, who } of DEMO_ACCOUNTS) say(`  ${email.padEnd(widest)}  ${who}`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().catch((error: unknown) => {
  say(explained(error));
  process.exitCode = 1;
});
