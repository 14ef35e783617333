import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Pool } from 'pg';
import { ViewerSource } from '../server/accounts/viewer.source';
import { readConfiguration } from '../server/config';
import { createDataSource } from '../server/data-source';
import { actingFor, tenantOf, type Viewer } from '../server/platform/access';
import { Database } from '../server/platform/database';
import { runAlone } from '../server/platform/only-statement';
import { statement } from '../server/platform/statement';
import { parseTokenKeys } from '../server/platform/token-keys';
import { serveBare, textOf } from './bare-http';

/**
 * What the API is measured against: bare http, bare pg, the whole answer made by one statement. It believes the same tokens,
 * looks up their sessions the same way, checks the school, asks in the school's tenant context by one message as the API does
 * (`runAlone`), and does nothing else. `POST` of `{ "schoolId", "first" }`; for the benchmark only.
 */
const LIST = statement(
  'list',
  `SELECT json_build_object('data', json_build_object('students', json_build_object('nodes', coalesce(json_agg(json_build_object(
    'id', s.id, 'givenName', s.given_name, 'familyName', s.family_name, 'yearGroup', s.year_group, 'tutorGroup', s.tutor_group,
    'school', json_build_object('id', x.id, 'name', x.name)) ORDER BY s.name_normalised, s.id), '[]'))))::text AS answer
  FROM (SELECT * FROM student s WHERE s.school_id = $1 AND s.left_on IS NULL ORDER BY s.name_normalised, s.id LIMIT $2) s
  JOIN school x ON x.id = s.school_id`,
);

interface Wanted {
  readonly schoolId: string;
  readonly first: number;
}

async function main(): Promise<void> {
  const { databaseUrl, tokenKeys, host, port } = readConfiguration();
  const source = await createDataSource({ url: databaseUrl ?? '' }).initialize();
  const keys = parseTokenKeys(tokenKeys ?? '');
  const viewers = new ViewerSource({ database: new Database(source), keys, clock: () => new Date() });
  const { master: pool } = source.driver as unknown as { master: Pool };

  async function answer(request: IncomingMessage): Promise<string> {
    const viewer = await viewers.viewerOf(request.headers.authorization);
    const wanted = JSON.parse(await textOf(request)) as Wanted;
    if (viewer === null) throw new Error('Sign in first.');
    actingFor(viewer, wanted.schoolId);
    return list(pool, viewer, wanted);
  }

  serveBare(answer, { host, port });
}

async function list(pool: Pool, viewer: Viewer, { schoolId, first }: Wanted): Promise<string> {
  const { personId, schoolIds } = tenantOf(viewer);
  const settings = { personId: personId ?? '', schoolIds, isReadOnly: true, role: null };
  const client = await pool.connect();
  try {
    const [row] = await runAlone<{ answer: string }>(client, settings, LIST, [schoolId, first]);
    return row?.answer ?? '';
  } finally {
    client.release();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
