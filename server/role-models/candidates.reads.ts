import type { Candidate, SharedTrait, TraitCounts } from '../matching/matching.types';
import type { AuditTrail } from '../platform/audit';
import type { Connection } from '../platform/connection';
import { monthDaysBefore } from './candidate.rules';
import {
  CANDIDATE_STANDING,
  CANDIDATE_TRAITS,
  LISTED,
  NAMED,
  type StandingRow,
  TRAIT_COUNTS,
  type WhatTheyDo,
  type WhoTheyAre,
} from './candidate.statements';
import { candidatesFrom } from './gathered-candidates.rules';

export interface CandidatesAsked {
  /** The school that asks: what it decided about a role model counts for it alone. */
  readonly schoolId: string;
  /** A refusal counts for this request only; null where there is none. */
  readonly requestId: string | null;
  /** Only these, listed or not; null for all who are listed. */
  readonly roleModelIds: readonly string[] | null;
  /** School day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Load is kept by month: it is told of every month that the last 90 days reach into, so that a whole term is in it. */
const DAYS_OF_LOAD = 90;

/**
 * Role models as matching weighs them, in the order of their ids, in four statements however many there are.
 * Their traits are those that may be used; reading them is noted in the audit trail.
 */
export async function candidatesFor(connection: Connection, audit: AuditTrail, asked: CandidatesAsked): Promise<Candidate[]> {
  const { schoolId, requestId, roleModelIds: ids, today } = asked;
  const { whoTheyAre, whatTheyDo } = ids === null ? LISTED : NAMED;
  audit.note({ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', schoolId, studentIds: [] });
  const [[who], [what], [of], standings] = await Promise.all([
    connection.open<WhoTheyAre>(whoTheyAre, [ids]),
    connection.open<WhatTheyDo>(whatTheyDo, [ids, today, monthDaysBefore(today, DAYS_OF_LOAD)]),
    connection.open<{ traits: string }>(CANDIDATE_TRAITS, [ids]),
    connection.tenant<StandingRow>(CANDIDATE_STANDING, [schoolId, requestId, ids]),
  ]);
  if (who === undefined || what === undefined || of === undefined) return [];
  return candidatesFrom({ ...who, ...what, ...of, standings }, today);
}

/** The snapshot of how common each trait is among listed role models; empty before the first was made. */
export async function traitCounts(connection: Connection): Promise<TraitCounts> {
  const rows = await connection.open<TraitCountRow>(TRAIT_COUNTS);
  const counts = new Map<string, number>();
  for (const { kind, value, roleModels } of rows) if (kind !== null) counts.set(`${kind}:${value ?? ''}`, roleModels ?? 0);
  return { version: rows[0]?.version ?? 0, listedRoleModels: rows[0]?.listedRoleModels ?? 0, counts };
}

interface TraitCountRow {
  readonly version: number;
  readonly listedRoleModels: number;
  readonly kind: SharedTrait['kind'] | null;
  readonly value: string | null;
  readonly roleModels: number | null;
}
