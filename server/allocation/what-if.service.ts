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
import type { WhatIf } from './allocation.types';
import { withDate } from './dates-that-run.rules';
import { type PlanMaterial, planMaterial, planOutline } from './plan-material.reads';
import { problemOf } from './plan-problem';
import { conflictsUnseen } from './plan-problem.rules';
import { dateInWords } from './plan-results.rules';
import { placesInWords, whatIfSentence } from './price-wording.rules';
import { areSome } from './problem-conflicts.rules';
import { solveWhatIf, type ToSolve } from './solve-what-if';
import { isProved } from './what-if-plans.rules';
import { whyNotCompared } from './what-if-refusals.rules';

/** Students times dates: what can be read, scored and solved three times while somebody waits. */
const MOST_PAIRS = 100_000;
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

/** What more places at one date would change: the best fit is solved as things stand now and with the places, and compared. */
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
    // What students are owed, and so their need, must not differ by a date that is added.
    const forms = outline.dates.map(({ form }) => form);
    const kept = { plan: planned, outline: withDate(outline, date), forms, isReported: false, onShare: () => undefined };
    const material = await planMaterial(this.ground, this.reference, kept);
    const asIs = await problemFor(planned, isSetAside ? withoutDate(material, offerDateId) : material);
    const withPlaces = await problemFor(planned, withMore(material, offerDateId, extraPlaces));
    const known = await this.store.bestFitOf(plan);
    return compared(await solveWhatIf(this.ground.solver, { asIs, withPlaces, known }), more);
  }
}

async function problemFor(plan: Parameters<typeof problemOf>[0], material: PlanMaterial): Promise<ToSolve> {
  const commitments = material.students.flatMap((student) => student.commitments);
  const conflicts = conflictsUnseen({ ...material, asked: plan.asked, commitments });
  return areSome(conflicts) ? { conflicts } : problemOf(plan, material, { onShare: () => undefined });
}

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
