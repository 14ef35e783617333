import { rmSync } from 'node:fs';
import type { EmbeddedDatabase } from '../../server/platform/postgres/embedded-database';

export default async function globalTeardown(): Promise<void> {
  const { testDatabase } = globalThis as { testDatabase?: { database: EmbeddedDatabase; dataDir: string } };
  if (testDatabase === undefined) return;
  await testDatabase.database.stop();
  rmSync(testDatabase.dataDir, { recursive: true, force: true });
}
