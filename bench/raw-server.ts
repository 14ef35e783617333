import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Pool } from 'pg';
import { ViewerSource } from '../server/accounts/viewer.source';
import { readConfiguration } from '../server/config';
import { createDataSource } from '../server/data-source';
import { actingFor, tenantOf, type Viewer } from '../server/platform/access';
import { Database } from '../server/platform/database';
import { parseTokenKeys } from '../server/platform/token-keys';
import { serveBare, textOf } from './bare-http';

/**
 * What the API is measured against: bare http, bare pg, the whole answer made by one statement. It believes the same tokens,
 * looks up their sessions the same way, checks the school, and opens the same read-only transaction in the school's tenant
 * context, and does nothing else. `POST` of `{ "schoolId", "first" }`; for the benchmark only.
 */
const LIST = `SELECT json_build_object('data', json_build_object('students', json_build_object('nodes', coalesce(json_agg(json_build_object(
    'id', s.id, 'givenName', s.given_name, 'familyName', s.family_name, 'yearGroup', s.year_group, 'tutorGroup', s.tutor_group,
    'school', json_build_object('id', x.id, 'name', x.name)) ORDER BY s.name_normalised, s.id), '[]'))))::text AS answer
  FROM (SELECT * FROM student s WHERE s.school_id = $1 AND s.left_on IS NULL ORDER BY s.name_normalised, s.id LIMIT $2) s
  JOIN school x ON x.id = s.school_id`;

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

/** Answers before its COMMIT returns, as the API does. */
async function list(pool: Pool, viewer: Viewer, { schoolId, first }: Wanted): Promise<string> {
  const client = await pool.connect();
  const { personId, schoolIds } = tenantOf(viewer);
  const opened = client.query(
    `BEGIN READ ONLY; SELECT set_config('app.person_id', '${personId ?? ''}', true), set_config('app.school_ids', '{${schoolIds.join(',')}}', true)`,
  );
  const rows = client.query<{ answer: string }>({ name: 'list', text: LIST, values: [schoolId, first] });
  const committed = Promise.all([opened, rows]).then(() => client.query('COMMIT'));
  const release = () => {
    client.release();
  };
  committed.then(release, release);
  return (await rows).rows[0]?.answer ?? '';
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
