import type { PlanAllocationInput } from '../../schema/allocation/plan-allocation.type';
import type { ReplanAllocationInput } from '../../schema/allocation/replan-allocation.type';
import type { Ground } from '../composition';
import { offersToAllocate } from '../offers/offer-dates.reads';
import { actingFor, type Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { notFound } from '../platform/faults';
import { type IdempotencyKeyReused, onceOnly } from '../platform/idempotency';
import { isId, newId } from '../platform/identifiers';
import { enqueue } from '../platform/jobs/queue';
import { type FieldProblem, invalid, type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import { PLANNERS } from '../platform/roles';
import { given } from '../platform/text';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { AllocationPlanService } from './allocation-plan.service';
import type { AllocationPlanStore, PlanRow } from './allocation-plan.store';
import type { Conflict } from './allocation.types';
import { commitmentsOf } from './commitments.reads';
import { withNamedOffers } from './dates-that-run.rules';
import { offersMissing, problemsWithMissing, problemsWithStudents } from './named-and-missing.rules';
import type { AskedOfPlan } from './plan.types';
import { askedFrom, type PlanToMake, problemsWithPlan } from './plan-input.rules';
import { planOutline, type PlanOutline } from './plan-material.reads';
import { type Asking, conflictsOfAsking } from './plan-problem.rules';
import { PLANNING, PLANNING_ATTEMPTS, type PlanningBody } from './planning.words';
import {
  askedAnew,
  type Changes,
  changesFrom,
  limitsAnew,
  problemsWithAnew,
  problemsWithChanges,
  problemsWithSums,
} from './replan-input.rules';

export type PlanOutcome =
  | Outcome<'AllocationPlanned', { plan: PlanRow }>
  | Refusal<'AllocationConflict', { conflicts: readonly Conflict[] }>
  | Refusal<'TooManyPlans'>
  | IdempotencyKeyReused
  | InvalidInputRefusal;

/** Plans of one school that may be waited for at once. */
const MOST_UNFINISHED = 3;

/** What a plan is, before it has an id and a job. */
type NewPlan = Pick<
  PlanRow,
  'schoolId' | 'title' | 'mode' | 'target' | 'mostPerStudent' | 'timeLimitSeconds' | 'positiveActionReason' | 'basedOn'
> & { readonly asked: AskedOfPlan };

/** Who and what a plan is about, and what of it is named now. */
interface AboutPlan extends Pick<Asking, 'named'> {
  readonly outline: PlanOutline;
}

/** Takes plans in hand: says at once what clashes, and leaves the rest to a job. */
export class PlanAllocationService {
  constructor(
    private readonly store: AllocationPlanStore,
    private readonly ground: Pick<Ground, 'connection' | 'audit' | 'clock'>,
    private readonly reference: CatalogueSource,
    private readonly plans: AllocationPlanService,
  ) {}

  plan(viewer: Viewer, { idempotencyKey, ...toMake }: PlanAllocationInput): Promise<PlanOutcome> {
    actingFor(viewer, toMake.schoolId, PLANNERS);
    return this.once(viewer, { key: idempotencyKey, body: toMake }, async () => {
      const catalogue = await this.reference.current(this.ground.connection);
      const problems = problemsWithPlan(toMake, { hasSubject: (code) => catalogue.hasSubject(code), isId });
      if (problems.length > 0) return invalid('The plan cannot be made as it stands; see each field.', problems);
      const plan = newPlanFrom(toMake);
      const outline = withNamedOffers(await planOutline(this.ground, plan), plan.asked.offers.offerIds);
      // Where not all dates were read, nobody can say of an offer that it has none.
      const missing = outline.isCut ? [] : await this.namedAndMissing(plan, outline);
      return missing.length > 0
        ? invalid('Some of what is named cannot be planned with.', missing)
        : this.make(viewer, plan, { outline, named: plan.asked });
    });
  }

  /** What was asked of the earlier plan holds, but for what is spoken of now. */
  async replan(viewer: Viewer, { idempotencyKey, ...anew }: ReplanAllocationInput): Promise<PlanOutcome> {
    const earlier = await this.plans.findForPlanner(viewer, anew.planId);
    return this.once(viewer, { key: idempotencyKey, body: anew }, async () => {
      const problems = problemsWithAnew(anew, earlier, { isId });
      if (problems.length > 0) return invalid('The plan cannot be made as it stands; see each field.', problems);
      const asked = await this.store.askedOf(earlier);
      if (asked === null) throw notFound('allocation plan');
      const changes = changesFrom(anew);
      const unheeded = problemsWithChanges(asked, changes);
      if (unheeded.length > 0) return invalid('Some of these changes cannot be made; see each field.', unheeded);
      const plan = {
        ...{ ...earlier, ...limitsAnew(anew, earlier), title: given(anew.title) ?? earlier.title },
        ...{ asked: askedAnew(asked, changes), basedOn: earlier.id },
      };
      const sums = problemsWithSums(plan.asked);
      if (sums.length > 0) return invalid('The plan would hold too much, or nothing; see each field.', sums);
      return this.makeAnew(viewer, plan, changes);
    });
  }

  /** What is named now must be there; what the earlier plan named may be gone. */
  private async makeAnew(viewer: Viewer, plan: NewPlan, { offers, forbidden, choices }: Changes): Promise<PlanOutcome> {
    const { ranked } = plan.asked;
    const outline = withNamedOffers(await planOutline(this.ground, plan), offers?.offerIds ?? null);
    const missing = offers === null || outline.isCut ? [] : await this.offersNamedAndMissing(plan, outline);
    if (missing.length > 0) return invalid('Some of what is named cannot be planned with.', missing);
    return this.make(viewer, plan, { outline, named: { forbidden, ranked: ranked && { ...ranked, choices } } });
  }

  /** Students and offers somebody named one by one must all be there: a name that fits nothing is a mistake. */
  private async namedAndMissing(plan: NewPlan, outline: PlanOutline): Promise<readonly FieldProblem[]> {
    return [...problemsWithStudents(plan.asked, outline), ...(await this.offersNamedAndMissing(plan, outline))];
  }

  private async offersNamedAndMissing({ schoolId, asked }: NewPlan, outline: PlanOutline): Promise<readonly FieldProblem[]> {
    const { connection, clock } = this.ground;
    const offerIds = offersMissing(asked, outline);
    const now = clock();
    const wanted = { schoolId, now, today: dayOf(now), offerIds };
    const open = offerIds.length === 0 ? new Set<string>() : await offersToAllocate(connection, wanted);
    return problemsWithMissing(offerIds, { open, withNobody: outline.withNobody });
  }

  private once(viewer: Viewer, { key, body }: { key: string | null | undefined; body: object }, run: () => Promise<PlanOutcome>) {
    return onceOnly<PlanOutcome>(this.ground.connection, {
      personId: viewer.personId,
      key,
      body,
      now: this.ground.clock(),
      run,
      keep: (outcome) => (outcome.kind === 'AllocationPlanned' ? { id: outcome.plan.id } : null),
      restore: async (kept) => ({
        kind: 'AllocationPlanned',
        plan: await this.plans.find(viewer, (kept as { id: string }).id),
      }),
    });
  }

  private async make(viewer: Viewer, plan: NewPlan, about: AboutPlan): Promise<PlanOutcome> {
    const conflicts = await this.conflictsOf(plan, about);
    if (conflicts.length > 0) return refuse('AllocationConflict', inAll(conflicts), { conflicts });
    const { schoolId } = plan;
    if ((await this.store.countUnfinished(schoolId)) >= MOST_UNFINISHED) return refuse('TooManyPlans', TOO_MANY, {});
    const [id, { personId }] = [newId(), viewer];
    const body: PlanningBody = { schoolId, planId: id, personId };
    const { connection, clock } = this.ground;
    const jobId = await enqueue(connection, { kind: PLANNING, schoolId, body: { ...body }, mostAttempts: PLANNING_ATTEMPTS });
    if (jobId === null) throw new Error('A job without a unique key is always taken.');
    const made = { madeBy: personId, madeAt: clock(), finishedAt: null, appliedAt: null, appliedBy: null, appliedKind: null };
    await this.store.insert({ ...plan, ...made, id, jobId, state: 'QUEUED' });
    return { kind: 'AllocationPlanned', plan: await this.plans.find(viewer, id) };
  }

  /** Only those with pairs matter here, so no profile is read. */
  private async conflictsOf(plan: NewPlan, { outline, named }: AboutPlan): Promise<readonly Conflict[]> {
    const { schoolId, asked } = plan;
    const { studentIds, dates, setAside, isCut } = outline;
    const settled = [...new Set([...asked.fixed, ...asked.required, ...named.forbidden].map(({ studentId }) => studentId))];
    const { connection, clock } = this.ground;
    const commitments =
      settled.length === 0 ? [] : await commitmentsOf(connection, { schoolId, studentIds: settled, now: clock() });
    const students = studentIds.map((id) => ({ id, need: 1, had: 0 }));
    return conflictsOfAsking({ asked, named, limits: plan, students, dates, setAside, isCut, commitments });
  }
}

const TOO_MANY = `${MOST_UNFINISHED} plans of this school are being worked out. Wait for one of them, or give one up.`;

/** Clashes are looked for in stages, so more may come to light once these are settled. */
const inAll = ([first, ...more]: readonly Conflict[]): string =>
  `${first?.message ?? ''}${more.length === 0 ? '' : ` There ${more.length === 1 ? 'is at least one more clash' : `are at least ${more.length.toLocaleString('en-GB')} more clashes`}.`}`;

function newPlanFrom(toMake: PlanToMake): NewPlan {
  const { schoolId, mode, target, mostPerStudent, timeLimitSeconds } = toMake;
  return {
    schoolId,
    mode,
    target,
    mostPerStudent,
    timeLimitSeconds,
    basedOn: null,
    title: toMake.title.trim(),
    positiveActionReason: given(toMake.positiveActionReason),
    asked: askedFrom(toMake),
  };
}
