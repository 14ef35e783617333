import { DatabaseProblem } from '../server/platform/postgres/database-problem';
import { startEmbeddedDatabase } from '../server/platform/postgres/embedded-database';

/** The embedded database alone: prints the owner's and the serving URL, then runs until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    // Listened to for good: npm repeats Ctrl-C after some milliseconds, which must not kill the shutdown.
    process.on('SIGINT', () => {
      resolve();
    });
    process.on('SIGTERM', () => {
      resolve();
    });
  });
  const database = await startEmbeddedDatabase({ dataDir: process.argv[2] ?? '.data', say });
  console.log(database.ownerUrl);
  console.log(database.servingUrl);
  await interrupted;
  await database.stop();
}

function say(line: string): void {
  console.error(line);
}

main().catch((error: unknown) => {
  console.error(error instanceof DatabaseProblem ? error.message : error);
  process.exitCode = 1;
});
