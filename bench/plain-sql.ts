import { Client } from 'pg';
import type { Closing } from '../server/start/closing';
import { SCORE_SQL } from './score.sql';
import type { Visit } from './visit';

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

export interface Ask {
  readonly studentIds: readonly string[];
  readonly requestId: string | null;
}

/** How many each list has. */
export const TOP = 20;

/**
 * The score in SQL over a connection of its own, as the serving login in the school's tenant context. Nested loops are off:
 * the planner takes every intermediate result for a row or two and would loop over tens of thousands.
 */
export async function plainSql(
  closing: Closing,
  url: string,
  { schoolId, personId }: Pick<Visit, 'schoolId' | 'personId'>,
  today: string,
) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await closing.add(() => client.end());
  const opening = `BEGIN READ ONLY; SET LOCAL enable_nestloop = off;
    SELECT set_config('app.person_id', '${personId}', true), set_config('app.school_ids', '{${schoolId}}', true)`;
  return async ({ studentIds, requestId }: Ask): Promise<readonly Ranked[]> => {
    await client.query(opening);
    try {
      const values = [schoolId, studentIds, requestId, today, TOP];
      return (await client.query<Ranked>({ name: 'score', text: SCORE_SQL, values })).rows;
    } finally {
      await client.query('COMMIT');
    }
  };
}
