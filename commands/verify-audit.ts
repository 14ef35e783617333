import 'reflect-metadata';
import type { ChainBreak, Verified } from '../server/audit/audit.service';
import { NO_SCHOOL } from '../server/audit/chain.rules';
import { verifyAudit } from '../server/composition';
import { environmentWithFile, readConfiguration } from '../server/config';
import { createLogger } from '../server/platform/logging';
import { findRunningDatabase } from '../server/platform/postgres/running-database';
import { Closing } from '../server/start/closing';
import { openDatabase } from '../server/start/open-database';
import { explained } from '../server/start/problem';

/** Checks the audit trail by its seals, as the serving login; fails where it was changed. A server may be running meanwhile. */
async function main(): Promise<void> {
  const configuration = readConfiguration(environmentWithFile());
  const { databaseUrl, dataDir, logLevel } = configuration;
  const running = databaseUrl === null ? await findRunningDatabase(dataDir) : null;
  const closing = new Closing();
  try {
    const database = await openDatabase({
      configuration: { ...configuration, databaseUrl: running?.servingUrl ?? databaseUrl },
      ...{ closing, log: createLogger(logLevel), say },
      fill: () => Promise.resolve(),
    });
    tell(await verifyAudit(database));
  } finally {
    await closing.run();
  }
}

function tell({ chains, sealed, upTo, breaks }: Verified): void {
  const entries = `${sealed.toLocaleString('en-GB')} ${sealed === 1 ? 'entry' : 'entries'}`;
  console.log(upTo === null ? 'Verified nothing: no entry is sealed.' : `Verified ${entries}, up to ${upTo.toISOString()}.`);
  if (breaks.length === 0) return;
  say(`${breaks.length} of ${chains} ${chains === 1 ? 'chain' : 'chains'} cannot be verified to the end:`);
  for (const { chain, position, entryId, what } of breaks)
    say(`${chain === NO_SCHOOL ? 'No school' : `School ${chain}`}, position ${position}, entry ${entryId}: ${WHAT[what]}`);
  process.exitCode = 1;
}

const WHAT: Readonly<Record<ChainBreak['what'], string>> = {
  GAP: 'seals before this one are gone.',
  ENTRY_GONE: 'the entry is gone.',
  ENTRY_CHANGED: 'the entry, or a seal up to it, was changed.',
};

function say(line: string): void {
  console.error(line);
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
