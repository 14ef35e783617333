import type { ApplyAllocationInput } from '../../schema/allocation/apply-allocation.type';
import type { Ground } from '../composition';
import type { PlaceStore, PlaceWanted } from '../offers/place.store';
import type { Viewer } from '../platform/access';
import { dayOf } from '../platform/clock';
import { writeEvents } from '../platform/events/outbox';
import { type IdempotencyKeyReused, onceOnly } from '../platform/idempotency';
import { type InvalidInputRefusal, type Outcome, refuse, type Refusal } from '../platform/outcome';
import type { AllocationPlanService } from './allocation-plan.service';
import type { PlanRow } from './allocation-plan.store';
import type { ApplyAllocationStore } from './apply-allocation.store';
import { changeFrom, inTheWayOf, type ToldChange, toldChange, whyStale } from './plan-change-wording.rules';
import { CONSENTS_COMPARED } from './consents.reads';
import type { PlanChange } from './plan-changes.reads';
import { planProgressed } from './plan-events.rules';

export type ApplyOutcome =
  | Outcome<'AllocationApplied', { plan: PlanRow } & PlacesOfOutcome>
  | Refusal<'StaleAllocationPlan', { plan: PlanRow; changes: readonly ToldChange[] }>
  | Refusal<'AllocationAlreadyApplied', { plan: PlanRow }>
  | Refusal<'AllocationNotReady', { plan: PlanRow }>
  | IdempotencyKeyReused
  | InvalidInputRefusal;

interface PlacesOfOutcome {
  readonly placesGiven: number;
  /** Without those held already. */
  readonly placesNewlyGiven: number;
}

/** Gives the places of a proposal: all of them or none, from how things stand in the same transaction. */
export class ApplyAllocationService {
  constructor(
    private readonly store: ApplyAllocationStore,
    private readonly places: PlaceStore,
    private readonly ground: Pick<Ground, 'connection' | 'clock' | 'audit'>,
    private readonly plans: AllocationPlanService,
  ) {}

  async apply(viewer: Viewer, { idempotencyKey, ...input }: ApplyAllocationInput): Promise<ApplyOutcome> {
    const plan = await this.plans.findForPlanner(viewer, input.planId);
    return onceOnly<ApplyOutcome>(this.ground.connection, {
      personId: viewer.personId,
      key: idempotencyKey,
      body: input,
      now: this.ground.clock(),
      run: async () => {
        await this.store.lock(plan);
        return this.applyLocked(viewer, await this.plans.find(viewer, plan.id), input);
      },
      keep: (outcome) => (outcome.kind === 'AllocationApplied' ? placesIn(outcome) : null),
      restore: async (kept) => ({
        kind: 'AllocationApplied',
        plan: await this.plans.find(viewer, plan.id),
        ...placesKept(kept),
      }),
    });
  }

  private async applyLocked(
    viewer: Viewer,
    plan: PlanRow,
    input: Omit<ApplyAllocationInput, 'idempotencyKey'>,
  ): Promise<ApplyOutcome> {
    const { kind, expectedVersion } = input;
    if (plan.state === 'APPLIED')
      return refuse('AllocationAlreadyApplied', 'A proposal of this plan was applied before. Plan anew to give more places.', {
        plan,
      });
    const wanted = plan.state === 'READY' ? await this.store.placesOf(plan, kind) : [];
    if (wanted.length === 0) return refuse('AllocationNotReady', plan.state === 'READY' ? NOTHING_TO_APPLY : NOT_READY, { plan });
    if (plan.version !== expectedVersion) return stale(plan, []);
    const { inTheWay, heldBefore } = await this.give(plan, kind, wanted);
    if (inTheWay.length > 0) return stale(plan, inTheWay);
    const now = this.ground.clock();
    if (!(await this.store.markApplied(plan, { kind, personId: viewer.personId, now })))
      throw new Error('A locked plan that is ready stays so.');
    await writeEvents(this.ground.connection, [planProgressed(plan, { state: 'APPLIED', stage: 'applied', progress: 1 }, now)]);
    const places = { placesGiven: wanted.length, placesNewlyGiven: wanted.length - heldBefore };
    return { kind: 'AllocationApplied', plan: await this.plans.find(viewer, plan.id), ...places };
  }

  /** Answers what stands in the way, and then nothing was given; and how many of these places were held before. */
  private async give(
    plan: PlanRow,
    kind: ApplyAllocationInput['kind'],
    places: readonly PlaceWanted[],
  ): Promise<{ readonly inTheWay: readonly PlanChange[]; readonly heldBefore: number }> {
    const { clock, audit } = this.ground;
    const now = clock();
    audit.note({ purpose: CONSENTS_COMPARED, schoolId: plan.schoolId, studentIds: [] });
    await this.store.holdDates(plan, kind);
    const inTheWay = inTheWayOf(await this.store.changes(plan, { now, today: dayOf(now) }), kind);
    const held = await this.store.countHeld(plan, kind);
    const heldBefore = [...held.values()].reduce((sum, count) => sum + count, 0);
    if (inTheWay.length > 0) return { inTheWay, heldBefore };
    const { schoolId, id: planId } = plan;
    const problems = await this.places.take({ schoolId, places, planId, now });
    const told = problems.map((problem) => {
      const wanted = places.filter(({ offerDateId }) => offerDateId === problem.offerDateId).length;
      return changeFrom(problem, { planId, kind, wanted: wanted - (held.get(problem.offerDateId ?? '') ?? 0) });
    });
    return { inTheWay: told, heldBefore };
  }
}

const placesIn = ({ placesGiven, placesNewlyGiven }: PlacesOfOutcome): PlacesOfOutcome => ({ placesGiven, placesNewlyGiven });

/** Answers that were kept before these were told apart have one number. */
function placesKept(kept: unknown): PlacesOfOutcome {
  const { placesGiven, placesNewlyGiven = placesGiven } = kept as Partial<PlacesOfOutcome> & Pick<PlacesOfOutcome, 'placesGiven'>;
  return { placesGiven, placesNewlyGiven };
}

const NOT_READY =
  'This plan has no proposal to apply: it is not worked out yet, was given up, or none was found. Look at its state and its conflicts.';
const NOTHING_TO_APPLY =
  'This plan has no such proposal, or one that gives nobody a place, so there is nothing to apply. A fair plan gives none to students who have reached the target; no plan gives any at a date that is forbidden to everybody or would not reach its minimum audience.';

function stale(plan: PlanRow, inTheWay: readonly PlanChange[]): ApplyOutcome {
  const changes = inTheWay.map((change) => toldChange(change, dayOf));
  return refuse('StaleAllocationPlan', whyStale(changes), { plan, changes });
}
