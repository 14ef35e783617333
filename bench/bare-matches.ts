import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { createFoundation } from '../server/composition';
import { readConfiguration } from '../server/config';
import { createContext } from '../server/context';
import { createDataSource } from '../server/data-source';
import { Database } from '../server/platform/database';
import { newId } from '../server/platform/identifiers';
import { createLogger } from '../server/platform/logging';
import { parseTokenKeys } from '../server/platform/token-keys';
import { startBackground } from '../server/start/background';
import { Closing } from '../server/start/closing';
import { readinessOf } from '../server/start/readiness';
import { serveBare, textOf } from './bare-http';

/**
 * What whole requests for a student's matches are measured against: bare http and the same services, so the same tokens, statements,
 * index, checks and audit trail, and neither GraphQL nor a framework for the web. `POST` of `{ "id", "first" }`; for the benchmark only.
 */
interface Wanted {
  readonly id: string;
  readonly first: number;
}

/** As the server has it. */
setFlagsFromString('--no-allocation-site-pretenuring');

async function main(): Promise<void> {
  const { databaseUrl, tokenKeys, logLevel, host, port } = readConfiguration();
  const database = new Database(await createDataSource({ url: databaseUrl ?? '' }).initialize());
  const keys = parseTokenKeys(tokenKeys ?? '');
  const foundation = createFoundation({ database, clock: () => new Date(), keys, log: createLogger(logLevel) });
  await startBackground(foundation, new Closing());

  async function answer(request: IncomingMessage): Promise<string> {
    if (request.url === '/readyz') return isReady();
    const viewer = await foundation.signingIn.viewers.viewerOf(request.headers.authorization);
    if (viewer === null) throw new Error('Sign in first.');
    const { id, first } = JSON.parse(await textOf(request)) as Wanted;
    const { services, writeAudit } = createContext(foundation, { viewer, requestId: newId(), address: '' });
    services.suggestions.foresee(viewer, id, new Set(['matches']));
    const student = await services.students.find(viewer, id);
    const { nodes } = await services.suggestions.forStudent(viewer, student, { first }, { isMore: false });
    await writeAudit();
    return JSON.stringify({
      data: { student: { matches: { nodes: nodes.map(({ score, roleModelId: id }) => ({ score, roleModel: { id } })) } } },
    });
  }

  async function isReady(): Promise<string> {
    const lacks = await readinessOf(foundation);
    if (lacks !== null) throw new Error(lacks);
    return '{}';
  }

  serveBare(answer, { host, port });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
