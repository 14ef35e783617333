import 'reflect-metadata';
import type { ChainBreak, Verified } from '../server/audit/audit.service';
import { NO_SCHOOL } from '../server/audit/chain.rules';
import { verifyAudit } from '../server/composition';
import { environmentWithFile, readConfiguration } from '../server/config';
import { counted } from '../server/matching/wording.rules';
import { createLogger } from '../server/platform/logging';
import { findRunningDatabase } from '../server/platform/postgres/running-database';
import { Closing } from '../server/start/closing';
import { openDatabase } from '../server/start/open-database';
import { explained } from '../server/start/problem';

/**
 * Checks the audit trail by its seals, as the serving login; fails where it was changed. Changes nothing in the database's tables; to open
 * one of our own it may do whatever a start does, such as set lost passwords anew. A server may be running meanwhile.
 */
async function main(): Promise<void> {
  const configuration = readConfiguration(environmentWithFile());
  const { databaseUrl, dataDir, logLevel } = configuration;
  const running = databaseUrl === null ? await findRunningDatabase(dataDir) : null;
  const closing = new Closing();
  try {
    const database = await openDatabase({
      ...{ configuration, closing, log: createLogger(logLevel), say },
      fill: null,
      runningUrl: running?.servingUrl ?? null,
    });
    tell(await verifyAudit(database));
  } finally {
    await closing.run();
  }
}

function tell({ chains, sealed, upTo, breaks }: Verified): void {
  const until = upTo === null ? '' : `, up to ${upTo.toISOString()}`;
  console.log(chains === 0 ? 'Verified nothing: no entry is sealed.' : `Verified ${inWords(sealed)}${until}.`);
  if (breaks.length === 0) return;
  say(`${breaks.length} of ${counted(chains, 'chain')} cannot be verified to the end:`);
  for (const broken of breaks)
    say(`${broken.chain === NO_SCHOOL ? 'No school' : `School ${broken.chain}`}, ${whereAndWhat(broken)}`);
  process.exitCode = 1;
}

const inWords = (entries: number): string => counted(entries, 'entry', 'entries');

function whereAndWhat(broken: ChainBreak): string {
  switch (broken.what) {
    case 'GAP':
      return `no seal at position ${broken.position}; the next is of entry ${broken.entryId}.`;
    case 'ENTRY_GONE':
      return `position ${broken.position}, entry ${broken.entryId}: the entry is gone.`;
    case 'ENTRY_CHANGED':
      return `position ${broken.position}, entry ${broken.entryId}: the entry, or a seal up to it, was changed.`;
    case 'SEAL_GONE':
      return `seals gone of ${inWords(broken.entries)}; the first is entry ${broken.entryId}.`;
  }
}

function say(line: string): void {
  console.error(line);
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
