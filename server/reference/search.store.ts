import type { OccupationLevel } from '../../schema/reference/occupation.type';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** What is looked for: normalised, without an ending s. */
export interface Wanted {
  readonly words: string;
  readonly level: `${OccupationLevel}`;
}

export interface Found {
  readonly code: string;
  /**
   * 4000 the very words, 3000 whole words of a longer title, 2500 and 2000 the beginning of a word of the title or of a job
   * title, plus the number of titles with the whole words (its own counts three); up to 1000 alike in writing.
   */
  readonly closeness: number;
}

/** Place in the order of `Found`: closest first, then by code. */
export type FoundPosition = readonly [closeness: number, code: string];

const FIRST: FoundPosition = [Number.MAX_SAFE_INTEGER, ''];

/** Occupations whose title or a job title is what is wanted or close to it. */
export const searchOccupations = (
  connection: Connection,
  { words, level }: Wanted,
  { after, limit }: { after: FoundPosition | null; limit: number },
): Promise<Found[]> => connection.open<Found>(SEARCH, [level, words, ...(after ?? FIRST), limit]);

/**
 * Some 2,500 titles are compared one by one: at that size it takes milliseconds. Writing is alike by shared letter triples
 * (pg_trgm), which finds `civil engineers` for `engineering` (0.57); below LEAST most of it is accident.
 */
const LEAST = 375;
const SEARCH = statement(
  'reference_search',
  `WITH titles AS (
    SELECT o.code, o.title_normalised AS title, true AS is_own FROM occupation o WHERE o.level = $1::text
    UNION ALL
    SELECT j.occupation_code, j.title_normalised, false FROM job_title j WHERE $1::text = 'UNIT'
  ), compared AS (
    SELECT t.code, t.is_own, CASE
      WHEN t.title IN ($2::text, $2::text || 's') THEN 4000
      WHEN ' ' || t.title || ' ' LIKE ANY (ARRAY['% ' || $2::text || ' %', '% ' || $2::text || 's %']) THEN 3000
      WHEN ' ' || t.title LIKE '% ' || $2::text || '%' THEN CASE WHEN t.is_own THEN 2500 ELSE 2000 END
      ELSE 1000 * strict_word_similarity($2::text, t.title) END AS closeness
    FROM titles t
  ), scored AS (
    SELECT c.code, (max(c.closeness) + least(99, sum(CASE WHEN c.closeness < 3000 THEN 0 WHEN c.is_own THEN 3 ELSE 1 END)))::integer AS closeness
    FROM compared c GROUP BY c.code
  )
  SELECT s.code, s.closeness FROM scored s
  WHERE s.closeness >= ${LEAST} AND (s.closeness < $3::bigint OR (s.closeness = $3::bigint AND s.code > $4::text))
  ORDER BY s.closeness DESC, s.code LIMIT $5::integer`,
);
