import { counted } from '../matching/wording.rules';
import type { Price, WhatIf } from './allocation.types';
import { couldBeMore, isProved } from './what-if-plans.rules';

/**
 * A price as a sentence; `what` names the date, as in "the hospital visit on 3 May". Where some date needs a minimum audience it holds as
 * long as the same dates run.
 */
export function priceSentence({ value }: Price, what: string, areSomeNeeded: boolean): string {
  const worth = value === 0 ? 'make nobody better off' : `be worth ${perfectMeetings(value)}`;
  return `One more place at ${what} would ${worth}${areSomeNeeded ? ', as long as the same dates run' : ''}.`;
}

/** More places at `what`, as that is said. */
export const placesInWords = (extraPlaces: number, what: string): string => `${counted(extraPlaces, 'more place')} at ${what}`;

/** What was re-solved, in one sentence or two, where both are plans; `places` as `placesInWords` says them. */
export function whatIfSentence({ before, after }: WhatIf, places: string): string {
  const more = after.places.length - before.places.length;
  const taken =
    more === 0
      ? 'as many places taken in all'
      : `${Math.abs(more).toLocaleString('en-GB')} ${more < 0 ? 'fewer' : 'more'} taken in all`;
  const told = `${places} would be worth ${perfectMeetings(after.value - before.value)}, with ${taken}.`;
  return isProved({ before, after }) ? told : `${told} ${roughly(couldBeMore({ before, after }))}`;
}

const roughly = (more: number): string =>
  `That is rough: it compares the best plans found in the time there was, and the best there are could be worth ${perfectMeetings(more)} more.`;

/** A sum of need times score. The unit is one meeting of a student of need 1 with somebody who fits them completely. */
export const perfectMeetings = (value: number): string =>
  value > 0 && value < 0.01 ? 'less than 0.01 perfect meetings' : `${value.toFixed(2)} perfect meetings`;
