import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { badInput, notFound } from '../platform/faults';
import { isId } from '../platform/identifiers';
import type { AllocationPlanService } from './allocation-plan.service';
import type { PlanKey, PlanRow } from './allocation-plan.store';
import { isPlan } from './plan-results.rules';
import type { PlanResult } from './plan.types';
import { explanationInWords, reasonSentence } from './why-no-place-wording.rules';
import { explainDates, type ExplainedDate } from './why-no-place.rules';
import { datesForStudent, workedForStudent } from './worked-for-student.reads';

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
  readonly reasons: readonly { readonly code: ExplainedDate['codes'][number]; readonly sentence: string }[];
}

/** Purpose in the audit trail. */
const EXPLAINED = 'ALLOCATION_PLAN_EXPLAINED';

/** Says what a proposal does for one student, and why nothing more, by what the plan knew when it was worked out. */
export class ExplainAllocationService {
  constructor(
    private readonly plans: Pick<AllocationPlanService, 'find' | 'findForPlanner'>,
    private readonly ground: Pick<Ground, 'connection' | 'audit'>,
  ) {}

  /** Refuses with BAD_USER_INPUT where there is no such proposal. */
  async explain(viewer: Viewer, { planId, studentId, kind }: StudentToExplain): Promise<ExplainedAllocation> {
    // Of ranked choices it tells what the student chose, which whoever plans was given.
    const plan = kind === 'RANKED' ? await this.plans.findForPlanner(viewer, planId) : await this.plans.find(viewer, planId);
    const problem = problemWithAsking(plan);
    if (problem !== null) throw badInput(problem);
    if (!isId(studentId)) throw notFound('student of this plan');
    const { connection, audit } = this.ground;
    const asked = { schoolId: plan.schoolId, id: plan.id, studentId, kind };
    const worked = await workedForStudent(connection, asked);
    if (worked === null) throw notFound('student of this plan');
    if (worked.status === null || !isPlan({ status: worked.status })) throw badInput(NO_SUCH_PROPOSAL);
    audit.note({ purpose: EXPLAINED, schoolId: plan.schoolId, studentIds: [studentId] });
    const { target, mostPerStudent } = plan;
    const proposal = { ...worked, kind, target, mostPerStudent };
    const dates = explainDates(await datesForStudent(connection, asked), proposal);
    return {
      ...{ kind, plan, studentId, encountersBefore: worked.had, placesGiven: worked.placesGiven },
      summary: explanationInWords(dates, proposal),
      dates: dates.map(({ date, codes }) => ({
        offerDateId: date.offerDateId,
        isGiven: date.isGiven,
        reasons: codes.map((code) => ({ code, sentence: reasonSentence(code, date, proposal) })),
      })),
    };
  }
}

function problemWithAsking({ state }: PlanRow): string | null {
  if (state === 'READY' || state === 'APPLIED') return null;
  if (state === 'QUEUED' || state === 'RUNNING') return NOT_YET;
  return state === 'INFEASIBLE' ? CANNOT_BE_MADE : NEVER;
}

const NOT_YET = 'This plan is still being worked out. Wait until it is READY, then ask again.';
const CANNOT_BE_MADE = 'This plan cannot be made, so it gives nobody a place: the conflicts told with it say why.';
const NEVER = 'This plan was not worked out, so it gives nobody a place. Plan anew, and ask that plan.';
const NO_SUCH_PROPOSAL = 'This plan has no such proposal. Ask for a `kind` that it has.';
