import { Client, type ClientConfig, DatabaseError, type Pool, type PoolClient, type QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { type Connection, NOBODY, type Tenant } from './connection';
import { isId } from './identifiers';
import { runAlone, type TransactionSettings } from './only-statement';
import { retried } from './retry';
import { SharedReads } from './shared-reads';
import type { Statement } from './statement';
import { UnderWay } from './under-way';
import { isUnreachable, Stopping } from './unreachable';

export type NarrowRole = 'firsthand_sign_in' | 'firsthand_jobs';

/** How long what is under way may take to end when the database is closed, in milliseconds. */
const CLOSING = 3_000;
/** How long after that whoever waits for a connection may take to be refused, in milliseconds. */
const REFUSING = 500;

interface Opening {
  readonly tenant: Tenant;
  readonly isReadOnly: boolean;
  readonly role?: NarrowRole;
}

/** The serving role's way to PostgreSQL: short read-only transactions for queries, one read-write transaction for a mutation. */
export class Database {
  private readonly newsListeners: (() => void)[] = [];
  private readonly underWay = new UnderWay();
  private readonly inUse = new Set<PoolClient>();
  /** Nothing new is begun from when it is closing, and when it is cut off nothing is that waited for a connection. */
  private stage: 'OPEN' | 'CLOSING' | 'CUT_OFF' = 'OPEN';

  constructor(
    /** Initialised. */
    private readonly source: DataSource,
    private readonly onStatement: (statement: Statement) => void = () => undefined,
  ) {
    this.pool.on('acquire', (client) => {
      listenForErrors(client);
      this.inUse.add(client);
    });
    this.pool.on('release', (_, client) => this.inUse.delete(client));
  }

  /** For queries: nothing is held between two statements. Under a narrow role, `tenant` statements see what that role may see. */
  reading(tenant: Tenant, role?: NarrowRole): Connection {
    const how: Opening = { tenant, isReadOnly: true, ...(role === undefined ? {} : { role }) };
    const once = <Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]> =>
      this.followed(() => this.atOnce<Row>(how, statement, values));
    const shared = new SharedReads(once);
    // What is open is not read under a narrow role, which may not see it.
    const isShared = ({ sharedValues }: Statement) => sharedValues !== undefined && role === undefined;
    return {
      tenant: (statement, values = []) => (isShared(statement) ? shared.ask(statement, values) : once(statement, values)),
      open: (statement, values = []) =>
        isShared(statement)
          ? shared.ask(statement, values)
          : this.followed(() => this.onPool((client) => this.query(client, statement, values))),
      get manager(): EntityManager {
        throw new Error('A query must not write; do it in a mutation, inside inTransaction.');
      },
    };
  }

  /** For mutations: runs `work` in one READ WRITE transaction, again if PostgreSQL asks for it, and commits unless it throws. */
  writing<Answer>(tenant: Tenant, work: (connection: Connection) => Promise<Answer>): Promise<Answer> {
    return this.followed(() => retried(() => this.inTransaction({ tenant, isReadOnly: false }, work)));
  }

  /** For a write of one statement that nobody waits for news of: a READ WRITE transaction of its own, and one round trip. */
  writingOnce(tenant: Tenant): Pick<Connection, 'tenant'> {
    const how: Opening = { tenant, isReadOnly: false };
    return { tenant: (statement, values) => this.followed(() => retried(() => this.atOnce(how, statement, values))) };
  }

  /** As `writing`, under a narrow role that may see what the serving role may not. */
  as<Answer>(role: NarrowRole, work: (connection: Connection) => Promise<Answer>): Promise<Answer> {
    return this.followed(() => retried(() => this.inTransaction({ tenant: NOBODY, isReadOnly: false, role }, work)));
  }

  /** Calls `listener` after each commit that left something for others to do: an event to tell, a job to run or to give up. */
  onNews(listener: () => void): void {
    this.newsListeners.push(listener);
  }

  /** A connection outside the pool, not yet connected, with the pool's limits: for what must be heard all the time. End it. */
  separate(): Client {
    const { url, extra } = this.source.options as { readonly url?: string; readonly extra?: ClientConfig };
    return new Client({ ...extra, ...(url !== undefined && { connectionString: url }), keepAlive: true });
  }

  /**
   * Takes nothing more, lets what is under way end within so many milliseconds, and cuts the connections of what has not: each then
   * goes for a moment to whoever waits for one, who is refused as `Stopping`, as is whoever comes.
   */
  async close(within = CLOSING): Promise<void> {
    this.stage = 'CLOSING';
    await this.underWay.ended(within);
    this.stage = 'CUT_OFF';
    // To end them politely would wait for their statements.
    for (const client of this.inUse) cut(client);
    await this.underWay.ended(REFUSING);
    await this.source.destroy();
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
  }

  /** One transaction, and one round trip. */
  private async atOnce<Row extends object>(how: Opening, statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const settings = settingsOf(how);
    try {
      return await this.onPool((client) => {
        this.onStatement(statement);
        return runAlone<Row>(client, settings, statement, values);
      });
    } catch (error) {
      // Says where it was asked, not where the socket was read, as pg does of what it promises.
      Error.captureStackTrace(error as Error);
      throw error;
    }
  }

  private async onPool<Answer>(work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    const client = await this.pool.connect();
    try {
      this.mustNotBeCutOff();
      const answer = await work(client);
      client.release();
      return answer;
    } catch (error) {
      client.release(!leavesConnection(error));
      throw error;
    }
  }

  /** With all its tries: what has begun may be tried again while the database is closing. */
  private async followed<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.stage !== 'OPEN') throw new Stopping();
    return this.underWay.follow(work());
  }

  /** To be asked of a connection that was waited for. */
  private mustNotBeCutOff(): void {
    if (this.stage === 'CUT_OFF') throw new Stopping();
  }

  private async inTransaction<Answer>(how: Opening, work: (connection: Connection) => Promise<Answer>): Promise<Answer> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      this.mustNotBeCutOff();
      try {
        await client.query(opening(how));
        const query = <Row extends object>(statement: Statement, values?: readonly unknown[]) =>
          this.query<Row>(client, statement, values);
        const answer = await work({ tenant: query, open: query, manager: runner.manager });
        await this.commit(client);
        return answer;
      } catch (error) {
        await undo(client, error);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  private async commit(client: PoolClient): Promise<void> {
    const [marks] = (await client.query(COMMIT)) as unknown as QueryResult<{ hasNews: boolean }>[];
    if (marks?.rows[0]?.hasNews === true) for (const tell of this.newsListeners) tell();
  }

  private async query<Row extends object>(
    client: PoolClient,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    this.onStatement(statement);
    const { rows } = await client.query<Row>({ name: statement.name, text: statement.text, values: [...values] });
    return rows;
  }
}

/** Asks first whether the transaction marked itself, in the same round trip: the mark ends with it. One that failed unnoticed is refused. */
const COMMIT = `SELECT current_setting('app.has_news', true) IS NOT DISTINCT FROM 'yes' AS "hasNews"; COMMIT`;

/** A connection in use that breaks says so to its query and, once more, as an event; unheard, that would end the process. */
function listenForErrors(client: PoolClient): void {
  if (!client.listeners('error').includes(heard)) client.on('error', heard);
}

const heard = (): void => undefined;

const cut = (client: PoolClient): void => {
  (client as unknown as Client).connection.stream.destroy();
};

/** What PostgreSQL says of a statement that it does not have: something was prepared that is not, and would be missed each time. */
const NOT_PREPARED = '26000';

/** Whether a connection can be used again after an error: PostgreSQL itself disliked the statement, and nothing else happened to it. */
const leavesConnection = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code !== NOT_PREPARED && !isUnreachable(error);

function settingsOf({ tenant: { personId, schoolIds }, isReadOnly, role }: Opening): TransactionSettings {
  const ids = personId === null ? schoolIds : [...schoolIds, personId];
  if (!ids.every(isId)) throw new Error('A tenant context holds uuids only.');
  return { personId: personId ?? '', schoolIds, isReadOnly, role: role ?? null };
}

/** BEGIN and the tenant context as one simple query: one round trip instead of three. */
function opening(how: Opening): string {
  const { personId, schoolIds, role } = settingsOf(how);
  return [
    'BEGIN READ WRITE',
    ...(role === null ? [] : [`SET LOCAL ROLE ${role}`]),
    `SELECT set_config('app.person_id', '${personId}', true), set_config('app.school_ids', '{${schoolIds.join(',')}}', true)`,
  ].join('; ');
}

/** A connection that does not answer is cut, so that the pool drops it: a ROLLBACK would wait as long again. */
async function undo(client: PoolClient, error: unknown): Promise<void> {
  const undoing = isUnreachable(error) ? (client as unknown as Client).end() : client.query('ROLLBACK');
  await undoing.catch(() => undefined);
}
