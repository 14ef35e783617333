import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { badInput, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { AllocationPlanService } from './allocation-plan.service';
import type { PlanKey, PlanRow } from './allocation-plan.store';
import type { SolveStatus } from './allocation.types';
import { byStudent } from './grouped.rules';
import { toMeet } from './obstacles.rules';
import { planMaterial, type PlanMaterial, type PlanOutline, planOutline } from './plan-material.reads';
import { problemOf, yearsTaken } from './plan-problem';
import { isPlan } from './plan-results.rules';
import { type PlanStudent, whereabouts } from './plan-students.rules';
import type { PlanResult } from './plan.types';
import { servedBefore } from './ranked-plan.rules';
import { explanationInWords, reasonSentence } from './why-no-place-wording.rules';
import { explainDates } from './why-no-place.rules';
import type { ExplainedDate, ProposalForStudent, Standing } from './why-no-place.types';
import { givenBeside, workedForStudent, type WorkedForStudent } from './worked-for-student.reads';

export interface StudentToExplain {
  readonly planId: string;
  readonly studentId: string;
  readonly kind: PlanResult['kind'];
}

/** Source of an `AllocationExplanation` in the graph. */
export interface ExplainedAllocation {
  readonly kind: PlanResult['kind'];
  readonly plan: PlanKey;
  readonly studentId: string;
  readonly encountersBefore: number;
  readonly placesGiven: number;
  readonly summary: string;
  readonly dates: readonly ToldDate[];
}

export interface ToldDate {
  readonly offerDateId: string;
  readonly isGiven: boolean;
  readonly score: number | null;
  readonly reasons: readonly { readonly code: ExplainedDate['codes'][number]; readonly sentence: string }[];
}

/** A proposal that was found. */
type Worked = WorkedForStudent & { readonly status: SolveStatus };

/** Says what a proposal does for one student, and why nothing more: by its places, and by whom and what it is about as they stand now. */
export class ExplainAllocationService {
  constructor(
    private readonly plans: Pick<AllocationPlanService, 'find'>,
    private readonly ground: Pick<Ground, 'connection' | 'audit' | 'clock'>,
    private readonly reference: CatalogueSource,
  ) {}

  /** Refuses with BAD_USER_INPUT where there is no such proposal. */
  async explain(viewer: Viewer, { planId, studentId, kind }: StudentToExplain): Promise<ExplainedAllocation> {
    const plan = await this.plans.find(viewer, planId);
    if (plan.state !== 'READY' && plan.state !== 'APPLIED') throw badInput(NOTHING_PROPOSED);
    if (!isId(studentId)) throw notFound('student of this plan');
    const asked = { schoolId: plan.schoolId, id: plan.id, studentId, kind };
    const worked = await workedForStudent(this.ground.connection, asked);
    if (worked === null) throw notFound('student of this plan');
    if (!wasFound(worked)) throw badInput(NO_SUCH_PROPOSAL);
    const { material, student } = await this.read(plan, worked, studentId);
    const given = await givenBeside(this.ground.connection, asked);
    const proposal = { ...plan, ...worked, kind, given, own: new Set(worked.own) };
    const takes = yearsTaken(material);
    const dates = { dates: toMeet(material.dates, takes), setAside: toMeet(material.setAside, takes) };
    const explained = explainDates(dates, standingOf(student, worked, kind), proposal);
    const placesGiven = worked.own.length;
    return {
      kind,
      plan,
      studentId,
      encountersBefore: worked.had,
      placesGiven,
      summary: explanationInWords(explained, proposal, placesGiven),
      dates: told(explained, proposal, await scoresOf({ ...plan, asked: worked.asked }, { ...material, students: [student] })),
    };
  }

  /** The plan's dates with the places that were left when it was worked out, and the student without what they were given by it since. */
  private async read(
    plan: PlanRow,
    worked: Worked,
    studentId: string,
  ): Promise<{ readonly material: PlanMaterial; readonly student: PlanStudent }> {
    const planned = { ...plan, asked: worked.asked };
    const outline = asSolved(await planOutline(this.ground, planned), worked.dates);
    const material = await planMaterial(this.ground, this.reference, {
      plan: planned,
      outline: { ...outline, studentIds: [studentId] },
      isReported: false,
      onShare: () => undefined,
    });
    const [student] = material.students;
    if (student === undefined) throw notFound('student of this plan');
    const applied = new Set(worked.applied);
    const others = student.commitments.filter(({ offerDateId }) => offerDateId === null || !applied.has(offerDateId));
    return { material, student: { ...student, ...whereabouts(others) } };
  }
}

const wasFound = (worked: WorkedForStudent): worked is Worked =>
  worked.status !== null && isPlan({ ...worked, status: worked.status });

function asSolved(outline: PlanOutline, solved: WorkedForStudent['dates']): PlanOutline {
  const then = new Map(solved.map(({ id, capacity, placesLeft }) => [id, { capacity, placesLeft }]));
  const dates = [...outline.dates, ...outline.setAside].flatMap((date) => {
    const places = then.get(date.offerDateId);
    return places === undefined ? [] : [{ ...date, ...places }];
  });
  return {
    ...outline,
    dates: dates.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    setAside: outline.setAside.filter(({ offerDateId }) => !then.has(offerDateId)),
  };
}

function standingOf(student: PlanStudent, { asked }: Worked, kind: PlanResult['kind']): Standing {
  const forbidden = asked.forbidden.filter((pair) => byStudent(pair) === student.id);
  const choices = asked.ranked?.choices.filter((one) => byStudent(one) === student.id) ?? [];
  return {
    student,
    forbidden: new Set(forbidden.map(({ offerDateId }) => offerDateId)),
    chosen: kind === 'RANKED' ? new Set(choices.flatMap(({ offerIds }) => offerIds.flat())) : null,
    isServed: servedBefore(asked, [student]).has(student.id),
  };
}

/** By date, of those the student can come to. */
async function scoresOf(plan: Parameters<typeof problemOf>[0], material: PlanMaterial): Promise<ReadonlyMap<string, number>> {
  const { offerDates, scores } = await problemOf(plan, material, { onShare: () => undefined });
  return new Map(
    offerDates.map(({ id }, column) => [id, scores[column] ?? NaN] as const).filter(([, score]) => !Number.isNaN(score)),
  );
}

const told = (
  dates: readonly ExplainedDate[],
  proposal: ProposalForStudent,
  scores: ReadonlyMap<string, number>,
): readonly ToldDate[] =>
  dates.map(({ offerDateId, isGiven, codes, at }) => ({
    offerDateId,
    isGiven,
    score: scores.get(offerDateId) ?? null,
    reasons: codes.map((code) => ({ code, sentence: reasonSentence(code, proposal, at) })),
  }));

const NOTHING_PROPOSED =
  'This plan proposes nothing: it is not worked out yet, or cannot be made. Ask again when it is READY, or look at its conflicts.';
const NO_SUCH_PROPOSAL = 'This plan has no such proposal. Ask for a `kind` that it has.';
