import type { AccessNeed } from '../../schema/shared/access-need.type';
import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Route } from '../../schema/shared/route.type';
import type { TraitKind } from '../../schema/shared/trait-kind.type';
import type { Candidate, Career, Key, RoleModelProfile, SharedTrait, TraitCounts } from '../matching/matching.types';
import type { AuditTrail } from '../platform/audit';
import type { Connection } from '../platform/connection';
import { monthBefore, partsTaken, wholeYearsBetween } from './candidate.rules';
import {
  CANDIDATE_STANDING,
  CANDIDATE_TRAITS,
  type CandidateRow,
  LISTED_CANDIDATES,
  NAMED_CANDIDATES,
  type StandingRow,
  TRAIT_COUNTS,
  type TraitsRow,
} from './candidate.statements';
import { entriesOf, fieldsOf, listReader, slotFrom } from './gathered-text.rules';

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

/** Load is told of this month, and of as many before as 90 days may reach into. */
const MONTHS_OF_LOAD = 2;

/**
 * Role models as matching weighs them, in the order of their ids, in three statements however many there are.
 * Their traits are those that may be used; reading them is noted in the audit trail.
 */
export async function candidatesFor(connection: Connection, audit: AuditTrail, asked: CandidatesAsked): Promise<Candidate[]> {
  const { schoolId, requestId, roleModelIds: ids, today } = asked;
  audit.note({ purpose: 'ROLE_MODEL_TRAITS_FOR_MATCHING', schoolId, studentIds: [] });
  const [rows, traits, standings] = await Promise.all([
    connection.open<CandidateRow>(ids === null ? LISTED_CANDIDATES : NAMED_CANDIDATES, [
      ids,
      today,
      monthBefore(today, MONTHS_OF_LOAD),
    ]),
    connection.open<TraitsRow>(CANDIDATE_TRAITS, [ids]),
    connection.tenant<StandingRow>(CANDIDATE_STANDING, [schoolId, requestId, ids]),
  ]);
  const traitsOf = new Map(traits.map((row) => [row.id, row.traits]));
  const standingOf = new Map(standings.map((row) => [row.id, row]));
  const read = candidateReader(today);
  return rows.map((row) => read(row, traitsOf.get(row.id) ?? '', standingOf.get(row.id)));
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
  readonly kind: string | null;
  readonly value: string | null;
  readonly roleModels: number | null;
}

/** Lists that many role models have alike (forms, year groups, usual times) are read once and shared. */
function candidateReader(today: string) {
  const slots = listReader(slotFrom);
  const forms = listReader((text) => text as Key<EncounterForm>);
  const yearGroups = listReader(Number);
  const needs = listReader((text) => text as Key<AccessNeed>);
  const topics = listReader((text) => text);
  return (row: CandidateRow, traits: string, standing: StandingRow | undefined): Candidate => ({
    profile: profileFrom(row, traits, { today, topics }),
    ...statusOf(row),
    ...loadOf(row),
    place: row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
    usualSlots: slots(row.usualSlots),
    forms: forms(row.forms),
    yearGroups: yearGroups(row.yearGroups),
    accessNeedsMet: needs(row.accessNeedsMet),
    alumnusOf: entriesOf(row.schools),
    isExcludedBySchool: standing?.isExcluded ?? false,
    hasOpenInvitation: standing?.hasOpenInvitation ?? false,
    hasRefused: standing?.hasRefused ?? false,
  });
}

function statusOf(row: CandidateRow) {
  const { listing, isPaused, isOnline, isInPerson, travelLimitKm, largestGroup, hasRecordedCheck, turnsAdultOn, hereFor } = row;
  return { listing, isPaused, isOnline, isInPerson, travelLimitKm, largestGroup, hasRecordedCheck, turnsAdultOn, hereFor };
}

function loadOf({ capacityPerMonth, load, away, bookings }: CandidateRow) {
  return {
    capacityPerMonth,
    commitments: new Map(fieldsOf(load).map(([month = '', commitments]) => [month, Number(commitments)])),
    away: fieldsOf(away).map(([from = '', to = '']) => ({ from, to })),
    busy: fieldsOf(bookings).flatMap(([startsAt = '', endsAt = '']) => partsTaken(startsAt, endsAt)),
  };
}

function profileFrom(
  row: CandidateRow,
  gathered: string,
  { today, topics }: { today: string; topics: (text: string) => readonly string[] },
): RoleModelProfile {
  const traits = fieldsOf(gathered).map(traitFrom);
  const sex = traits.find(({ kind }) => kind === 'SEX');
  return {
    id: row.id,
    careers: fieldsOf(row.careers).map((fields) => careerFrom(fields, today)),
    topicSectors: topics(row.topicSectors),
    topicSubjects: topics(row.topicSubjects),
    traits: traits.filter(({ kind }) => kind !== 'SEX'),
    sex: sex?.value === 'FEMALE' || sex?.value === 'MALE' ? { value: sex.value, mayBeShown: sex.mayBeShown } : null,
    route: row.route as Key<Route> | null,
    yearsSinceEnteringField: row.enteredFieldOn === null ? null : wholeYearsBetween(row.enteredFieldOn, today),
    yearsSinceLeavingSchool: row.leftSchoolOn === null ? null : wholeYearsBetween(row.leftSchoolOn, today),
    startingLevel: row.startingLevel,
    recentInvitations: fieldsOf(row.load).reduce((sum, [month = '', , sent]) => (month <= today ? sum + Number(sent) : sum), 0),
  };
}

function careerFrom([occupation = '', startedOn = '', endedOn]: readonly string[], today: string): Career {
  const isPresent = endedOn === undefined || endedOn > today;
  return { occupation, isPresent, years: wholeYearsBetween(startedOn, isPresent ? today : endedOn) };
}

const traitFrom = ([kind, value = '', mayBeShown]: readonly string[]): SharedTrait => ({
  kind: kind as Key<TraitKind>,
  value,
  mayBeShown: mayBeShown === 't',
});
