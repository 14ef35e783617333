import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Configuration, ConfigurationProblem, environmentWithFile, readConfiguration } from '../server/config';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';
import { findRunningDatabase } from '../server/platform/postgres/running-database';
import { openOwner, prepare } from '../server/start/open-database';
import { explained } from '../server/start/problem';
import { SMALLEST_BASE } from '../server/reference/employment.import';
import { type EmploymentImported, importEmployment } from '../server/reference/employment-import.store';
import { loadReferenceData } from '../seeds/reference-files.seed';

const USAGE = `Say which file: npm run import:employment -- FILE
FILE is a table of employment by occupation (SOC 2020) and sex from Nomis, dataset NM_218_1, as CSV.`;

/** Imports UK figures of women and men by occupation; a running server uses them at once. */
async function main(path: string | undefined): Promise<void> {
  if (path === undefined) throw new ConfigurationProblem(USAGE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ConfigurationProblem(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  });
  await withOwner(readConfiguration(environmentWithFile()), async (ownerUrl) => {
    const source = await openOwner(ownerUrl);
    try {
      console.log(told(await importEmployment(source, { name: basename(path), text }, new Date())));
    } finally {
      await source.destroy();
    }
  });
}

/** The owner's URL: as configured, or of the embedded database, which is started for the purpose where it is not running. */
async function withOwner(configuration: Configuration, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const { migrationDatabaseUrl, databaseUrl, dataDir } = configuration;
  if (migrationDatabaseUrl !== null) return work(migrationDatabaseUrl);
  if (databaseUrl !== null)
    throw new ConfigurationProblem(
      'Set MIGRATION_DATABASE_URL to the URL of the database owner: the serving login may not import.',
    );
  const running = await findRunningDatabase(dataDir);
  if (running !== null) return work(running.ownerUrl);
  const database = await startEmbeddedDatabase({ dataDir, say });
  try {
    await prepare(database, async (owner) => {
      await loadReferenceData(owner);
    });
    await work(database.ownerUrl);
  } finally {
    await database.stop();
  }
}

function told({ period, shares, written, keptLater, suppressed, small }: EmploymentImported): string {
  return [
    `${period}: the share of women for ${shares.length} ${shares.length === 1 ? 'occupation' : 'occupations'} (${written} new or changed), used before any other figure from now on.`,
    keptLater > 0 ? `${keptLater} were left as they are: the database holds figures of a later year.` : '',
    suppressed.length > 0 ? `Skipped, women or men not given: ${suppressed.length} (${suppressed.join(' ')}).` : '',
    small.length > 0
      ? `Skipped, fewer than ${SMALLEST_BASE} people in the survey's estimate: ${small.length} (${small.join(' ')}).`
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function say(line: string): void {
  console.error(line);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
