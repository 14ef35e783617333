import 'reflect-metadata';
import { ConfigurationProblem, environmentWithFile, readConfiguration } from '../server/config';
import { dayOf } from '../server/platform/clock';
import { prepare } from '../server/start/open-database';
import { explained } from '../server/start/problem';
import { loadDemoWorld } from '../seeds/index';
import { loadReferenceData } from '../seeds/reference-files.seed';

/** Brings the configured database to the newest shape, loads reference data (and the demo world where DEMO is on), and lets the serving login in. Safe to run again. */
async function main(): Promise<void> {
  const { migrationDatabaseUrl, databaseUrl, isDemo } = readConfiguration(environmentWithFile());
  if (migrationDatabaseUrl === null || databaseUrl === null)
    throw new ConfigurationProblem(
      'Set MIGRATION_DATABASE_URL to the URL of the database for its owner, and DATABASE_URL to that for the serving login. The embedded database migrates itself.',
    );
  const loaded: string[] = [];
  const done = await prepare({ ownerUrl: migrationDatabaseUrl, servingUrl: databaseUrl }, async (owner) => {
    const { isChanged } = await loadReferenceData(owner);
    if (isChanged) loaded.push('Loaded the reference data');
    if (isDemo) await loadDemoWorld(owner, { today: dayOf(new Date()), say: (line) => loaded.push(line) });
  });
  const lines = [...done.map((name) => `Migrated ${name}`), ...loaded];
  console.log(lines.length === 0 ? 'Nothing to do' : lines.join('\n'));
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
