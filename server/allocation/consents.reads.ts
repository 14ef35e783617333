import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

/** What was agreed to be used, as far as it can be told apart from what is agreed later. */
export interface Consents {
  readonly digest: string;
  /** By the database's clock; what is agreed after it leaves the digest alone. */
  readonly upTo: Date;
}

/** For the audit trail: what was agreed then is compared with what is agreed now, and nobody's yes is told. */
export const CONSENTS_COMPARED = 'ALLOCATION_PLAN_CONSENTS';

export interface ConsentsAsked {
  readonly schoolId: string;
  readonly studentIds: readonly string[];
  readonly roleModelIds: readonly string[];
  /** Without positive action no other trait matters. */
  readonly isOnlySex: boolean;
  /** Null: up to now. */
  readonly upTo: Date | null;
}

export async function consentsOf(connection: Connection, asked: ConsentsAsked): Promise<Consents> {
  const { schoolId, studentIds, roleModelIds, isOnlySex, upTo } = asked;
  const [row] = await connection.tenant<Consents>(CONSENTS, [schoolId, studentIds, roleModelIds, isOnlySex, upTo]);
  if (row === undefined) throw new Error('A digest is always answered.');
  return row;
}

const OF_PLAN = `FROM allocation_plan_student x WHERE x.school_id = p.school_id AND x.plan_id = p.id`;

/**
 * SQL: whether something that a plan `p` rests on is no longer agreed to. Needs its columns `consents` and `consents_at`, `dates`,
 * `results` and `positive_action_reason`; a student who was erased no longer agrees either. One without any trait leaves the digest as it
 * is, so the students are counted too.
 */
export const IS_CONSENT_WITHDRAWN = `(p.consents <> traits_agreed(p.school_id, ARRAY(SELECT x.student_id ${OF_PLAN}),
    ARRAY(SELECT DISTINCT m.id::uuid FROM jsonb_array_elements(p.dates) was, jsonb_array_elements_text(was -> 'roleModelIds') m (id)),
    p.positive_action_reason IS NULL, p.consents_at)
  OR (p.results #>> '{results,0,report,students}')::integer > (SELECT count(*) ${OF_PLAN}))`;

const CONSENTS = statement(
  'allocation_consents',
  `SELECT traits_agreed($1, $2, $3, $4, t.up_to) AS digest, t.up_to AS "upTo"
   FROM (SELECT coalesce($5::timestamptz, clock_timestamp())::timestamptz(3) AS up_to) t`,
);
