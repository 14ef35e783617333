import type { AllocationWhatIf, WhatIfArgs } from '../../schema/allocation/allocation-plan.type';
import type { Ground } from '../composition';
import type { Viewer } from '../platform/access';
import { counted } from '../matching/wording.rules';
import type { OfferDateToAllocate } from '../offers/offer-dates.reads';
import { dayOf } from '../platform/clock';
import { badInput, notFound } from '../platform/faults';
import type { CatalogueSource } from '../reference/reference.catalogue';
import type { AllocationPlanService } from './allocation-plan.service';
import type { AllocationPlanStore, PlanRow } from './allocation-plan.store';
import type { AllocationProblem, AllocationSolution, Conflicts, Pair, WhatIf } from './allocation.types';
import { withDate } from './dates-that-run.rules';
import { type PlanMaterial, planMaterial, planOutline } from './plan-material.reads';
import { problemOf } from './plan-problem';
import { conflictsUnseen } from './plan-problem.rules';
import { dateInWords, isPlan } from './plan-results.rules';
import { placesInWords, whatIfSentence } from './price-wording.rules';
import { areSome } from './problem-conflicts.rules';
import { isProved, levelled } from './what-if-plans.rules';
import { whyNotCompared } from './what-if-refusals.rules';

/** For each of the two solvings, in milliseconds: together with the reading well within what a request may take. */
const TIME_LIMIT = 2_500;
const NO_SEARCH = 0;
/** Students times dates: what can be read, scored and solved twice while somebody waits. */
const MOST_PAIRS = 200_000;
const EXTRA_PLACES = 500;

const TOO_LARGE = 'This plan is too large to be solved anew while you wait. Plan anew for fewer students or offers.';
const APPLIED =
  'This plan was applied: its places are given, so it says nothing of what more would do. Plan anew and ask that plan.';
const RANKED =
  'This plan goes by ranked choices, and what more places would do is worked out from fit and need. Plan by fit and need, and ask that plan.';
const NOT_YET = 'This plan is still being worked out. Wait until it is READY, then ask again.';
const NEVER = 'This plan was not worked out, so there is nothing that more places would change. Plan anew, and ask that plan.';
const CANNOT_BE_MADE =
  'This plan was worked out, and it cannot be made: the conflicts told with it say what clashes. Settle them, plan anew, and ask that plan.';
const NOBODY_COMES: readonly string[] = ['NO_POSSIBLE_PAIR', 'NO_OFFERS'];

/** What more places at one date would change: the best fit is solved as things stand now and once more with the places. */
export class WhatIfService {
  constructor(
    private readonly plans: Pick<AllocationPlanService, 'find'>,
    private readonly store: Pick<AllocationPlanStore, 'askedOf' | 'bestFitOf'>,
    private readonly ground: Pick<Ground, 'connection' | 'audit' | 'clock' | 'solver' | 'whatIfTurns'>,
    private readonly reference: CatalogueSource,
  ) {}

  /** Refuses with BAD_USER_INPUT what cannot be meant, or answered while somebody waits; one question a person at a time. */
  ask(viewer: Viewer, asked: WhatIfArgs): Promise<AllocationWhatIf> {
    return this.ground.whatIfTurns.take(viewer.personId, async () =>
      this.answer(await this.plans.find(viewer, asked.planId), asked),
    );
  }

  private async answer(plan: PlanRow, { offerDateId, extraPlaces }: WhatIfArgs): Promise<AllocationWhatIf> {
    const problem = problemWithAsking(plan, extraPlaces);
    if (problem !== null) throw badInput(problem);
    const asked = await this.store.askedOf(plan);
    if (asked === null) throw notFound('allocation plan');
    const planned = { ...plan, asked };
    const outline = await planOutline(this.ground, planned);
    if (outline.isCut || outline.studentIds.length * outline.dates.length > MOST_PAIRS) throw badInput(TOO_LARGE);
    const date = [...outline.dates, ...outline.setAside].find((one) => one.offerDateId === offerDateId);
    if (date === undefined) throw notFound('offer date of this plan');
    const isSetAside = outline.setAside.includes(date);
    const more = placesInWords(extraPlaces, dateInWords(date, dayOf));
    if (isSetAside && date.capacity + extraPlaces < date.minimumAudience) throw badInput(stillSetAside(date, more));
    const kept = { plan: planned, outline: withDate(outline, date), onShare: () => undefined };
    const material = await planMaterial(this.ground, this.reference, kept);
    const plans = await this.bothPlans(
      await problemFor(planned, isSetAside ? withoutDate(material, offerDateId) : material),
      await problemFor(planned, withMore(material, offerDateId, extraPlaces)),
      await this.store.bestFitOf(plan),
    );
    return compared(plans, more);
  }

  /**
   * Each is made from what is known of the other, so that what is compared differs by the places alone, and not by what the solver happened
   * to find: the second begins from the first, and unless that is proved, the first is tried again with the dates that run in the second.
   */
  private async bothPlans(asIs: Asked, withPlaces: Asked, planned: readonly Pair[]): Promise<WhatIf> {
    const before = await this.solve(asIs, planned);
    const after = await this.solve(withPlaces, before.places);
    const isFirstProved = before.status !== 'FEASIBLE' || !isPlan(after);
    return levelled({ before, after }, isFirstProved ? null : await this.solve(asIs, after.places, NO_SEARCH));
  }

  private async solve(asked: Asked, known: readonly Pair[], timeLimitMs = TIME_LIMIT): Promise<AllocationSolution> {
    return orNobody(
      'conflicts' in asked ? unsolved(asked.conflicts) : await this.ground.solver.solve(asked, { timeLimitMs }, known),
    );
  }
}

/** What is to be solved, or why it cannot be asked. */
type Asked = AllocationProblem | { readonly conflicts: Conflicts };

async function problemFor(plan: Parameters<typeof problemOf>[0], material: PlanMaterial): Promise<Asked> {
  const commitments = material.students.flatMap((student) => student.commitments);
  const conflicts = conflictsUnseen({ ...material, asked: plan.asked, commitments });
  return areSome(conflicts) ? { conflicts } : problemOf(plan, material, { onShare: () => undefined });
}

/** Where every date is full, or no pair is possible, nobody gets a place: that is a plan to compare with, and proved. */
const orNobody = (solution: AllocationSolution): AllocationSolution =>
  solution.conflicts.length > 0 && solution.conflicts.every(({ code }) => NOBODY_COMES.includes(code))
    ? { ...solution, status: 'OPTIMAL', places: [], value: 0, conflicts: [] }
    : solution;

const unsolved = (conflicts: Conflicts): AllocationSolution => ({
  ...{ mode: 'BEST_FIT', status: 'INFEASIBLE', method: 'FLOW', gap: null, milliseconds: 0 },
  ...{ places: [], value: 0, prices: null, conflicts },
});

function problemWithAsking({ mode, state }: PlanRow, extraPlaces: number): string | null {
  if (extraPlaces < 1 || extraPlaces > EXTRA_PLACES)
    return `\`extraPlaces\` must be from 1 to ${EXTRA_PLACES}; it was ${extraPlaces}.`;
  if (mode === 'RANKED_CHOICES') return RANKED;
  if (state === 'APPLIED') return APPLIED;
  if (state === 'QUEUED' || state === 'RUNNING') return NOT_YET;
  if (state === 'INFEASIBLE') return CANNOT_BE_MADE;
  return state === 'READY' ? null : NEVER;
}

function compared({ before, after }: WhatIf, more: string): AllocationWhatIf {
  const why = whyNotCompared({ before, after }, more);
  if (why !== null) throw badInput(why);
  return {
    sentence: whatIfSentence({ before, after }, more),
    isExact: isProved({ before, after }),
    valueBefore: before.value,
    valueAfter: after.value,
    placesBefore: before.places.length,
    placesAfter: after.places.length,
  };
}

/** As things stand nobody can come there: it is held for more students than it takes. */
const withoutDate = (material: PlanMaterial, offerDateId: string): PlanMaterial => ({
  ...material,
  dates: material.dates.filter((date) => date.offerDateId !== offerDateId),
});

const stillSetAside = ({ capacity, minimumAudience }: OfferDateToAllocate, more: string): string =>
  `This date takes ${counted(capacity, 'student')} and is held only for ${minimumAudience}, so it is no part of the plan, nor would it be with ${more}. Ask with ${minimumAudience - capacity} or more.`;

const withMore = (material: PlanMaterial, offerDateId: string, extraPlaces: number): PlanMaterial => ({
  ...material,
  dates: material.dates.map((date) =>
    date.offerDateId === offerDateId
      ? { ...date, capacity: date.capacity + extraPlaces, placesLeft: date.placesLeft + extraPlaces }
      : date,
  ),
});
