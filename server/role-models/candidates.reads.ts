import type { Candidate, SharedTrait, TraitCounts } from '../matching/matching.types';
import type { AuditTrail } from '../platform/audit';
import type { Connection } from '../platform/connection';
import { DAYS_OF_LOAD, monthDaysBefore } from './candidate.rules';
import {
  CANDIDATE_STANDING,
  CANDIDATE_TRAITS,
  LISTED_IDS,
  type StandingRow,
  TRAIT_COUNTS,
  TRAIT_COUNTS_VERSION,
  WHAT_THEY_DO,
  type WhatTheyDo,
  WHO_THEY_ARE,
  type WhoTheyAre,
} from './candidate.statements';
import { candidatesFrom } from './gathered-candidates.rules';

export interface CandidatesAsked {
  /** The school that asks: what it decided about a role model counts for it alone. */
  readonly schoolId: string;
  /** A refusal counts for this request only; null where there is none. */
  readonly requestId: string | null;
  /** Only these, listed or not. */
  readonly roleModelIds: readonly string[];
  /** School day, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Role models as matching weighs them, in the order of their ids, in four statements however many there are.
 * Their traits are those that may be used; reading them is noted in the audit trail.
 */
export async function candidatesFor(connection: Connection, audit: AuditTrail, asked: CandidatesAsked): Promise<Candidate[]> {
  const { schoolId, requestId, roleModelIds: ids, today } = asked;
  audit.note({ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', schoolId, studentIds: [] });
  const [gathered, standings] = await Promise.all([
    gather(connection, ids, today),
    connection.tenant<StandingRow>(CANDIDATE_STANDING, [schoolId, requestId, ids]),
  ]);
  return candidatesFrom({ ...gathered, standings }, today);
}

/** As `candidatesFor`, without their lives and traits: for the conditions that look at who they are and what the school decided. */
export async function standingCandidates(
  connection: Connection,
  { schoolId, roleModelIds: ids, today }: Omit<CandidatesAsked, 'requestId'>,
): Promise<Candidate[]> {
  const [[who], standings] = await Promise.all([
    connection.open<WhoTheyAre>(WHO_THEY_ARE, [ids]),
    connection.tenant<StandingRow>(CANDIDATE_STANDING, [schoolId, null, ids]),
  ]);
  if (who === undefined) throw new Error('Aggregates answer one row.');
  return candidatesFrom({ ...who, careers: '', away: '', load: '', bookings: '', traits: '', standings }, today);
}

/** As `candidatesFor` before any school: for what is kept of everybody. What is answered from it is noted where it is answered. */
export async function candidatesOfNoSchool(connection: Connection, ids: readonly string[], today: string): Promise<Candidate[]> {
  return candidatesFrom({ ...(await gather(connection, ids, today)), standings: [] }, today);
}

async function gather(connection: Connection, ids: readonly string[], today: string) {
  const [[who], [what], [of]] = await Promise.all([
    connection.open<WhoTheyAre>(WHO_THEY_ARE, [ids]),
    connection.open<WhatTheyDo>(WHAT_THEY_DO, [ids, today, monthDaysBefore(today, DAYS_OF_LOAD)]),
    connection.open<{ traits: string }>(CANDIDATE_TRAITS, [ids]),
  ]);
  if (who === undefined || what === undefined || of === undefined) throw new Error('Aggregates answer one row.');
  return { ...who, ...what, ...of };
}

/** Ids of those who are listed, in order, from after one on, at most `limit`. */
export async function listedIds(connection: Connection, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await connection.open<{ id: string }>(LISTED_IDS, [after, limit]);
  return rows.map(({ id }) => id);
}

/** IDs of role models whom this school excluded or has invited, or who said no to this request. */
export async function outsideFor(
  connection: Connection,
  { schoolId, requestId }: Pick<CandidatesAsked, 'schoolId' | 'requestId'>,
): Promise<ReadonlySet<string>> {
  const rows = await connection.tenant<StandingRow>(CANDIDATE_STANDING, [schoolId, requestId, null]);
  return new Set(rows.map(({ id }) => id));
}

/** One snapshot is kept in memory and looked up by its version. */
let known: TraitCounts | undefined;

/** As `traitCounts`, read anew only where the snapshot is another than last time. */
export async function currentTraitCounts(connection: Connection): Promise<TraitCounts> {
  const [row] = await connection.open<{ version: number }>(TRAIT_COUNTS_VERSION);
  if (known?.version !== (row?.version ?? 0)) known = await traitCounts(connection);
  return known;
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
