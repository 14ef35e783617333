import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../server/platform/postgres/embedded-database';

/** A data folder of one test, with the databases that the test starts on it. */
export class DatabaseFolder {
  readonly said: string[] = [];
  private readonly started: EmbeddedDatabase[] = [];

  private constructor(
    /** The temporary folder around it. */
    readonly home: string,
    readonly dataDir: string,
  ) {}

  /** A folder yet to be made, in a new one that is closed to everybody else. */
  static async open(path = 'data'): Promise<DatabaseFolder> {
    const home = await mkdtemp(join(tmpdir(), 'firsthand database '));
    return new DatabaseFolder(home, join(home, path));
  }

  async start(settings: Record<string, string> = {}): Promise<EmbeddedDatabase> {
    const say = (line: string) => this.said.push(line);
    const database = await startEmbeddedDatabase({ dataDir: this.dataDir, say, settings });
    this.started.push(database);
    return database;
  }

  async serverPid(): Promise<number> {
    return parseInt(await readFile(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.started.map((database) => database.stop()));
  }

  async close(): Promise<void> {
    await this.stopAll();
    await rm(this.home, { recursive: true, force: true });
  }
}

/** One statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  // A server that goes away breaks an idle connection too; the statement's own error is the one that counts.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
