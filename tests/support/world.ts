import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createFoundation } from '../../server/composition';
import { createContext, type RequestContext } from '../../server/context';
import { createDataSource } from '../../server/data-source';
import { Database } from '../../server/platform/database';
import { createGraphqlServer } from '../../server/platform/graphql-server';
import { panelSolver } from '../../server/matching/panel.solver';
import { createLogger } from '../../server/platform/logging';
import type { Viewer } from '../../server/platform/access';
import type { Statement } from '../../server/platform/statement';
import { makeTokenKeys, parseTokenKeys } from '../../server/platform/token-keys';
import { createSchema } from '../../server/schema';
import { ownerUrl, servingUrl, TEMPLATE } from './databases';
import { tellAll } from './events';
import { Planting } from './planting';

/** A Monday in the autumn term. */
export const NOW = new Date('2026-10-05T09:00:00.000Z');

/** For the best panel to be proved: less than a test may take, so that it can say what it got instead. */
const PATIENCE_MS = 20_000;

export interface Answer {
  readonly data: any;
  readonly errors: readonly { message: string; extensions: { code: string } }[] | undefined;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A database and a server of its own for one test file. `now` can be set; it stands still otherwise. */
export async function openWorld() {
  const schema = createSchema();
  const name = `firsthand_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: ownerUrl('postgres') });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  // Rights on the database itself are not copied from the template.
  await admin.query(`REVOKE CREATE, TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
  const owner = new Client({ connectionString: ownerUrl(name) });
  await owner.connect();
  const source: DataSource = await createDataSource({ url: servingUrl(name), poolSize: 4 }).initialize();
  const statements: Statement[] = [];
  const database = new Database(source, (statement) => statements.push(statement));
  const server = createGraphqlServer<RequestContext>(schema);
  await server.start();
  const time = { now: NOW };
  const keys = parseTokenKeys(makeTokenKeys());
  const foundation = createFoundation({
    ...{ database, clock: () => time.now, keys, log: createLogger('silent') },
    // What a test expects of a panel may not depend on how busy the machine is.
    solvePanel: (model) => panelSolver.solve(model, PATIENCE_MS),
  });
  await foundation.relay.begin();
  const contextOf = (viewer: Viewer | null) =>
    createContext(foundation, { viewer, requestId: randomUUID(), address: '127.0.0.1' });

  return {
    /** URL of this world's database for the serving login. */
    url: servingUrl(name),
    source,
    database,
    time,
    /** Statements issued through `database` so far; empty it to count those of one operation. */
    statements,
    schema,
    foundation,
    contextOf,
    plant: new Planting(owner),
    /** Has the relay tell everything committed before the call, also what a transaction of another test's database holds back. */
    tellEvents: () => tellAll(database, foundation.relay),
    async ask(viewer: Viewer | null, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
      const { body } = await server.executeOperation({ query, variables }, { contextValue: contextOf(viewer) });
      if (body.kind !== 'single') throw new Error('expected one result');
      return body.singleResult as unknown as Answer;
    },
    async close(): Promise<void> {
      await server.stop();
      await source.destroy();
      await owner.end();
      // Without FORCE first: that waits for connections that are closing, where FORCE would break them in mid-goodbye.
      await admin.query(`DROP DATABASE ${name}`).catch(() => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
      await admin.end();
    },
  };
}
