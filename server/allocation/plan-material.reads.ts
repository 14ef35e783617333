import { setImmediate as breathe } from 'node:timers/promises';
import type { Ground } from '../composition';
import { gather, type MatchingMaterial } from '../matching/matching.reads';
import { prepareRoleModel } from '../matching/prepare.engine';
import type { Candidate } from '../matching/matching.types';
import type { PreparedRoleModel } from '../matching/prepared.types';
import { offerDatesFor, type OfferDatesWanted, type OfferDateToAllocate } from '../offers/offer-dates.reads';
import { dayOf } from '../platform/clock';
import type { Connection } from '../platform/connection';
import type { CatalogueSource } from '../reference/reference.catalogue';
import { candidatesFor } from '../role-models/candidates.reads';
import { basesOf } from '../students/student-basis.reads';
import { audienceOf, type ProfilesAsked, profilesOf } from '../students/student-profiles.reads';
import type { AllocationPlanEntity } from './allocation-plan.entity';
import type { Pair } from './allocation.types';
import { type Commitment, commitmentsOf } from './commitments.reads';
import { type Consents, consentsOf } from './consents.reads';
import { canRun, datesThatRun } from './dates-that-run.rules';
import { datesToMeetAtNow } from './whom-to-meet.reads';
import type { AskedOfPlan } from './plan.types';
import { MOST_PLAN_DATES, openPairs } from './plan-problem.rules';
import { type PlanStudent, planStudent, type PlanTerms } from './plan-students.rules';

export type PlanGround = Pick<Ground, 'connection' | 'audit' | 'clock'>;
export type PlanAsked = Pick<AllocationPlanEntity, 'schoolId' | 'positiveActionReason'> & { readonly asked: AskedOfPlan };

/** Who and what a plan is about, before anything is known of the students. */
export interface PlanOutline {
  readonly studentIds: readonly string[];
  /** Those that are to be had, with whom the school's students may meet there; full ones too. */
  readonly dates: readonly OfferDateToAllocate[];
  /** Those to be had that can never run, and are no part of the plan. */
  readonly setAside: readonly OfferDateToAllocate[];
  /** Offers to be had, at none of whose dates there is anybody the school's students may meet. */
  readonly withNobody: readonly string[];
  /** Whether there are more dates than a plan may have, so that not all were read. */
  readonly isCut: boolean;
}

/** Everything a plan is worked out from, as it stands now. */
export interface PlanMaterial extends PlanOutline {
  readonly students: readonly PlanStudent[];
  readonly roleModels: ReadonlyMap<string, PreparedRoleModel>;
  /** The same, as the hard conditions look at them. */
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly matching: MatchingMaterial;
  /** What everybody agreed to while they were read. */
  readonly consents: Consents;
}

/** So many students are read and prepared between two breaths: well under 20 ms of computing. */
const AT_ONCE = 100;

/** In a fixed number of statements, however much there is. */
export async function planOutline({ connection, clock }: PlanGround, { schoolId, asked }: PlanAsked): Promise<PlanOutline> {
  const now = clock();
  const today = dayOf(now);
  const { audience } = asked;
  const [studentIds, dates] = await Promise.all([
    audienceOf(connection, { schoolId, ...audience }),
    datesAskedFor(connection, { schoolId, now, today }, asked),
  ]);
  const withSomebody = await datesToMeetAtNow(connection, { schoolId, today, dates });
  const settled = await settledAt(connection, { schoolId, now, asked, dates: withSomebody.filter((date) => !canRun(date)) });
  return {
    studentIds,
    ...datesThatRun(withSomebody, settled),
    withNobody: offersWithout(withSomebody, dates),
    isCut: dates.length > MOST_PLAN_DATES,
  };
}

const datesAskedFor = (
  connection: Connection,
  at: Pick<OfferDatesWanted, 'schoolId' | 'now' | 'today'>,
  { offers: { offerIds, startsOn, endsOn, forms } }: AskedOfPlan,
): Promise<OfferDateToAllocate[]> => offerDatesFor(connection, { ...at, offerIds, startsOn, endsOn, forms }, MOST_PLAN_DATES + 1);

interface Settling {
  readonly schoolId: string;
  readonly now: Date;
  readonly asked: Pick<AskedOfPlan, 'fixed' | 'required'>;
  readonly dates: readonly OfferDateToAllocate[];
}

/** Pairs fixed or required at these dates and not held already; no statement where there are none. */
async function settledAt(
  connection: PlanGround['connection'],
  { schoolId, now, asked, dates }: Settling,
): Promise<readonly Pair[]> {
  const there = new Set(dates.map(({ offerDateId }) => offerDateId));
  const pairs = [...asked.fixed, ...asked.required].filter(({ offerDateId }) => there.has(offerDateId));
  if (pairs.length === 0) return [];
  const studentIds = [...new Set(pairs.map(({ studentId }) => studentId))];
  return openPairs(pairs, await commitmentsOf(connection, { schoolId, studentIds, now }));
}

/** Offers of the dates that are not among the others. */
function offersWithout(some: readonly OfferDateToAllocate[], dates: readonly OfferDateToAllocate[]): readonly string[] {
  const left = new Set(some.map(({ offerId }) => offerId));
  return [...new Set(dates.map(({ offerId }) => offerId).filter((id) => !left.has(id)))];
}

interface MaterialAsked {
  readonly plan: PlanAsked;
  /** Whether groups of students are to be told, for which their sex is read. */
  readonly isReported: boolean;
  readonly onShare: (share: number) => void;
  /** Read before, where it was. */
  readonly outline?: PlanOutline;
  /** Forms of the encounters that decide what students are owed; those of the dates where left out. */
  readonly forms?: PlanTerms['forms'];
}

/**
 * Reads students a hundred at a time and breathes in between, so that requests go on meanwhile. Their sex is read
 * for a report and, with positive action, all their traits for the scores; that is noted in the audit trail.
 */
export async function planMaterial(
  ground: PlanGround,
  reference: CatalogueSource,
  { plan, isReported, onShare, outline: known, forms }: MaterialAsked,
): Promise<PlanMaterial> {
  const outline = known ?? (await planOutline(ground, plan));
  const { schoolId, positiveActionReason } = plan;
  const matching = await gather(ground, reference, { schoolId, studentIds: [], purpose: null });
  const { today, basis, weights } = matching;
  const roleModelIds = [...new Set(outline.dates.flatMap((date) => date.roleModelIds))].sort();
  const agreed = (upTo: Date | null) =>
    consentsOf(ground.connection, {
      schoolId,
      roleModelIds,
      studentIds: outline.studentIds,
      isOnlySex: positiveActionReason === null,
      upTo,
    });
  const before = await agreed(null);
  const candidates = await candidatesFor(ground.connection, ground.audit, { schoolId, requestId: null, roleModelIds, today });
  const terms = {
    basis,
    weights,
    forms: forms ?? outline.dates.map(({ form }) => form),
    hasPositiveAction: positiveActionReason !== null,
  };
  const students: PlanStudent[] = [];
  for (let from = 0; from < outline.studentIds.length; from += AT_ONCE) {
    const studentIds = outline.studentIds.slice(from, from + AT_ONCE);
    students.push(...(await studentsOf(ground, { schoolId, studentIds, today, terms, isReported })));
    onShare(Math.min(1, (from + AT_ONCE) / outline.studentIds.length));
    await breathe();
  }
  const roleModels = new Map(candidates.map(({ profile }) => [profile.id, prepareRoleModel(profile, basis.reference)]));
  // What was agreed to last is read before the first is compared: whoever takes a yes back after that is not in it either way. Where
  // somebody did while it was read, the first digest is kept: the plan is stale as soon as it is there.
  const after = await agreed(null);
  const consents = (await agreed(before.upTo)).digest === before.digest ? after : before;
  const byId = new Map(candidates.map((one) => [one.profile.id, one]));
  return { ...outline, students, roleModels, candidates: byId, matching, consents };
}

async function studentsOf(
  { connection, audit, clock }: PlanGround,
  asked: Pick<ProfilesAsked, 'schoolId' | 'studentIds' | 'today'> & { readonly terms: PlanTerms; readonly isReported: boolean },
): Promise<PlanStudent[]> {
  const { schoolId, studentIds, today, terms, isReported } = asked;
  // Before the rest: what changes meanwhile is told as changed, whether or not the plan knew it.
  const bases = await basesOf(connection, { schoolId, studentIds });
  const [facts, commitments] = await Promise.all([
    profilesOf(connection, audit, {
      schoolId,
      studentIds,
      purpose: 'ALLOCATION_PLAN',
      today,
      ...(terms.hasPositiveAction ? {} : { traitKinds: isReported ? ['SEX'] : [] }),
    }),
    commitmentsOf(connection, { schoolId, studentIds, now: clock() }),
  ]);
  const byStudent = new Map<string, Commitment[]>(studentIds.map((id) => [id, []]));
  for (const commitment of commitments) byStudent.get(commitment.studentId)?.push(commitment);
  return facts.map((one) => {
    const { id } = one.profile;
    return planStudent(one, { commitments: byStudent.get(id) ?? [], basis: bases.get(id) ?? null }, terms);
  });
}
