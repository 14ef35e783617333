import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { loadDemoWorld } from '../seeds';
import { loadReferenceData } from '../seeds/reference-files.seed';
import { ConfigurationProblem, environmentWithFile, readConfiguration } from '../server/config';
import { dayOf } from '../server/platform/clock';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';
import { type Fill, prepare } from '../server/start/open-database';
import { explained } from '../server/start/problem';

const MOST = 1_000_000;

/**
 * `npm run seed -- --scale N`: the demo world, with at least N role models, in the configured database or the embedded one,
 * which no server may be using meanwhile.
 */
async function main(): Promise<void> {
  const fill = filling(scaleOf(process.argv.slice(2)));
  const { dataDir, databaseUrl, migrationDatabaseUrl, isProduction } = readConfiguration(environmentWithFile());
  if (isProduction) throw new ConfigurationProblem('APP_ENV is production: the demo world has accounts with a known password.');
  if (databaseUrl === null) {
    const embedded = await startEmbeddedDatabase({ dataDir, say });
    await prepare(embedded, fill).finally(() => embedded.stop());
    return;
  }
  if (migrationDatabaseUrl === null)
    throw new ConfigurationProblem(
      'Set MIGRATION_DATABASE_URL to the URL of the database for its owner, who alone may load the demo world.',
    );
  await prepare({ ownerUrl: migrationDatabaseUrl, servingUrl: databaseUrl }, fill);
}

const filling =
  (scale: number): Fill =>
  async (owner) => {
    await loadReferenceData(owner);
    const { roleModels } = await loadDemoWorld(owner, { today: dayOf(new Date()), scale, say });
    console.log(`${roleModels.toLocaleString('en-GB')} role models.`);
  };

/** From `--scale N` or `--scale=N`; 0, which adds none, where nothing is said. */
function scaleOf(words: readonly string[]): number {
  const text = textOfScale(words);
  const scale = Number(text);
  if (/^[0-9]+$/.test(text) && scale <= MOST) return scale;
  throw new ConfigurationProblem(`--scale must be a whole number from 0 to ${MOST.toLocaleString('en-GB')}; it was ${text}.`);
}

function textOfScale(words: readonly string[]): string {
  try {
    return parseArgs({ args: [...words], options: { scale: { type: 'string', default: '0' } } }).values.scale;
  } catch {
    throw new ConfigurationProblem('Say `npm run seed`, or with a number of role models, `npm run seed -- --scale 50000`.');
  }
}

function say(line: string): void {
  console.error(line);
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
