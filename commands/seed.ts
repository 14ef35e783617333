import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { loadDemoWorld } from '../seeds';
import { loadReferenceData } from '../seeds/reference-files.seed';
import { ConfigurationProblem, environmentWithFile, readConfiguration } from '../server/config';
import { createMigrationSource } from '../server/data-source';
import { dayOf } from '../server/platform/clock';
import { migrate } from '../server/platform/migrate';
import { DatabaseProblem } from '../server/platform/postgres/database-problem';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';

const MOST = 1_000_000;

/** `npm run seed -- --scale N`: the demo world, with N role models at least. Stop the server first where the database is embedded. */
async function main(): Promise<void> {
  const scale = scaleOf(process.argv.slice(2));
  const { isProduction, dataDir, databaseUrl, migrationDatabaseUrl } = readConfiguration(environmentWithFile());
  if (isProduction)
    throw new ConfigurationProblem('The demo world is not for production: the passwords of its accounts are public.');
  if (databaseUrl !== null && migrationDatabaseUrl === null)
    throw new ConfigurationProblem('MIGRATION_DATABASE_URL is not set: the demo world is loaded by the owner of the database.');
  if (migrationDatabaseUrl !== null) {
    await seed(migrationDatabaseUrl, databaseUrl, scale);
    return;
  }
  const database = await startEmbeddedDatabase({ dataDir, say: console.error });
  try {
    await seed(database.ownerUrl, database.servingUrl, scale);
  } finally {
    await database.stop();
  }
}

async function seed(ownerUrl: string, servingUrl: string | null, scale: number): Promise<void> {
  const source = await createMigrationSource(ownerUrl).initialize();
  try {
    if (servingUrl !== null) await migrate(source, decodeURIComponent(new URL(servingUrl).username));
    await loadReferenceData(source);
    const { roleModels } = await loadDemoWorld(source, { today: dayOf(new Date()), scale, say: console.log });
    console.log(`${roleModels.toLocaleString('en-GB')} role models.`);
  } finally {
    await source.destroy();
  }
}

function scaleOf(words: readonly string[]): number {
  const { values } = parseArgs({ args: [...words], options: { scale: { type: 'string', default: '0' } } });
  const scale = Number(values.scale);
  if (Number.isInteger(scale) && scale >= 0 && scale <= MOST) return scale;
  throw new ConfigurationProblem(
    `--scale must be a whole number from 0 to ${MOST.toLocaleString('en-GB')}; it was ${values.scale}.`,
  );
}

main().catch((error: unknown) => {
  const isExplained = error instanceof DatabaseProblem || error instanceof ConfigurationProblem;
  console.error(isExplained ? error.message : error);
  process.exitCode = 1;
});
