import { environmentWithFile, readConfiguration } from '../server/config';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';
import { explained } from '../server/start/problem';
import { interruption } from '../server/start/signals';

/** The embedded database alone: prints the owner's and the serving URL, then runs until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { dataDir } = readConfiguration(environmentWithFile());
  const interrupted = interruption();
  const database = await startEmbeddedDatabase({ dataDir, say });
  console.log(database.ownerUrl);
  console.log(database.servingUrl);
  await interrupted;
  await database.stop();
}

function say(line: string): void {
  console.error(line);
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exitCode = 1;
});
