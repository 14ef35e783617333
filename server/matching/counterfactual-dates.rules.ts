import { addDays, laterOf } from '../platform/days';
import { problemsWithDays } from '../requests/speaker-request.rules';
import { dayInWords, daysInWords } from './calendar.rules';
import { conditions, prepareAsk } from './conditions.rules';
import type { Lever, LeverChange } from './counterfactual-levers.rules';
import type { WhyNot } from './counterfactual.types';
import type { Days } from './matching.types';

/** How far the window is widened, in days either way. */
const FURTHEST = 92;

const ABOUT_TIME: ReadonlySet<string> = new Set(['CAPACITY_LEFT', 'FREE_IN_WINDOW']);

/** Whether they have room and time on this very day. */
function couldComeOn({ candidate, ask, today, reference }: WhyNot, day: string): boolean {
  const prepared = prepareAsk({ ...ask, days: { from: day, to: day } }, today, reference);
  return conditions.filter(({ name }) => ABOUT_TIME.has(name)).every(({ holds }) => holds(candidate, prepared));
}

/**
 * The window widened to the nearest day after it, and to the nearest before it, on which they could come; the smaller widening
 * first, the later of equals. A day is enough, since days are looked at one by one. Days that are over are left out: who changes
 * the days of a request cannot ask for them.
 */
function widenings(whyNot: WhyNot): readonly LeverChange[] {
  const { ask, today } = whyNot;
  const after = nearest((distance) => addDays(laterOf(ask.days.to, addDays(today, -1)), distance));
  const before = nearest((distance) => addDays(ask.days.from, -distance));
  return [
    after && { ...after, days: { from: laterOf(ask.days.from, today), to: after.day } },
    before && { ...before, days: { from: before.day, to: ask.days.to } },
  ]
    .filter((widening) => widening !== null)
    .filter(({ days }) => couldBeAsked(days, today))
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ day, days }) => ({ ask: { ...ask, days }, explanation: inWords(day, days) }));

  function nearest(dayAt: (distance: number) => string): { readonly day: string; readonly distance: number } | null {
    for (let distance = 1; distance <= FURTHEST; distance += 1) {
      const day = dayAt(distance);
      if (day >= today && couldComeOn(whyNot, day)) return { day, distance };
    }
    return null;
  }
}

/** By `createSpeakerRequest`, today. */
const couldBeAsked = ({ from, to }: Days, today: string): boolean =>
  problemsWithDays({ startsOn: from, endsOn: to }, today).length === 0;

const inWords = (day: string, { from, to }: Days): string =>
  `If you asked for ${daysInWords(from, to)}: they could come on ${dayInWords(day)}.`;

export const datesLever: Lever = { kind: 'DATES', conditions: ['CAPACITY_LEFT', 'FREE_IN_WINDOW'], changes: widenings };
