import { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Asking } from '../../server/allocation/plan-problem.rules';
import type { AskedOfPlan } from '../../server/allocation/plan.types';

export const at = (hour: string) => ({
  startsAt: new Date(`2026-11-10T${hour}:00Z`),
  endsAt: new Date(`2026-11-10T${hour}:59Z`),
});

/** A date with thirty places, all of them free. */
export const askedDate: Asking['dates'][number] = {
  ...{ offerDateId: 'date', offerId: 'offer', employerId: null, title: 'Lamps', form: EncounterForm.WORKSHOP },
  ...{ capacity: 30, placesLeft: 30, minimumAudience: 1, yearGroups: [9], accessNeedsMet: [] },
  ...{ isOnline: false, outcode: null, roleModelIds: [], ...at('10') },
};

/** What is asked of a plan for a whole year, by fit and need. */
export const askedOf = (pairs: Partial<Pick<AskedOfPlan, 'fixed' | 'forbidden' | 'required'>>): AskedOfPlan => ({
  audience: { yearGroup: 9, tutorGroup: null, subjectCode: null, studentIds: null },
  offers: { offerIds: null, startsOn: null, endsOn: null, forms: null },
  ...{ fixed: [], forbidden: [], required: [], ranked: null, ...pairs },
});

/** Asking for a plan of that date alone, a place for each, where nobody is committed yet. */
export const askingOf = (who: readonly string[], asked: AskedOfPlan, given: Partial<Asking> = {}): Asking => ({
  asked,
  named: { forbidden: asked.forbidden, ranked: null },
  limits: { target: 1, mostPerStudent: 1 },
  students: who.map((id) => ({ id, need: 1, had: 0 })),
  ...{ dates: [askedDate], setAside: [], isCut: false, commitments: [] },
  ...given,
});
