import { ConfigurationProblem, environmentWithFile, readConfiguration } from '../server/config';
import { DatabaseProblem } from '../server/platform/postgres/database-problem';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';

/** The embedded database alone: prints the owner's and the serving URL, then runs until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { dataDir } = readConfiguration(environmentWithFile());
  const interrupted = new Promise<void>((resolve) => {
    // Listened to for good: npm repeats Ctrl-C after some milliseconds, which must not kill the shutdown.
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
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
  const isExplained = error instanceof DatabaseProblem || error instanceof ConfigurationProblem;
  console.error(isExplained ? error.message : error);
  process.exitCode = 1;
});
