import type { EncounterForm } from '../../schema/encounters/encounter-form.type';
import type { Condition } from '../../schema/matching/condition.type';
import type { CounterfactualKind } from '../../schema/matching/counterfactual.type';
import { conditions, prepareAsk } from './conditions.rules';
import { asItIs, isAmongFirst } from './counterfactual.engine';
import { datesLever } from './counterfactual-dates.rules';
import { partsLever } from './counterfactual-parts.rules';
import type { Change, CounterfactualTitles, WhyNot } from './counterfactual.types';
import { criteriaLevers } from './counterfactual-criteria.rules';
import { distanceToSchoolKm, TOLERANCE_KM } from './distance.rules';
import { openMonthsOf } from './availability.rules';
import type { Ask, Key } from './matching.types';
import { IN_PERSON_FORMS } from './forms.rules';
import { problemsWithWeights } from './weights.rules';
import { counted, formInWords, inARow, needInWords } from './wording.rules';

/** One thing that can be changed, and the changes of it to try, the smallest first. */
export interface Lever {
  readonly kind: Key<CounterfactualKind>;
  /** Conditions it can remove. */
  readonly conditions: readonly Key<Condition>[];
  readonly changes: (whyNot: WhyNot, titles: CounterfactualTitles) => readonly LeverChange[];
}

export type LeverChange = Partial<Change> & Pick<Change, 'explanation'>;

/** One more than is taken in each month of the window, the lowest first. */
function capacities({ candidate, ask, today }: WhyNot): readonly LeverChange[] {
  const taken = openMonthsOf(ask.days, today).map(({ month }) => candidate.commitments.get(month) ?? 0);
  const wanted = [...new Set(taken.map((count) => count + 1))].filter((capacity) => capacity > candidate.capacityPerMonth);
  return wanted
    .sort((one, other) => one - other)
    .map((capacityPerMonth) => {
      const more = capacityPerMonth - candidate.capacityPerMonth;
      const explanation = `If they took ${counted(more, 'more meeting', 'more meetings')} a month: ${capacityPerMonth} instead of ${candidate.capacityPerMonth}.`;
      return { candidate: { ...candidate, capacityPerMonth }, explanation };
    });
}

/** A little short of the distance a warning is enough, unless the area they help in is the question: two limits to try. */
function travelLimits({ candidate, ask }: WhyNot): readonly LeverChange[] {
  const distanceKm = distanceToSchoolKm(candidate, ask);
  if (distanceKm === null) return [];
  const limits = [Math.max(0, Math.ceil(distanceKm - TOLERANCE_KM)), Math.ceil(distanceKm)];
  return limits
    .filter((travelLimitKm) => travelLimitKm > candidate.travelLimitKm)
    .map((travelLimitKm) => ({
      candidate: { ...candidate, travelLimitKm },
      explanation: `If they travelled up to ${travelLimitKm} km instead of ${candidate.travelLimitKm} km.`,
    }));
}

function online({ ask }: WhyNot): readonly LeverChange[] {
  if (ask.isOnlineWelcome) return [];
  return [{ ask: { ...ask, isOnlineWelcome: true }, explanation: 'If you welcomed meeting online.' }];
}

function inPerson({ ask }: WhyNot): readonly LeverChange[] {
  if (ask.isInPersonWelcome) return [];
  return [{ ask: { ...ask, isInPersonWelcome: true }, explanation: 'If you welcomed meeting in person.' }];
}

/** Only forms that could be asked for with the weights of the request, if it has its own. */
function forms(whyNot: WhyNot): readonly LeverChange[] {
  const { candidate, ask, weights, weightsHoldFor } = whyNot;
  const mayWeigh = (form: Key<EncounterForm>) => weightsHoldFor === null || problemsWithWeights(weights, form).length === 0;
  const changes = candidate.forms.filter((form) => form !== ask.form && mayWeigh(form)).map((form) => withForm(ask, form));
  // Looked at once for all forms that carry the same way with them: a look may go through the whole index.
  const carried = WAYS.filter((way) => changes.some((change) => carries(change.ask, way, ask)));
  const alone = carried.map((way) => ({ way, does: inFormAskedFor(whyNot, way) }));
  return changes.filter((change) => {
    const does = alone.find(({ way }) => carries(change.ask, way, ask))?.does ?? 'NOTHING';
    return does === 'NOTHING' || (does === 'TOO_LITTLE' && wouldDo(whyNot, change.ask));
  });
}

const WAYS = ['isOnlineWelcome', 'isInPersonWelcome'] as const;
type Way = (typeof WAYS)[number];

const carries = (changed: Ask, way: Way, ask: Ask): boolean => changed[way] !== ask[way];

const ABOUT_FORM: ReadonlySet<string> = new Set<Key<Condition>>([
  'OFFERS_FORM',
  'SAFEGUARDING_ALLOWS_FORM',
  'WITHIN_TRAVEL_LIMIT',
]);

/**
 * What a way of meeting that another form carries with it would do alone, in the form asked for. Where it is enough it is the smaller
 * change; where it is too little somebody may still be among the first with a form that fewer others offer.
 */
function inFormAskedFor(whyNot: WhyNot, way: Way): 'NOTHING' | 'TOO_LITTLE' | 'ENOUGH' {
  const { candidate, ask, today, reference } = whyNot;
  const alone = { ...ask, [way]: true };
  const prepared = prepareAsk(alone, today, reference);
  if (!conditions.filter(({ name }) => ABOUT_FORM.has(name)).every(({ holds }) => holds(candidate, prepared))) return 'NOTHING';
  return wouldDo(whyNot, alone) ? 'ENOUGH' : 'TOO_LITTLE';
}

const wouldDo = (whyNot: WhyNot, asked: Ask): boolean => isAmongFirst(whyNot, { ...asItIs(whyNot), ask: asked });

/** A form that is met in one way only carries that way with it: `createSpeakerRequest` takes no other. */
function withForm(ask: Ask, form: Key<EncounterForm>): LeverChange & Pick<Change, 'ask'> {
  const explanation = `If you asked for ${formInWords(form)}`;
  if (form === 'ONLINE_SESSION' && !ask.isOnlineWelcome)
    return { ask: { ...ask, form, isOnlineWelcome: true }, explanation: `${explanation} and welcomed meeting online.` };
  if (IN_PERSON_FORMS.has(form) && !ask.isInPersonWelcome)
    return { ask: { ...ask, form, isInPersonWelcome: true }, explanation: `${explanation} and welcomed meeting in person.` };
  return { ask: { ...ask, form }, explanation: `${explanation}.` };
}

/** Leaves out the year groups they do not meet; where the student's own is one of these, they would have to meet them. */
function yearGroups({ candidate, ask, yearGroup }: WhyNot): readonly LeverChange[] {
  const missing = ask.yearGroups.filter((year) => !candidate.yearGroups.includes(year));
  const left = ask.yearGroups.filter((year) => candidate.yearGroups.includes(year));
  const years = inARow(missing.map((year) => `Year ${year}`));
  if (!missing.includes(yearGroup)) return [{ ask: { ...ask, yearGroups: left }, explanation: `If you asked without ${years}.` }];
  const willing = { ...candidate, yearGroups: [...candidate.yearGroups, ...missing] };
  return [{ candidate: willing, explanation: `If they met ${years} as well.` }];
}

function groupSizes({ candidate: { largestGroup }, ask }: WhyNot): readonly LeverChange[] {
  if (largestGroup === null || largestGroup < 1) return [];
  const explanation = `If you brought ${counted(largestGroup, 'student')} at a time instead of ${ask.groupSize}.`;
  return [{ ask: { ...ask, groupSize: largestGroup }, explanation }];
}

function accessNeeds({ candidate, ask }: WhyNot): readonly LeverChange[] {
  const missing = ask.accessNeeds.filter((need) => !candidate.accessNeedsMet.includes(need));
  const willing = { ...candidate, accessNeedsMet: [...candidate.accessNeedsMet, ...missing] };
  return [{ candidate: willing, explanation: `If they confirmed ${inARow(missing.map(needInWords))}.` }];
}

/** In the order in which they are told. What a school or a person decided is no lever: it has been said, and is theirs to change. */
export const levers: readonly Lever[] = [
  { kind: 'CAPACITY', conditions: ['CAPACITY_LEFT', 'FREE_IN_WINDOW'], changes: capacities },
  { kind: 'TRAVEL_LIMIT', conditions: ['WITHIN_TRAVEL_LIMIT', 'HERE_FOR_THIS_SCHOOL'], changes: travelLimits },
  { kind: 'ONLINE', conditions: ['WITHIN_TRAVEL_LIMIT'], changes: online },
  { kind: 'IN_PERSON', conditions: ['WITHIN_TRAVEL_LIMIT'], changes: inPerson },
  datesLever,
  partsLever,
  { kind: 'FORM', conditions: ['OFFERS_FORM', 'SAFEGUARDING_ALLOWS_FORM', 'WITHIN_TRAVEL_LIMIT'], changes: forms },
  { kind: 'YEAR_GROUPS', conditions: ['ACCEPTS_YEAR_GROUP'], changes: yearGroups },
  { kind: 'GROUP_SIZE', conditions: ['ACCEPTS_GROUP_SIZE'], changes: groupSizes },
  { kind: 'ACCESS_NEEDS', conditions: ['MEETS_ACCESS_NEEDS'], changes: accessNeeds },
  ...criteriaLevers,
];
