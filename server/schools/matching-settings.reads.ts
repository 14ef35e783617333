import type { Connection } from '../platform/connection';
import { sharedStatement, statement } from '../platform/statement';

/** What matching needs to know of a school; weights are null where the school keeps the defaults. */
export interface SchoolMatchingSettings {
  readonly outcode: string;
  readonly oldestYearGroup: number;
  readonly interest: number | null;
  readonly background: number | null;
  readonly counterStereotype: number | null;
  readonly variety: number | null;
  readonly attainability: number | null;
}

export async function schoolMatchingSettings(connection: Connection, schoolId: string): Promise<SchoolMatchingSettings | null> {
  const [settings] = await connection.tenant<SchoolMatchingSettings>(SETTINGS, [schoolId]);
  return settings ?? null;
}

/** Names of schools, by id. */
export async function schoolNames(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await connection.open<{ id: string; name: string }>(NAMES, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const SETTINGS = sharedStatement(
  'school_matching_settings',
  `SELECT s.outcode, s.oldest_year_group AS "oldestYearGroup", w.interest, w.background, w.counter_stereotype AS "counterStereotype", w.variety, w.attainability
   FROM school s LEFT JOIN school_matching_weights($1::uuid) w ON true WHERE s.id = $1::uuid`,
);
const NAMES = statement('school_names', `SELECT s.id, s.name FROM school s WHERE s.id = ANY ($1)`);
